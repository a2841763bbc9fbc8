"""From a workbook (.xlsx) to blocks: each sheet is a grid with its merged ranges; hidden parts are kept and named.

Read from the XML itself: the quick library for large sheets ends the whole process on some damaged files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.annual_report.blocks import Block, Document, Grid, GridCell, Line
from gongkai.annual_report.read.sources.docx import core_properties
from gongkai.annual_report.read.sources.limits import MAX_CELLS, Deadline, too_many
from gongkai.annual_report.read.sources.xlsx_parts import Sheet, Workbook

if TYPE_CHECKING:
    from gongkai.annual_report.read.sources.archive import Archive

_SENTENCE = 60  # characters; a row with one cell of that length is prose, not part of a table
_PROSE = re.compile(
    r".*[。；！]\s*|.{0,40}信息公开.{0,12}(?:年度报告|年报)\s*"
    r"|[一二三四五六]、.{0,30}(?:总体情况|公开政府信息情况|申请情况|诉讼情况|改进情况|事项)。?\s*|[（(][一二三四五六][）)].{2,20}(?:情况|方面)[。：]?\s*",
    re.DOTALL,
)


def document_of_xlsx(archive: Archive, deadline: Deadline | None = None) -> Document:
    deadline = deadline or Deadline()
    metadata = list(core_properties(archive))
    workbook = Workbook(archive)
    blocks: list[Block] = []
    for name, visible, path in workbook.sheets():
        deadline.check()
        sheet = workbook.sheet(path)
        if not visible:
            metadata.append(("hidden_sheet", name))
        if sheet.hidden:
            metadata.append(("hidden_rows", f"{name}：{'、'.join(map(str, sheet.hidden[:50]))}"))
        blocks.extend(_blocks(sheet))
    return Document("xlsx", tuple(blocks), tuple(metadata))


def _blocks(sheet: Sheet) -> list[Block]:
    """The used rectangle of a sheet, with a cell for every place in it that no merged range covers."""
    if not sheet.texts:
        return []
    rows = [row for row, _ in sheet.texts]
    columns = [column for _, column in sheet.texts]
    top, left = min(rows), min(columns)
    height, width = max(rows) - top + 1, max(columns) - left + 1
    if height * width > MAX_CELLS:
        raise too_many("单元格", MAX_CELLS)
    covered, spans = _merged(sheet, top + height, left + width)
    cells = []
    for row in range(height):
        here = []
        for column in range(width):
            place = (top + row, left + column)
            if place not in covered:
                here.append(GridCell(row, column, sheet.texts.get(place, ""), *spans.get(place, (1, 1))))
        cells.append(here)
    return _split_at_prose(cells, width)


Place = tuple[int, int]


def _merged(sheet: Sheet, bottom: int, right: int) -> tuple[set[Place], dict[Place, tuple[int, int]]]:
    """The places that merged ranges cover, and the spans of their first cells, cut to the used rectangle."""
    covered: set[Place] = set()
    spans: dict[Place, tuple[int, int]] = {}
    for first_row, first_column, last_row, last_column in sheet.merged:
        height = min(last_row + 1, bottom) - first_row
        width = min(last_column + 1, right) - first_column
        if height < 1 or width < 1 or (first_row, first_column) in covered:
            continue
        spans[first_row, first_column] = (height, width)
        covered.update(
            (row, column)
            for row in range(first_row, first_row + height)
            for column in range(first_column, first_column + width)
            if (row, column) != (first_row, first_column)
        )
        if len(covered) > 2 * MAX_CELLS:
            raise too_many("合并单元格", MAX_CELLS)
    return covered, spans


def _split_at_prose(rows: list[list[GridCell]], width: int) -> list[Block]:
    """Rows of a single sentence, or all rows of a sheet of one column, are lines; what lies between them are grids."""
    blocks: list[Block] = []
    grid: list[GridCell] = []
    start = 0
    for row, cells in enumerate(rows):
        texts = [cell.text for cell in cells if cell.text]
        if not texts and not grid:
            start = row + 1
        elif len(texts) == 1 and (width == 1 or len(texts[0]) >= _SENTENCE or _PROSE.fullmatch(texts[0])):
            _close(grid, blocks)
            grid, start = [], row + 1
            blocks.extend(Line(line) for line in texts[0].split("\n") if line.strip())
        else:
            grid.extend(
                GridCell(cell.row - start, cell.column, cell.text, cell.row_span, cell.column_span)
                for cell in cells
            )
    _close(grid, blocks)
    return blocks


def _close(grid: list[GridCell], blocks: list[Block]) -> None:
    if any(cell.text for cell in grid):
        blocks.append(Grid(tuple(grid)))
