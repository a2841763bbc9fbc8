"""What the rows of a register would add to the annual reports: the same definitions as the figures, before anything is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.apps.disclosure_requests.importing.entries import Entry
from gongkai.statute.outcomes import GROUPS, OUTCOMES


@dataclass(frozen=True)
class YearTally:
    """One year. groups: how many ended with an outcome of each group, in the order of the form."""

    year: int
    carried_in: int
    new: int
    groups: tuple[int, ...]
    carried_out: int

    @property
    def ended(self) -> int:
        return sum(self.groups)


def by_year(entries: Sequence[Entry], last: int) -> list[YearTally]:
    """From the first year of receipt to the last, also years in which nothing came. last: the year of today."""
    rows = [entry for entry in entries if entry.receipt_date is not None and not entry.is_rectification]
    first = min((entry.receipt_date.year for entry in rows if entry.receipt_date), default=last + 1)
    return [_of_year(rows, year) for year in range(first, last + 1)]


def _of_year(rows: Iterable[Entry], year: int) -> YearTally:
    new = carried_in = carried_out = 0
    ended: Counter[str] = Counter()
    for entry in rows:
        assert entry.receipt_date is not None
        end = entry.counted_on.year if entry.counted_on else None
        if entry.receipt_date.year > year or (end is not None and end < year):
            continue
        new += entry.receipt_date.year == year
        carried_in += entry.receipt_date.year < year
        if end == year:
            ended[OUTCOMES[entry.counted_outcome].group.code] += 1
        else:
            carried_out += 1
    return YearTally(year, carried_in, new, tuple(ended[group.code] for group in GROUPS), carried_out)


def by_outcome(entries: Iterable[Entry]) -> list[tuple[str, Counter[str]]]:
    """For each outcome that occurs, in the order of the form, how many of each kind of applicant."""
    counted: dict[str, Counter[str]] = {code: Counter() for code in OUTCOMES}
    for entry in entries:
        if entry.counted_outcome and not entry.is_rectification and entry.receipt_date is not None:
            counted[entry.counted_outcome][entry.type] += 1
    return [(code, types) for code, types in counted.items() if types]
