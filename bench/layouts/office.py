"""DOCX and XLSX, written part by part so that merged cells lie in the file as the programs of an office leave them."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

import xlsxwriter

from bench.layouts.boxes import filled

if TYPE_CHECKING:
    from random import Random

    from bench.layouts.boxes import Box, Grid, Part
    from bench.layouts.known import Known

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx(_: Random, report: Known, parts: list[Part]) -> bytes:
    body = [_paragraph(report.title), _paragraph(f"发布日期：{report.published.isoformat()}")]
    for part in parts:
        body += [_paragraph(part.heading), *map(_paragraph, part.prose)]
        if part.grid:
            body.append(_table(part.grid))
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{W}"><w:body>'
        f"{''.join(body)}<w:sectPr/></w:body></w:document>"
    )
    files = {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document}
    return _zipped(files)


def _zipped(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), text)
    return buffer.getvalue()


def _paragraph(words: str) -> str:
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))
    return f"<w:p><w:r>{runs}</w:r></w:p>"


def _table(grid: Grid) -> str:
    rows = filled(grid)
    width = len(rows[0])
    going_on: list[tuple[int, int]] = [
        (0, 0)
    ] * width  # rows left of the box that covers a column, and its width
    lines = []
    for row in rows:
        cells, x = [], 0
        while x < width:
            box = row[x]
            left, columns = (box.rows, box.columns) if box else going_on[x]
            cells.append(_cell(box, columns))
            for covered in range(x, x + columns):
                going_on[covered] = (left - 1, columns) if box is None else (box.rows - 1, columns)
            x += columns
        lines.append(f"<w:tr>{''.join(cells)}</w:tr>")
    columns_xml = '<w:gridCol w:w="900"/>' * width
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns_xml}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _cell(box: Box | None, columns: int) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    merge = "<w:vMerge/>" if box is None else '<w:vMerge w:val="restart"/>' if box.rows > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_paragraph(box.text if box else '')}</w:tc>"


def xlsx(random: Random, report: Known, parts: list[Part]) -> bytes:
    """All on one sheet or a sheet for each table; numbers as numbers where they are plain digits."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    own_sheets = random.random() < 0.3
    sheet = book.add_worksheet()
    sheet.write_column(0, 0, [report.title, f"发布日期：{report.published.isoformat()}"])
    y = 2
    for part in parts:
        if own_sheets and part.grid:
            sheet, y = book.add_worksheet(), 0
        sheet.write_column(y, 0, [part.heading, *part.prose])
        y += 1 + len(part.prose)
        if part.grid:
            _put(sheet, part.grid, y)
            y += len(part.grid) + 1
    book.close()
    return buffer.getvalue()


def _put(sheet: xlsxwriter.worksheet.Worksheet, grid: Grid, top: int) -> None:
    for y, row in enumerate(filled(grid), top):
        for x, box in enumerate(row):
            if box is None:
                continue
            if box.rows > 1 or box.columns > 1:
                sheet.merge_range(y, x, y + box.rows - 1, x + box.columns - 1, "")
            plain = box.cell and box.text.isascii() and box.text.isdecimal()
            if plain:
                sheet.write_number(y, x, int(box.text))
            elif box.text:
                sheet.write_string(y, x, box.text)
