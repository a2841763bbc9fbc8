"""Rows of a list of staff by words of what they are called: from the index, and what it does not hold yet."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.apps.search_index import queries
from gongkai.lib.search.port import Naming, SearchUnavailable

NOTED_AT_MOST = 1000  # rows; more of them come with a great import, and are taken up within minutes


@dataclass(frozen=True)
class Listed:
    """Ids, which the caller reads through its own door. rows: as the index has it, without `noted`: those changed since
    it was fed, and may be called otherwise now. is_whole: whether these are all, and not the newest of very many.
    """

    rows: tuple[int, ...]
    noted: tuple[int, ...]
    is_whole: bool


def listed(asked: Naming) -> Listed | None:
    """None where the index cannot be asked: it is lost, being made, or far behind the ledgers."""
    # The outbox first: what is fed between the two questions then stands in both, and not in neither.
    noted = queries.noted(asked.kind, NOTED_AT_MOST + 1)
    if len(noted) > NOTED_AT_MOST:
        return None
    try:
        found = queries.engine().named(asked) if not queries.is_rebuilding() else None
    except SearchUnavailable:
        return None
    if found is None:
        return None
    return Listed(tuple(row for row in found.rows if row not in noted), tuple(sorted(noted)), found.is_whole)
