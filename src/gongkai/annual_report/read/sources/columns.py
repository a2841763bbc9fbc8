"""Tables drawn without lines: numbers that stand under each other are a column, and a gap in it is a blank cell.

Without this a blank cell of such a table leaves no trace in the text of its line.
"""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from gongkai.annual_report.blocks import Grid, GridCell

_VALUE = re.compile(r"[+\-−]?[\d０-９][\d０-９,.，． ]*(?:万元|亿元|元)?|[/／—-]")
_FEW, _MANY = (
    3,
    8,
)  # numbers in a line: fewer are no row of a wide table; more are rows side by side, on a line alone
_LEAST_COLUMNS = 4
_LEAST_LINES = 3


class Segment(NamedTuple):
    """What stands between two wide gaps of a line."""

    left: float
    right: float
    text: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


Row = list[Segment]


def rows_with_blanks(rows: list[Row], page: int) -> dict[int, Grid]:
    """Index of a row → the grid of one row that it is, for those rows in which a column is blank."""
    values = {index: _values(row) for index, row in enumerate(rows)}
    found = _under_headings(rows, values) | _under_many_headings(rows, values)
    wide = [index for index, row in values.items() if _FEW <= len(row) < _MANY]
    columns = _columns([values[index] for index in wide])
    if columns:
        found |= {
            index: columns
            for index, row in values.items()
            if index not in found
            and row
            and sum(len(one.text.split()) for one in row) < len(columns)
            and _fits(row, columns)
            and len(row) >= 2
        }
    return {index: _grid(rows[index], values[index], columns, page) for index, columns in found.items()}


def _values(row: Row) -> Row:
    """The numbers at the end of a line."""
    start = len(row)
    while start and _VALUE.fullmatch(row[start - 1].text.strip()):
        start -= 1
    return row[start:]


def _columns(lines: list[Row]) -> list[float]:
    """The middles of the columns, if the numbers of these lines stand clearly apart in columns."""
    if len(lines) < _LEAST_LINES:
        return []
    best: list[list[float]] = []
    for edge in (attrgetter("left"), attrgetter("middle"), attrgetter("right")):
        places = sorted((edge(one), one.middle) for line in lines for one in line)
        clusters = _clusters(places)
        if not best or len(clusters) < len(best):
            best = clusters
    if len(best) < max(_LEAST_COLUMNS, *map(len, lines)) or len(best) >= _MANY:
        return []
    return [sum(cluster) / len(cluster) for cluster in best]


_APART = 9.0  # points between the places of two columns


def _clusters(places: list[tuple[float, float]]) -> list[list[float]]:
    clusters: list[list[float]] = []
    last = -1e9
    for place, middle in places:
        if place - last > _APART:
            clusters.append([])
        clusters[-1].append(middle)
        last = place
    return clusters


def _under_headings(rows: list[Row], values: dict[int, Row]) -> dict[int, list[float]]:
    """Rows of a small table with fewer numbers than their heading has columns: the heading's places."""
    found: dict[int, list[float]] = {}
    heading: Row = []
    for index, row in enumerate(rows):
        numbers = values[index]
        if not numbers:
            heading = _heading(_parted(row), heading)
            continue
        label = len(row) - len(numbers)
        columns = heading[1:]
        if label == 1 and len(numbers) < len(columns) and _under(numbers, columns):
            found[index] = [column.middle for column in columns]
    return found


_HEAD_LINES = 8  # of a table whose headings are broken over lines
_HEADINGS = 5  # in one of them
_WIDEST = 15  # columns of the widest table of any form: more means that the headings were not understood


def _under_many_headings(rows: list[Row], values: dict[int, Row]) -> dict[int, list[float]]:
    """A line of many numbers stands alone: its columns are the places of the headings above it."""
    found: dict[int, list[float]] = {}
    for index, numbers in values.items():
        if len(numbers) < _MANY or len(numbers) < len(rows[index]):
            continue
        above = [_parted(rows[at]) for at in range(max(0, index - _HEAD_LINES), index) if not values[at]]
        middles = sorted(one.middle for row in above if len(row) >= _HEADINGS for one in row)
        columns = [sum(cluster) / len(cluster) for cluster in _clusters([(one, one) for one in middles])]
        if len(numbers) < len(columns) <= _WIDEST and _fits(numbers, columns):
            found[index] = columns
    return found


def _heading(row: Row, before: Row) -> Row:
    """The heading in force after a line without numbers: itself, or, after a short line, the one before."""
    if len(row) >= 3:
        return row
    return before if len(row) == 1 and len(row[0].text) < 14 else []


def _parted(row: Row) -> Row:
    """Headings that stand close together are one segment with a space: each takes its share of the width."""
    found: Row = []
    for segment in row:
        one = (segment.right - segment.left) / max(len(segment.text), 1)
        found += [
            Segment(segment.left + one * word.start(), segment.left + one * word.end(), word.group())
            for word in re.finditer(r"[^ ]+", segment.text)
        ]
    return found


def _under(numbers: Row, columns: Row) -> bool:
    return all(any(column.left <= number.middle <= column.right for column in columns) for number in numbers)


def _fits(row: Row, columns: list[float]) -> bool:
    """Each number nearest to another column, and near enough."""
    nearest = [min(range(len(columns)), key=lambda at: abs(columns[at] - one.middle)) for one in row]
    width = min((b - a for a, b in pairwise(columns)), default=0.0)
    close = all(abs(columns[at] - one.middle) < width / 2 for at, one in zip(nearest, row, strict=True))
    return close and len(set(nearest)) == len(row)


def _grid(row: Row, numbers: Row, columns: list[float], page: int) -> Grid:
    label = "\n".join(one.text for one in row[: len(row) - len(numbers)])
    texts = [""] * len(columns)
    for number in numbers:
        texts[min(range(len(columns)), key=lambda at: abs(columns[at] - number.middle))] = number.text
    labels = [GridCell(0, 0, label)] if label else []
    return Grid((*labels, *(GridCell(0, at, text) for at, text in enumerate(texts, start=1))), page)
