"""By when each item of an entry had to be public: the limit of the entry where it has one, else that of Article 26."""

from __future__ import annotations

from datetime import date

from gongkai.apps.catalogue.models import CatalogueEntry, LimitTrigger, LimitUnit
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock
from gongkai.lib.ui.dates import local_day
from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.calendar_limit import CalendarLimit
from gongkai.statute.citation import NotInForce
from gongkai.statute.instruments import REG
from gongkai.statute.limits import Limit
from gongkai.statute.publication import PUBLICATION, publication_verdict
from gongkai.statute.timeliness import TimeVerdict

# In calendar days, about what the limit of Article 26 comes to: a longer one needs a law or regulation that sets it.
LONGEST_WITHOUT_BASIS = {LimitUnit.WORKING_DAY.value: PUBLICATION.working_days, LimitUnit.DAY.value: 28}


def limit_of(entry: CatalogueEntry) -> Limit | CalendarLimit | None:
    """What the entry sets instead of the 20 working days; None where it sets nothing else."""
    if entry.limit_days is None:
        return None
    words = f"目录规定：{entry.limit_text or entry.limit_days}"
    if entry.limit_unit == LimitUnit.WORKING_DAY:
        return Limit(entry.limit_days, REG.article(26), words)
    return CalendarLimit(REG.article(26), words, days=entry.limit_days)


def first_shown_on(item: Item) -> date | None:
    """The day of its first publication; of what was brought along from another site, the day on which it stood there."""
    origin = getattr(item, "origin", None)
    if origin is not None and origin.earlier_on is not None:
        earlier: date = origin.earlier_on
        return earlier
    return local_day(item.published_at) if item.published_at else None


def verdict_of(entry: CatalogueEntry, item: Item, calendar: WorkCalendar) -> TimeVerdict | None:
    """Whether the version that is public now came in time; None where that is not measured.

    A repost has no limit of its own, and what has no date of forming cannot be measured.
    """
    version = item.published
    if (
        version is None
        or version.formed_on is None
        or version.source_kind != "own"
        or item.renewed_at is None
    ):
        return None
    counts_changes = entry.limit_trigger == LimitTrigger.FORMED_OR_CHANGED
    changed_on = version.changed_on if counts_changes else None
    if changed_on is not None and changed_on < version.formed_on:
        return None
    # Without a change of the information, a later version (a comma put right) has no limit: the first one had it.
    shown_on = local_day(item.renewed_at) if changed_on else first_shown_on(item)
    try:
        return publication_verdict(
            version.formed_on,
            calendar,
            as_of=clock.today(),
            published_on=shown_on,
            changed_on=changed_on,
            other_limit=limit_of(entry),
        )
    except NotInForce:
        return None  # formed before the first Regulation of 2008
