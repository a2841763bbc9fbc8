"""Which printed lines of a table without lines are one row of it: a label may be broken over lines, a number too.

The cells of a row are set at one height, by their middles or by their tops. Of all ways to put the lines together,
the one is taken in which the cells of each row agree best on that height.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gongkai.annual_report.read.sources.words import Word

_NEVER = 1e6
_MOST_LINES = 14  # of one row
_AGREE = 0.25  # of the height of a line: cells that differ less are at one height
_MISPLACED = 4.0  # for each further height
_NO_LABEL, _NO_UNIT, _NO_VALUE, _BROKEN_NUMBER, _GAP, _LOOSE = 3.0, 1.0, 0.5, 0.3, 1.0, 0.6
_BY_TOPS = 1.0  # a table set by the tops of its cells is rarer: it must fit clearly better
_SINGLE = 0.6  # of the height of a line: a gap wider than that between single-spaced lines
_WIDER, _TOO_WIDE = 0.35, 1.6  # of the height of a line, beyond the usual gap between two lines of a label


@dataclass(slots=True)
class TableLine:
    """What one printed line gives to a row. values: by column; printed: all its texts as they stand."""

    top: float
    labels: list[Word] = field(default_factory=list)
    units: list[Word] = field(default_factory=list)
    values: dict[int, Word] = field(default_factory=dict)
    printed: list[Word] = field(default_factory=list)

    @property
    def words(self) -> list[Word]:
        return [*self.labels, *self.units, *self.values.values()]


def logical_rows(lines: list[TableLine]) -> list[list[TableLine]]:
    """The lines of each row, from top to bottom."""
    height = _middle([word.height for line in lines for word in line.words])
    labelled = any(line.labels for line in lines)
    measured = any(line.units for line in lines)
    gap = min(_gaps(lines), default=0.0)
    best: tuple[float, list[list[TableLine]]] = (float("inf"), [])
    for place, extra in ((attrgetter("centre"), 0.0), (attrgetter("top"), _BY_TOPS)):
        rating = _Rating(place, max(height, 1.0), gap, labelled=labelled, measured=measured)
        cost, found = _cheapest(lines, rating)
        if cost + extra < best[0]:
            best = cost + extra, found
    return best[1]


def _middle(sizes: list[float]) -> float:
    return sorted(sizes)[len(sizes) // 2] if sizes else 0.0


def _gaps(lines: list[TableLine]) -> Iterator[float]:
    """Between the labels of neighbouring lines."""
    above = None
    for line in lines:
        if line.labels:
            if above is not None:
                yield max(0.0, min(word.top for word in line.labels) - above)
            above = max(word.bottom for word in line.labels)


@dataclass(frozen=True, slots=True)
class _Rating:
    """What speaks against some lines being one row. height: of a line; gap: the least between two labels."""

    place: Callable[[_Cell], float]
    height: float
    gap: float
    labelled: bool
    measured: bool

    def cost(self, lines: list[TableLine]) -> float:
        cells = _cells(lines)
        heights = [self.place(cell) for cell in cells.values()]
        tallest = max(cells.values(), key=lambda cell: cell.bottom - cell.top)
        base = self.place(tallest)
        off = sum(max(0.0, abs(each - base) / self.height - _AGREE) for each in heights)
        columns = [key for key in cells if isinstance(key, int)]
        cost = _MISPLACED * off + (0.0 if columns else _NO_VALUE)
        if self.labelled and "label" not in cells:
            cost += _NO_LABEL
        if self.measured and "unit" not in cells:
            cost += _NO_UNIT
        cost += _BROKEN_NUMBER * sum(cells[key].lines - 1 for key in columns)
        cost += _BROKEN_NUMBER * (cells["unit"].lines - 1 if "unit" in cells else 0)
        return cost

    def gaps(self, lines: list[TableLine]) -> float:
        """The cost of the gaps between the lines of one row."""
        usual = self.gap + _WIDER * self.height
        cost = 0.0
        for gap in _gaps(lines):
            if gap > usual + _TOO_WIDE * self.height:
                return _NEVER
            cost += _GAP if gap > usual else _LOOSE if gap > _SINGLE * self.height else 0.0
        return cost


@dataclass(slots=True)
class _Cell:
    top: float
    bottom: float
    lines: int = 0

    @property
    def centre(self) -> float:
        return (self.top + self.bottom) / 2


def _cells(lines: list[TableLine]) -> dict[int | str, _Cell]:
    cells: dict[int | str, _Cell] = {}
    for line in lines:
        parts: list[tuple[int | str, list[Word]]] = [("label", line.labels), ("unit", line.units)]
        parts += [(column, [word]) for column, word in line.values.items()]
        for key, words in parts:
            for at, word in enumerate(words):
                cell = cells.setdefault(key, _Cell(word.top, word.bottom))
                cell.top, cell.bottom = min(cell.top, word.top), max(cell.bottom, word.bottom)
                cell.lines += at == 0
    return cells


def _cheapest(lines: list[TableLine], rating: _Rating) -> tuple[float, list[list[TableLine]]]:
    """The cheapest way to part the lines into rows: dynamic programming over where a row ends."""
    costs = [0.0]
    begins = [0]
    for end in range(1, len(lines) + 1):
        best, begin = float("inf"), end - 1
        for start in range(end - 1, max(-1, end - 1 - _MOST_LINES), -1):
            group = lines[start:end]
            between = rating.gaps(group)
            if between == _NEVER and start < end - 1:
                break
            cost = costs[start] + between + rating.cost(group)
            if cost < best - 1e-9:
                best, begin = cost, start
        costs.append(best)
        begins.append(begin)
    rows: list[list[TableLine]] = []
    end = len(lines)
    while end:
        rows.append(lines[begins[end] : end])
        end = begins[end]
    return costs[-1], rows[::-1]
