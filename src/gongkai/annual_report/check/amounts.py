"""What a cell may be worth in a sum: one number, one of several, or anything from zero on.

Blank counts as 0, "/" counts as 0. An unreadable cell counts as each of its candidates; with no candidate it
may be anything. A sum is settled when all readings agree, and broken only when no reading can make it hold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from gongkai.annual_report.report import Cell, Content, Number

MANY = 5000  # more readings than this are not enumerated; the sum is then taken as open


@dataclass(frozen=True, slots=True)
class Open:
    """A cell that can be read in several ways. No values: nothing is known but that it is not negative."""

    values: tuple[Number, ...] = ()


Amount = int | Decimal | Open
UNKNOWN = Open()


def usable(value: Number | None) -> bool:
    """A number one can calculate with (a damaged file may give a decimal that is none)."""
    return value is not None and (isinstance(value, int) or value.is_finite())


def amount(cell: Cell | None) -> Amount:
    """What the cell counts in a sum."""
    if cell is None or cell.content is Content.BLANK or cell.content is Content.NOT_APPLICABLE:
        return 0
    value = cell.value
    if cell.content is Content.NUMBER and value is not None and usable(value):
        return value
    values = tuple(
        sorted({0 if value is None else value for value in cell.candidates if value is None or usable(value)})
    )
    return Open(values) if len(values) > 1 else UNKNOWN  # one candidate that was not taken settles nothing


def lowest(amounts: Iterable[Amount]) -> Number:
    """The least the sum can be."""
    return sum((min(a.values, default=0) if isinstance(a, Open) else a for a in amounts), start=0)


def sums(amounts: Sequence[Amount]) -> frozenset[Number] | None:
    """Every value the sum may have; None when it may be anything from `lowest` on."""
    settled: Number = sum((a for a in amounts if not isinstance(a, Open)), start=0)
    possible: set[Number] = {settled}
    for a in amounts:
        if isinstance(a, Open):
            if not a.values or len(possible) * len(a.values) > MANY:
                return None
            possible = {x + y for x, y in product(possible, a.values)}
    return frozenset(possible)


def agree(left: Sequence[Amount], right: Sequence[Amount]) -> bool | None:
    """Whether both sides add up to the same: always, never, or None for in some readings only."""
    if not any(isinstance(a, Open) for a in left) and not any(isinstance(a, Open) for a in right):
        return lowest(left) == lowest(right)
    ours, theirs = sums(left), sums(right)
    if ours is None and theirs is None:
        return None
    if ours is None or theirs is None:
        known, open_side = (theirs, left) if ours is None else (ours, right)
        return None if known is None or max(known) >= lowest(open_side) else False
    if len(ours) == len(theirs) == 1:
        return ours == theirs
    return None if ours & theirs else False
