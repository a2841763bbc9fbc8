"""What a table of markup is: a grid of figures, or only a frame that lays out the page round the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.annual_report.blocks import Grid, GridCell
from gongkai.annual_report.read.sources.limits import MAX_COLUMNS, too_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Item = str | Grid  # a line of text, or a grid, in reading order

_PROSE_CHARACTERS = 300  # the longest official label with its note has about 90
_LABEL_LINE = 12  # characters; a label broken into paragraphs has fewer in each than prose has
_PROSE_PARAGRAPHS = 12


RawCell = tuple[int, int, list[Item]]  # before spans are resolved: columns, rows, what stands in it in order


@dataclass(slots=True)
class PlacedCell:
    row: int
    column: int
    row_span: int
    column_span: int
    items: list[Item]


def placed(rows: Sequence[Sequence[RawCell]]) -> list[PlacedCell]:
    """Give every cell its row and column as a browser does; spans that leave the table are cut at its end."""
    cells: list[PlacedCell] = []
    free_from: list[int] = []  # by column: the first row in which it is free again after a span
    for row, raw_cells in enumerate(rows):
        column = 0
        for columns, lines, items in raw_cells:
            while column < len(free_from) and free_from[column] > row:
                column += 1
            width = height = 1
            if columns != 1 or lines != 1 or column == MAX_COLUMNS:
                width = _width(columns, column)
                height = len(rows) - row if lines == 0 else max(1, min(lines, len(rows) - row))
                free_from.extend([0] * (column + width - len(free_from)))
                free_from[column : column + width] = [row + height] * width
            cells.append(PlacedCell(row, column, height, width, items))
            column += width
    return cells


def _width(span: int, column: int) -> int:
    span = max(1, span)
    if column + span > MAX_COLUMNS:
        span = 1 if span > MAX_COLUMNS // 10 else span
    if column + span > MAX_COLUMNS:
        raise too_many("表格列", MAX_COLUMNS)
    return span


def items_of(cells: list[PlacedCell]) -> list[Item]:
    """One grid, or, when the table only lays out the page, the contents of its cells one after the other."""
    if is_layout(cells):
        return [item for cell in cells for item in cell.items]
    return [grid_of(cells)] if cells else []


def is_layout(cells: list[PlacedCell]) -> bool:
    """A frame has one column, holds prose, or holds tables larger than itself."""
    own = inner = 0
    for cell in cells:
        if not cell.items:
            continue
        lengths = [len(item) for item in cell.items if isinstance(item, str)]
        text_length = sum(lengths)
        many = len(lengths) > _PROSE_PARAGRAPHS and text_length > len(lengths) * _LABEL_LINE
        if text_length > _PROSE_CHARACTERS or many:
            return True
        own += text_length > 0
        if len(lengths) < len(cell.items):
            inner += sum(1 for item in cell.items if isinstance(item, Grid) for one in item.cells if one.text)
    return len({cell.column for cell in cells}) < 2 or (inner > 0 and inner >= own)


def grid_of(cells: Iterable[PlacedCell]) -> Grid:
    return Grid(
        tuple(
            [
                GridCell(cell.row, cell.column, text_of(cell.items), cell.row_span, cell.column_span)
                for cell in cells
            ]
        )
    )


def text_of(items: Sequence[Item]) -> str:
    """The text of a cell; a small table inside it is written out, one line per row."""
    if not items:
        return ""
    if len(items) == 1 and isinstance(items[0], str):
        return items[0]
    return "\n".join(item if isinstance(item, str) else _written_out(item) for item in items)


def _written_out(grid: Grid) -> str:
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return "\n".join("\t".join(texts) for texts in rows.values())
