"""From pages to blocks: words with boxes and ruled lines become lines and grids.

The words may come from the text layer of a PDF or, later, from recognising a picture of the page: the same step.
All coordinates are in points, x to the right and y downwards from the top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gongkai.annual_report.blocks import Block, Grid, GridCell, Line
from gongkai.annual_report.read.sources.columns import Segment, rows_with_blanks
from gongkai.annual_report.read.sources.ruling import Horizontal, RuledTable, Vertical, ruled_tables

_TAB_GAP = 1.2  # of the height of the characters; a wider gap parts two columns
_SPACE_GAP = 0.15


class Word(NamedTuple):
    """Characters printed side by side without a gap."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    number: int  # from 1
    words: list[Word]
    horizontals: list[Horizontal]
    verticals: list[Vertical]


def blocks_of_page(page: Page) -> list[Block]:
    tables = ruled_tables(page.horizontals, page.verticals)
    inside: list[list[list[Word]]] = [[[] for _ in table.cells] for table in tables]
    outside: list[Word] = []
    for word in page.words:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        for table, words in zip(tables, inside, strict=True):
            if (cell := table.cell_at(x, y)) is not None:
                words[cell].append(word)
                break
        else:
            outside.append(word)
    placed: list[tuple[float, Block]] = []
    placed += _free_blocks(outside, page.number)
    for table, words in zip(tables, inside, strict=True):
        placed.append((table.top, _grid(table, words, page.number)))
    placed.sort(key=lambda item: item[0])
    return [block for _, block in placed]


def _grid(table: RuledTable, words: list[list[Word]], number: int) -> Grid:
    return Grid(
        tuple(
            GridCell(cell.row, cell.column, _cell_text(found), cell.row_span, cell.column_span)
            for cell, found in zip(table.cells, words, strict=True)
        ),
        number,
    )


def _free_blocks(words: list[Word], number: int) -> list[tuple[float, Block]]:
    """What stands outside ruled tables: lines, and rows of a table without lines in which a cell is blank."""
    rows = _rows(words)
    segments = [_segments(row) for row in rows]
    grids = rows_with_blanks(segments, number)
    return [
        (
            min(word.top for word in row),
            grids.get(index) or Line("\t".join([segment.text for segment in segments[index]]), number),
        )
        for index, row in enumerate(rows)
    ]


def _cell_text(words: list[Word]) -> str:
    if not words:
        return ""
    if len(words) == 1:
        return words[0].text
    return "\n".join("\t".join([segment.text for segment in _segments(row)]) for row in _rows(words))


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words that stand on one height are one row, from left to right."""
    rows: list[list[Word]] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda one: one.top + one.bottom):
        centre = (word.top + word.bottom) / 2
        if rows and abs(centre - middle) < 0.5 * max(height, 1.0):
            rows[-1].append(word)
        else:
            rows.append([word])
            middle, height = centre, word.bottom - word.top
    for row in rows:
        row.sort()
    return rows


def _segments(row: list[Word]) -> list[Segment]:
    """A row parted at its wide gaps; small gaps are spaces."""
    first = row[0]
    if len(row) == 1:
        return [Segment(first.left, first.right, first.text)]
    found: list[Segment] = []
    left, end, parts = first.left, first.right, [first.text]
    for word in row[1:]:
        gap = (word.left - end) / max(word.bottom - word.top, 1.0)
        if gap > _TAB_GAP:
            found.append(Segment(left, end, "".join(parts)))
            left, parts = word.left, []
        elif gap > _SPACE_GAP:
            parts.append(" ")
        parts.append(word.text)
        end = max(end, word.right)
    found.append(Segment(left, end, "".join(parts)))
    return found
