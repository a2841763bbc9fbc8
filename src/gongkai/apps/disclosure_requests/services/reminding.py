"""One digest a day for each person, outside the quiet hours of the body; what is late also goes to head and office."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime, time

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import Policy, Reminding
from gongkai.apps.notices import services as notices
from gongkai.lib import clock

DIGEST = gettext_noop(
    "依申请公开：已逾期%(overdue)d件，今天到期%(today)d件，三个工作日内到期%(endangered)d件。"
)
ESCALATION = gettext_noop("本单位有%(overdue)d件申请已经逾期、%(today)d件今天到期；请督促办理。")


def remind() -> int:
    """Tell everyone who has work near its limit; gives how many were told. Called by the clock, once a day each body."""
    told = 0
    for agency in queries.bodies_with_limits():
        if not is_quiet(queries.policy_of(agency), clock.now()):
            told += _remind(agency)
    return told


def is_quiet(policy: Policy, moment: datetime) -> bool:
    """Whether the body asked for silence at this time; the hours may run over midnight."""
    first, last = policy.quiet_from, policy.quiet_until
    if first is None or last is None or first == last:
        return False
    now: time = timezone.localtime(moment).time()
    return first <= now < last if first < last else now >= first or now < last


@transaction.atomic
def _remind(agency: Agency) -> int:
    """Nobody is told twice on one day: the mark is set in the same transaction."""
    _mark, is_first = Reminding.objects.get_or_create(agency=agency, on=clock.today())
    if not is_first:
        return 0
    own: dict[Staff | None, Counter[str]] = defaultdict(Counter)
    for heap, handler in queries.limits_of(agency):
        own[handler][heap] += 1
    whole = sum(own.values(), Counter())
    registrars = queries.people(agency, (Role.REGISTRAR,))
    told = 0
    for person, counts in own.items():
        told += _tell(
            [person] if person else registrars, DIGEST, counts, "?stage=open&mine=on" if person else ""
        )
    if whole["overdue"] or whole["today"]:
        told += _tell(queries.people(agency, (Role.UNIT_HEAD, Role.DISCLOSURE_OFFICE)), ESCALATION, whole, "")
    return told


def _tell(people: object, sentence: str, counts: Counter[str], query: str) -> int:
    values = {key: counts[key] for key in ("overdue", "today", "endangered") if f"%({key})" in sentence}
    address = reverse("disclosure_requests:list") + query if query else reverse("disclosure_requests:board")
    return notices.send(people, sentence, address=address, values=values)  # type: ignore[arg-type]  # staff either way
