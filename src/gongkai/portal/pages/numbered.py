"""Lists whose pages are numbered from the oldest item: a new one changes the last page, and not all of them.

The items keep their places for ever. One that is withdrawn stays in the list, marked so; else all after it would move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import Http404

Row = TypeVar("Row")
Rows = Callable[[int, int], Sequence[Row]]  # those from one place up to another, the oldest first


@dataclass(frozen=True)
class Leaf(Generic[Row]):
    """One page of a list. rows: the newest first; last: the number of the newest page; newer, older: addresses, "" at the ends."""

    rows: list[Row]
    last: int
    newer: str
    older: str


@dataclass(frozen=True)
class Numbered:
    """size: items of a page; count: of all; places: of the rows with these numbers, 0 for the oldest, none if never there."""

    size: int
    count: Callable[[], int]
    places: Callable[[Sequence[int]], Iterable[int]]

    def last(self) -> int:
        """The number of the newest page; 0 while there is nothing."""
        return -(-self.count() // self.size)

    def numbers(self) -> range:
        return range(1, self.last() + 1)

    def span(self, number: int) -> tuple[int, int]:
        """The first place of a page, and the first place behind it."""
        return (number - 1) * self.size, number * self.size

    def newest(self, rows: Rows[Row], address: Callable[[int], str]) -> Leaf[Row]:
        """The rows of the last numbered page, which may be nearly empty, and of the one before."""
        last = self.last()
        found = rows(max(last - 2, 0) * self.size, last * self.size) if last else ()
        return Leaf(list(reversed(found)), last, "", address(last - 2) if last > 2 else "")

    def leaf(self, number: int, rows: Rows[Row], address: Callable[[int], str]) -> Leaf[Row]:
        """One page, counted from the oldest row, so that what stands on it stays. Raises Http404."""
        last = self.last()
        if not 1 <= number <= last:
            raise Http404
        newer = address(number + 1) if number < last else ""
        older = address(number - 1) if number > 1 else ""
        return Leaf(list(reversed(rows(*self.span(number)))), last, newer, older)

    def touched(self, rows: Sequence[int]) -> set[int]:
        """The pages on which these rows stand; with the first of a page also the page before, which then has a next one."""
        places = list(self.places(rows))
        own = {place // self.size + 1 for place in places}
        return own | {place // self.size for place in places if place and place % self.size == 0}


@dataclass(frozen=True)
class ByNumber:
    """Parts by the numbers of the rows themselves: nothing is counted, however many there are.

    size: numbers of a part, some of which are of rows that are not shown; highest: number of a row that is shown, of all
    or of those below a number, 0 if none is.
    """

    size: int
    highest: Callable[[int | None], int]

    def numbers(self) -> range:
        highest = self.highest(None)
        return range(1, highest // self.size + 2) if highest else range(0)

    def span(self, number: int) -> tuple[int, int]:
        """The first number of a part, and the first behind it."""
        return (number - 1) * self.size, number * self.size

    def touched(self, rows: Sequence[int]) -> set[int]:
        """The parts of these rows; with them the empty parts just before, which are there since the first of such a row."""
        own = {row // self.size + 1 for row in rows}
        return {one for part in own for one in range(self._last_before(part) + 1, part + 1)}

    def _last_before(self, part: int) -> int:
        """The part before this one in which a row is shown; 0 if there is none."""
        below = self.highest((part - 1) * self.size) if part > 1 else 0
        return below // self.size + 1 if below else 0
