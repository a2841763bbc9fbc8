"""The doors to catalogues: for staff the actor comes first; `published` is the one for the public."""

from gongkai.apps.catalogue.queries.holdings import entries_of_item, items_of, places_of
from gongkai.apps.catalogue.queries.limits import LONGEST_WITHOUT_BASIS, verdict_of
from gongkai.apps.catalogue.queries.staff import (
    Line,
    bodies,
    body,
    calendar,
    entry,
    item_of,
    keeps,
    line,
    lines,
    office,
    standing_entries,
)

__all__ = [
    "LONGEST_WITHOUT_BASIS",
    "Line",
    "bodies",
    "body",
    "calendar",
    "entries_of_item",
    "entry",
    "item_of",
    "items_of",
    "keeps",
    "line",
    "lines",
    "office",
    "places_of",
    "standing_entries",
    "verdict_of",
]
