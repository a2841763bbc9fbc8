"""What the catalogue contributes to other pages: an entry, what is missing or late, a block on the item, a reminder."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies import following
from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.catalogue import queries
from gongkai.apps.catalogue.services.keeping import note_body
from gongkai.apps.catalogue.show.rows import items_of
from gongkai.apps.catalogue.standing import WANTING
from gongkai.apps.catalogue.tasks import remind
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive import states
from gongkai.apps.proactive.models import Item
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn
from gongkai.lib.shell import navigation, related, worklist
from gongkai.lib.shell.related import Related
from gongkai.lib.shell.worklist import Work
from gongkai.lib.ui import parts
from gongkai.lib.ui.parts import Link

ROLES = frozenset({*states.EVERYONE, Role.SUPERVISOR})


def register() -> None:
    """Called once, when the application is ready."""
    navigation.add(navigation.Entry("catalogue:list", _("公开目录"), order=32, roles=ROLES))
    worklist.add(
        worklist.Provider(
            "catalogue.wanting", _("目录：缺项和逾期未更新"), 35, wanting, frozenset(states.WRITERS)
        )
    )
    related.add(related.Provider("catalogue.item", 40, "proactive.Item", of_item))
    following.add("catalogue", note_body)  # its pages call the body by its name
    words = _("每周提醒目录里缺项和逾期未更新的条目")
    schedule.add(Turn("catalogue.remind", words, timedelta(days=1), remind, order=32))


def wanting(actor: Staff, number: int) -> Work:
    """Of the own body alone: the office sees all others in the matrix."""
    agency = actor.agency
    if agency is None or not any(actor.has_role(role, agency=agency) for role in states.WRITERS):
        return Work((), 0)
    # A body that keeps no catalogue is asked one question.
    entries = list(queries.standing_entries([agency]))
    found = [line for line in queries.lines(entries) if line.standing.state in WANTING] if entries else []
    address = reverse("catalogue:body", args=[agency.pk]) + "?state=wanting"
    return Work(items_of(found[:number]), len(found), address)


def of_item(actor: Staff, item: Item) -> Related | None:
    """Where an item stands in the catalogue, on its page; nothing while the body keeps none."""
    places = queries.places_of(item)
    if not places.standing:
        return None
    entries, was_said = queries.entries_of_item(item, places)
    may_place = items.is_writer(actor, item.agency)
    how = gettext("人工归入") if was_said else gettext("按栏目归入")
    lines = [
        parts.Item(title=str(one), url=reverse("catalogue:entry", args=[one.pk]), meta=(how,))
        for one in entries
    ]
    add = Link(gettext("归入目录条目"), reverse("catalogue:place", args=[item.pk])) if may_place else None
    return Related(gettext("公开目录"), lines, gettext("还没有归入目录的条目。"), add)
