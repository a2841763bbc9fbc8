"""From a Word document (.docx) to blocks: paragraphs and tables of its body, as they read after all changes are accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from gongkai.annual_report.blocks import Document, Line
from gongkai.annual_report.read.sources.archive import Archive, broken
from gongkai.annual_report.read.sources.docx_numbering import Numbering
from gongkai.annual_report.read.sources.limits import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_XML_DEPTH,
    Deadline,
    too_deep,
    too_many,
)
from gongkai.annual_report.read.sources.tables import Item, PlacedCell, items_of

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in (
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "customXml",
        "smartTag",
        "body",
        "hyperlink",
        "fldSimple",
        "dir",
        "bdo",
    )
) | {f"{_MC}AlternateContent", f"{_MC}Choice"}
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}


def document_of_docx(archive: Archive, deadline: Deadline | None = None) -> Document:
    body = archive.xml("word/document.xml").find(f"{W}body")
    if body is None:
        raise broken(archive.what)
    walk = _Walk(Numbering.of(archive), deadline or Deadline())
    blocks = tuple(Line(item) if isinstance(item, str) else item for item in walk.items(body, 0))
    return Document("docx", blocks, core_properties(archive))


def core_properties(archive: Archive) -> tuple[tuple[str, str], ...]:
    """What the file says of itself: title, creator, dates."""
    if "docProps/core.xml" not in archive.names:
        return ()
    return tuple(
        (etree.QName(element).localname, element.text.strip())
        for element in archive.xml("docProps/core.xml")
        if element.text and element.text.strip()
    )


class _Walk:
    """Goes through the body in reading order; `depth` keeps hostile nesting away from Python's stack."""

    def __init__(self, numbering: Numbering, deadline: Deadline) -> None:
        self._numbering = numbering
        self._deadline = deadline
        self._cells = 0

    def items(self, parent: etree._Element, depth: int) -> list[Item]:
        if depth > MAX_XML_DEPTH // 2:
            raise too_deep("文档", MAX_XML_DEPTH // 2)
        found: list[Item] = []
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                found.extend(self._paragraph(child, depth))
            elif tag == f"{W}tbl":
                found.extend(items_of(self._table(child, depth)))
            elif tag in _WRAPPERS:
                found.extend(self.items(child, depth + 1))
        return found

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[Item]:
        words: list[str] = []
        boxes: list[etree._Element] = []
        _collect(paragraph, words, boxes, 0)
        text = "".join(words)
        if text.strip() or boxes:
            text = self._numbering.prefix(paragraph) + text
        for line in text.replace("\xa0", " ").split("\n"):
            if stripped := line.strip(" \r"):
                yield stripped
        for box in boxes:
            yield from self.items(box, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> list[PlacedCell]:
        self._deadline.check()
        cells: list[PlacedCell] = []
        open_above: dict[int, PlacedCell] = {}  # by column, the cell that a vMerge may go on from
        for row, row_element in enumerate(_rows(table, 0)):
            column = _number(row_element.find(f"{W}trPr/{W}gridBefore"), 0)
            above, open_above = open_above, {}
            for cell_element in _cells(row_element, 0):
                properties = cell_element.find(f"{W}tcPr")
                span = _number(properties.find(f"{W}gridSpan") if properties is not None else None, 1) or 1
                if column + span > MAX_COLUMNS:
                    raise too_many("表格列", MAX_COLUMNS)
                merge = properties.find(f"{W}vMerge") if properties is not None else None
                continued = merge is not None and merge.get(f"{W}val", "continue") != "restart"
                if continued and (cell := above.get(column)):
                    cell.row_span = row - cell.row + 1
                else:
                    cell = PlacedCell(row, column, 1, span, self.items(cell_element, depth + 1))
                    self._count(cell, cells)
                if merge is not None:
                    open_above[column] = cell
                column += span
        return cells

    def _count(self, cell: PlacedCell, cells: list[PlacedCell]) -> None:
        cells.append(cell)
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise too_many("单元格", MAX_CELLS)


def _rows(parent: etree._Element, depth: int) -> Iterator[etree._Element]:
    """The rows of a table, also those wrapped in content controls; deleted ones are gone."""
    for child in parent:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _WRAPPERS and depth < MAX_XML_DEPTH // 2:
            yield from _rows(child, depth + 1)


def _cells(parent: etree._Element, depth: int) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _WRAPPERS and depth < MAX_XML_DEPTH // 2:
            yield from _cells(child, depth + 1)


def _collect(parent: etree._Element, words: list[str], boxes: list[etree._Element], depth: int) -> None:
    """Text of the runs; deleted and hidden text is left out, text boxes are put aside to be read after the paragraph."""
    if depth > MAX_XML_DEPTH // 2:
        raise too_deep("文档段落", MAX_XML_DEPTH // 2)
    for child in parent:
        tag = child.tag
        if tag == f"{W}t":
            words.append(child.text or "")
        elif tag == f"{W}r":
            if child.find(f"{W}rPr/{W}vanish") is None:
                _collect(child, words, boxes, depth + 1)
        elif tag in _BREAKS:
            words.append(_BREAKS[tag])
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif tag not in (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{_MC}Fallback"):
            _collect(child, words, boxes, depth + 1)


def _number(element: etree._Element | None, default: int) -> int:
    value = element.get(f"{W}val", "") if element is not None else ""
    return (
        min(int(value), MAX_COLUMNS) if value.isdecimal() and value.isascii() and len(value) < 9 else default
    )
