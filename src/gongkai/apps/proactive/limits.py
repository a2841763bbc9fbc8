"""Until when the version in work must be public (条例第二十六条). Knows the statute and a version, no state and no table.

The limit runs from the day the information was formed; of what is public already, from the day of a change that the new
version names. What is reposted, kept back, without a date, or formed before the first Regulation is not measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.statute.citation import NotInForce
from gongkai.statute.publication import publication_deadline

if TYPE_CHECKING:
    from gongkai.apps.proactive.models import Item, ItemVersion
    from gongkai.statute.calendar import WorkCalendar
    from gongkai.statute.deadlines import Deadline

MEASURED = ("", "proactive")  # attributes; "" is not settled yet


def publication_limit(item: Item, version: ItemVersion, calendar: WorkCalendar) -> Deadline | None:
    """Last day on which the version is published in time, with its ledger; None where nothing is measured.

    item: as it stands before the publication of the version.
    """
    if not _is_measured(item, version) or version.formed_on is None:
        return None
    try:
        return publication_deadline(version.formed_on, calendar, changed_on=version.changed_on)
    except (
        NotInForce,
        ValueError,
    ):  # formed before 2008-05-01; changed before it was formed, which the gate finds
        return None


def _is_measured(item: Item, version: ItemVersion) -> bool:
    if version.source_kind != "own" or version.attribute not in MEASURED:
        return False
    if item.published_at is None:
        origin = getattr(
            item, "origin", None
        )  # what was public before, on another site, was measured by that day
        return origin is None or origin.earlier_on is None
    before = item.published.changed_on if item.published else None
    return version.changed_on is not None and version.changed_on != before
