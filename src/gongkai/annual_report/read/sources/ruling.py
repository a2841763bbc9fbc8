"""Ruled lines of a page become tables: which rectangles they enclose, with spans where a border is missing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_SNAP = 3.0  # points; borders of neighbouring cells are drawn that close to each other
_OPEN = 8.0  # lines that end so far beyond the last crossing one leave the table open there
_JOIN = 3.0  # a gap in a line that is no gap
_MAX_LINES = 1_500  # of one direction on a page; more is a drawing


Piece = tuple[float, float, float]  # where a line stands, from where to where


class Horizontal(NamedTuple):
    y: float
    left: float
    right: float


class Vertical(NamedTuple):
    x: float
    top: float
    bottom: float


class RuledCell(NamedTuple):
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class RuledTable:
    xs: list[float]
    ys: list[float]
    cells: list[RuledCell]
    _owner: list[list[int]]  # for each smallest rectangle the index of its cell

    @property
    def top(self) -> float:
        return self.ys[0]

    def cell_at(self, x: float, y: float) -> int | None:
        """The index of the cell that holds a point, None outside the table."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right(self.ys, y) - 1
        if 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1:
            return self._owner[row][column]
        return None


def ruled_tables(horizontals: list[Horizontal], verticals: list[Vertical]) -> list[RuledTable]:
    """The tables of a page from top to bottom. A table needs two lines in each direction."""
    rows = [Horizontal(*line) for line in _merged(horizontals)]
    columns = [Vertical(*line) for line in _merged(verticals)]
    if len(rows) > _MAX_LINES or len(columns) > _MAX_LINES:
        return []
    tables = []
    for part_rows, part_columns in _connected(rows, columns):
        if len(part_rows) >= 2 and len(part_columns) >= 2:  # noqa: SIM102 - the second needs the first
            if table := _table(part_rows, part_columns):
                tables.append(table)
    tables.sort(key=lambda table: table.top)
    return tables


def _merged(lines: Iterable[Piece]) -> list[Piece]:
    """Pieces that lie on one line and touch are one piece."""
    merged: list[Piece] = []
    for group in _grouped(sorted(lines)):
        at = group[0][0]
        group.sort(key=lambda line: line[1])
        start, end = group[0][1], group[0][2]
        for _, left, right in group[1:]:
            if left <= end + _JOIN:
                end = max(end, right)
            else:
                merged.append((at, start, end))
                start, end = left, right
        merged.append((at, start, end))
    return merged


def _grouped(lines: list[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for line in lines:
        if groups and line[0] - groups[-1][0][0] < _SNAP:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _connected(
    rows: list[Horizontal], columns: list[Vertical]
) -> list[tuple[list[Horizontal], list[Vertical]]]:
    """Lines that cross or touch belong to one table."""
    left_over = set(range(len(columns)))
    free = set(range(len(rows)))
    parts = []
    while free:
        found_rows, found_columns = [free.pop()], []
        at = 0
        while at < len(found_rows):
            y, left, right = rows[found_rows[at]]
            at += 1
            touching = [
                i
                for i in left_over
                if left - _SNAP <= columns[i].x <= right + _SNAP
                and columns[i].top - _SNAP <= y <= columns[i].bottom + _SNAP
            ]
            left_over.difference_update(touching)
            found_columns.extend(touching)
            for i in touching:
                x, top, bottom = columns[i]
                met = [
                    j
                    for j in free
                    if top - _SNAP <= rows[j].y <= bottom + _SNAP
                    and rows[j].left - _SNAP <= x <= rows[j].right + _SNAP
                ]
                free.difference_update(met)
                found_rows.extend(met)
        parts.append(([rows[i] for i in found_rows], [columns[i] for i in found_columns]))
    return parts


def _table(rows: list[Horizontal], columns: list[Vertical]) -> RuledTable | None:
    """Rectangles between neighbouring lines, joined where no line parts them. The outside counts as closed."""
    ys = _snapped([row.y for row in rows], [end for column in columns for end in (column.top, column.bottom)])
    xs = _snapped([column.x for column in columns], [end for row in rows for end in (row.left, row.right)])
    height, width = len(ys) - 1, len(xs) - 1
    if height < 1 or width < 1 or height * width < 2:
        return None
    below = [[False] * width for _ in range(len(ys))]  # below[r][c]: a line between row r-1 and r in column c
    for y, left, right in rows:
        at = _nearest(ys, y)
        for column in range(width):
            if left <= (xs[column] + xs[column + 1]) / 2 <= right:
                below[at][column] = True
    beside = [[False] * height for _ in range(len(xs))]
    for x, top, bottom in columns:
        at = _nearest(xs, x)
        for row in range(height):
            if top <= (ys[row] + ys[row + 1]) / 2 <= bottom:
                beside[at][row] = True
    return _joined(xs, ys, below, beside)


def _snapped(lines: list[float], ends: list[float]) -> list[float]:
    """Where lines stand, and the outermost ends of the crossing ones where the table is open (cut by the page)."""
    places: list[float] = []
    for value in sorted(lines):
        if not places or value - places[-1] >= _SNAP:
            places.append(value)
    if ends and min(ends) < places[0] - _OPEN:
        places.insert(0, min(ends))
    if ends and max(ends) > places[-1] + _OPEN:
        places.append(max(ends))
    return places


def _nearest(places: list[float], value: float) -> int:
    return min(range(len(places)), key=lambda i: abs(places[i] - value))


def _joined(
    xs: list[float], ys: list[float], below: list[list[bool]], beside: list[list[bool]]
) -> RuledTable:
    height, width = len(ys) - 1, len(xs) - 1
    owner = [[-1] * width for _ in range(height)]
    cells: list[RuledCell] = []
    for row in range(height):
        for column in range(width):
            if owner[row][column] >= 0:
                continue
            right = column + 1
            while right < width and owner[row][right] < 0 and not beside[right][row]:
                right += 1
            bottom = row + 1
            while bottom < height and not any(below[bottom][column:right]):
                if any(owner[bottom][c] >= 0 for c in range(column, right)):
                    break
                bottom += 1
            for r in range(row, bottom):
                owner[r][column:right] = [len(cells)] * (right - column)
            cells.append(RuledCell(row, column, bottom - row, right - column))
    return RuledTable(xs, ys, cells, owner)
