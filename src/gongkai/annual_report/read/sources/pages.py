"""From pages to blocks: words with boxes and ruled lines become lines and grids.

The words may come from the text layer of a PDF or, later, from recognising a picture of the page: the same step.
All coordinates are in points, x to the right and y downwards from the top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.annual_report.blocks import Block, Grid, GridCell
from gongkai.annual_report.read.sources.ruling import Horizontal, RuledTable, Vertical, ruled_tables
from gongkai.annual_report.read.sources.unruled import free_blocks
from gongkai.annual_report.read.sources.words import Word, rows_of, segments_of

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Page:
    number: int  # from 1
    words: list[Word]
    horizontals: list[Horizontal]
    verticals: list[Vertical]


def blocks_of_pages(pages: Sequence[Page]) -> list[Block]:
    """All pages of a file, since a table without lines goes on over a page end with the same columns."""
    ruled: list[list[tuple[float, Block]]] = []
    outside: list[tuple[int, list[Word]]] = []
    for page in pages:
        grids, rest = _ruled(page)
        ruled.append(grids)
        outside.append((page.number, rest))
    blocks: list[Block] = []
    for grids, free in zip(ruled, free_blocks(outside), strict=True):
        blocks += [block for _, block in sorted([*free, *grids], key=lambda item: item[0])]
    return blocks


def _ruled(page: Page) -> tuple[list[tuple[float, Block]], list[Word]]:
    """The grids between the lines of a page, and the words outside them."""
    tables = ruled_tables(page.horizontals, page.verticals)
    if not tables:
        return [], page.words
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
    grids: list[tuple[float, Block]] = [
        (table.top, _grid(table, words, page.number)) for table, words in zip(tables, inside, strict=True)
    ]
    return grids, outside


def _grid(table: RuledTable, words: list[list[Word]], number: int) -> Grid:
    return Grid(
        tuple(
            GridCell(cell.row, cell.column, _cell_text(found), cell.row_span, cell.column_span)
            for cell, found in zip(table.cells, words, strict=True)
        ),
        number,
    )


def _cell_text(words: list[Word]) -> str:
    if not words:
        return ""
    if len(words) == 1:
        return words[0].text
    return "\n".join("\t".join([segment.text for segment in segments_of(row)]) for row in rows_of(words))
