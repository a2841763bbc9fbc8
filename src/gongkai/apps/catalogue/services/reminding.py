"""Once a week each body is told which entries of its catalogue are missing or late; called by the clock."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_noop

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import Role
from gongkai.apps.catalogue.models import Reminding
from gongkai.apps.catalogue.queries import Line, reminders
from gongkai.apps.catalogue.standing import State
from gongkai.apps.notices import services as notices
from gongkai.lib import clock

TOLD = (Role.DISCLOSURE_OFFICE, Role.HANDLER, Role.REGISTRAR)
SENTENCE = gettext_noop(
    "“%(agency)s”的公开目录有%(missing)d条缺项，%(overdue)d条逾期未更新；请公开或者更新。"
)


def remind() -> int:
    """Gives how many people were told."""
    return sum(_remind(agency, lines) for agency, lines in reminders.wanting())


@transaction.atomic
def _remind(agency: Agency, lines: list[Line]) -> int:
    """Nobody is told twice: the mark is set in the same transaction."""
    _mark, is_first = Reminding.objects.get_or_create(agency=agency, on=clock.today())
    if not is_first:
        return 0
    missing = sum(line.standing.state is State.MISSING for line in lines)
    values: dict[str, str | int] = {"agency": agency.name, "missing": missing}
    values["overdue"] = len(lines) - missing
    people = [person for role in TOLD for person in agencies.acting(agency, role)]
    address = reverse("catalogue:body", args=[agency.pk]) + "?state=wanting"
    return notices.send(people, SENTENCE, address=address, values=values)
