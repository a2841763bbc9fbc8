"""What is stored beside the state of an item, so that no list works it out: whose turn it is, until when, what presses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from gongkai.apps.agencies.models import Agency
from gongkai.apps.holiday_calendar import queries as calendars
from gongkai.apps.proactive import limits, queries, steps
from gongkai.apps.proactive.models import Column, Item, ItemVersion, Pressing
from gongkai.apps.proactive.states import OPEN, State
from gongkai.lib import clock

OF_AUTHOR = frozenset({State.DRAFT, State.APPROVED})


def standing(item: Item, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The stored standing of an item once these changes of it are written; written with them, in the same act."""
    state = changes.get("state", item.state)
    newest: ItemVersion = changes.get("newest", item.newest)
    stage = _turn(item, newest) if state == State.IN_REVIEW else None
    limit = None
    if state in OPEN:
        limit = limits.publication_limit(item, newest, calendars.provisional(calendars.current()))
    last = limit.day if limit else None
    pressing = Pressing.NOT
    if changes.get("after_review_due", item.after_review_due):
        pressing = Pressing.AFTER_REVIEW
    elif last is not None and last < clock.today():
        pressing = Pressing.LATE
    return {
        "awaits_step": stage.step.value if stage else "",
        "awaits_role": stage.role.value if stage else "",
        "awaits_author_id": newest.author_id if state in OF_AUTHOR else None,
        "publish_by": last,
        "pressing": pressing.value,
    }


def _turn(item: Item, newest: ItemVersion) -> steps.Stage | None:
    return steps.due(queries.stages_for(item.agency, newest.column_id), queries.passed_steps(newest))


def renew_below(agency: Agency, column: Column | None = None) -> int:
    """After a policy was settled: what is in review below this body. Gives how many changed."""
    rows = Item.objects.filter(state=State.IN_REVIEW, agency__path__startswith=agency.path)
    return _renew(rows.filter(newest__column=column) if column else rows)


def renew_taken_over(by: Agency) -> int:
    """After a merger: what was in review at the bodies for which this one goes on, and is reviewed here from now on."""
    return _renew(Item.objects.filter(state=State.IN_REVIEW, agency__successions_out__successor=by))


def renew(item: Item) -> int:
    """After something beside the item changed that its limit hangs on."""
    return _renew(Item.objects.filter(pk=item.pk))


def mark_late() -> int:
    """A day that goes by makes things late."""
    over = Item.objects.filter(publish_by__lt=clock.today(), pressing=Pressing.NOT)
    return over.update(pressing=Pressing.LATE)


def renew_all() -> int:
    """Everything that is not at rest: after a new holiday notice, and each day, for bodies that were moved in the tree."""
    return _renew(Item.objects.filter(Q(state__in=OPEN) | Q(after_review_due__isnull=False)))


def _renew(rows: QuerySet[Item]) -> int:
    """Derived from what is recorded elsewhere: no event, and no new version that would stop somebody's form."""
    changed = 0
    for item in rows.select_related("agency", "newest", "published", "origin").iterator(chunk_size=500):
        now = standing(item, {})
        if any(getattr(item, name) != value for name, value in now.items()):
            changed += Item.objects.filter(pk=item.pk, version=item.version).update(**now)
    return changed
