"""From a workbook (.xlsx) to blocks: each sheet is a grid with its merged ranges; hidden parts are kept and named."""

from __future__ import annotations

import io
import posixpath
import re
from datetime import date, datetime, time, timedelta

import python_calamine as calamine

from gongkai.annual_report.blocks import Block, Document, Grid, GridCell, Line
from gongkai.annual_report.read.sources.archive import Archive, broken
from gongkai.annual_report.read.sources.docx import core_properties
from gongkai.annual_report.read.sources.limits import MAX_CELLS, MAX_COLUMNS, Deadline, too_many

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_SENTENCE = 60  # characters; a row with one cell of that length is prose, not part of a table

Value = int | float | str | bool | time | date | datetime | timedelta


def document_of_xlsx(data: bytes, archive: Archive, deadline: Deadline | None = None) -> Document:
    deadline = deadline or Deadline()
    metadata = list(core_properties(archive))
    for name, state, path in _sheets(archive):
        if state != "visible":
            metadata.append(("hidden_sheet", name))
        if hidden := _hidden_rows(archive, path):
            metadata.append(("hidden_rows", f"{name}：{hidden}"))
        deadline.check()
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        blocks = [block for sheet in workbook.sheet_names for block in _blocks(workbook, sheet)]
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise broken(archive.what) from error
    return Document("xlsx", tuple(blocks), tuple(metadata))


def _sheets(archive: Archive) -> list[tuple[str, str, str]]:
    """Name, visibility and part of each sheet."""
    targets = {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/")
        for one in archive.xml("xl/_rels/workbook.xml.rels")
    }
    return [
        (one.get("name", ""), one.get("state", "visible"), targets.get(one.get(f"{_R}id", ""), ""))
        for one in archive.xml("xl/workbook.xml").iter(f"{_M}sheet")
    ]


def _hidden_rows(archive: Archive, path: str) -> str:
    """The numbers of hidden rows; and a look at the extent, since the reader below fills the whole rectangle."""
    if path not in archive.names:
        return ""
    hidden = []
    last_row = last_column = 0
    for row in archive.xml(path).iter(f"{_M}row"):
        if row.get("hidden") in ("1", "true"):
            hidden.append(row.get("r", "?"))
        for cell in row:
            if match := _REFERENCE.fullmatch(cell.get("r", "")):
                last_column = max(last_column, _column(match[1]))
                last_row = max(last_row, int(match[2]))
    if last_column > MAX_COLUMNS:
        raise too_many("表格列", MAX_COLUMNS)
    if last_row * last_column > 10 * MAX_CELLS:
        raise too_many("单元格", MAX_CELLS)
    return "、".join(hidden[:50])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _blocks(workbook: calamine.CalamineWorkbook, name: str) -> list[Block]:
    sheet = workbook.get_sheet_by_name(name)
    rows = sheet.to_python(skip_empty_area=False)
    if not rows or not rows[0]:
        return []
    merged = {
        (top, left): (min(bottom, len(rows) - 1), min(right, len(rows[0]) - 1))
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    }
    return _split_at_prose(_cells(rows, merged), len(rows[0]))


def _cells(rows: list[list[Value]], merged: dict[tuple[int, int], tuple[int, int]]) -> list[list[GridCell]]:
    """The cells of each row; those that a merged range covers are gone."""
    covered: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in merged.items():
        covered.update(
            (r, c) for r in range(top, bottom + 1) for c in range(left, right + 1) if (r, c) != (top, left)
        )
        if len(covered) > 10 * MAX_CELLS:
            raise too_many("合并单元格", MAX_CELLS)
    found = []
    for row, values in enumerate(rows):
        cells = []
        for column, value in enumerate(values):
            if (row, column) in covered:
                continue
            bottom, right = merged.get((row, column), (row, column))
            cells.append(GridCell(row, column, _written(value), bottom - row + 1, right - column + 1))
        found.append(cells)
    return found


def _written(value: Value) -> str:
    """A value as a person sees it in its cell: 12 and not 12.0, dates as dates."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\xa0", " ").strip()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    return str(value)


def _split_at_prose(rows: list[list[GridCell]], width: int) -> list[Block]:
    """Rows of a single sentence, or all rows of a sheet of one column, are lines; what is between them are grids."""
    blocks: list[Block] = []
    grid: list[GridCell] = []
    start = 0
    for row, cells in enumerate(rows):
        texts = [cell.text for cell in cells if cell.text]
        if not texts and not grid:
            start = row + 1
        elif len(texts) == 1 and (width == 1 or len(texts[0]) >= _SENTENCE):
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
