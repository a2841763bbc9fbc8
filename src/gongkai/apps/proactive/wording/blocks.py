"""The blocks of a Word document in reading order: paragraphs, headings, points and tables as HTML. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from gongkai.annual_report.read.sources.docx_numbering import Numbering
from gongkai.apps.proactive import pasting
from gongkai.apps.proactive.wording.runs import Runs, written
from gongkai.apps.proactive.wording.styles import Styles, value
from gongkai.release.limits import MAX_CELLS, too_many
from gongkai.release.reading.docx import FALLBACK, W, is_on

_TAGS = re.compile(r"<[^>]*>")
_HEADINGS = ("h2", "h3", "h4")
_PASSED = frozenset((f"{W}sectPr", f"{W}tblPr", f"{W}tblGrid", f"{W}sdtPr", f"{W}trPr", f"{W}tcPr", FALLBACK))
_GONE_ROW = f"{W}trPr/{W}del"
COLUMNS_AT_MOST = 200


@dataclass(frozen=True)
class Block:
    """One block. tag: that of the element, "table" for a whole one, "li" for a point of a list."""

    tag: str
    html: str
    text: str
    is_centred: bool = False
    is_title: bool = False


@dataclass
class Blocks:
    runs: Runs
    styles: Styles
    numbering: Numbering
    cells: int = 0

    def read(self, parent: etree._Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield Block("table", self._table(child), "")
            elif child.tag not in _PASSED:
                yield from self.read(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        found = self.runs.read(paragraph)
        is_title, level = self.styles.is_title(paragraph), self.styles.level(paragraph)
        number = self._number(paragraph)
        words = written(found.pieces, without="strong" if level is not None or is_title else "")
        line = html.escape(number or "", quote=False) + words
        text = html.unescape(_TAGS.sub("", line)).strip()
        if text or "<img" in words:
            tag = "li" if number is None else _tag(text, level, words)
            yield Block(tag, f"<{tag}>{line}</{tag}>", text, self.styles.is_centred(paragraph), is_title)
        for box in found.boxes:
            yield from self.read(box)

    def _number(self, paragraph: etree._Element) -> str | None:
        """What Word prints before it by itself, kept as words; None for a bullet."""
        place = self.styles.list_of(paragraph)
        if place is None:
            return ""
        levels = self.numbering.levels.get(place[0])
        if levels is None or place[1] not in levels:  # what counts stands there; a bullet does not count
            return "" if levels is None else None
        return self.numbering.prefix(_bare(place))

    # Tables.

    def _table(self, table: etree._Element) -> str:
        rows = [
            _Row(one) for one in table.iter(f"{W}tr") if _owner(one) is table and one.find(_GONE_ROW) is None
        ]
        lines = [self._row(row, rows[at + 1 :]) for at, row in enumerate(rows)]
        heads = sum(1 for row in rows if row.is_head) if rows and rows[0].is_head else 0
        head, body = "".join(lines[:heads]), "".join(lines[heads:])
        return f"<table>{f'<thead>{head}</thead>' if head else ''}{f'<tbody>{body}</tbody>' if body else ''}</table>"

    def _row(self, row: _Row, below: list[_Row]) -> str:
        tag = "th" if row.is_head else "td"
        made = []
        for column, cell, span in row.cells:
            if _merge(cell) == "continue":
                continue
            self.cells += 1
            if self.cells > MAX_CELLS:
                raise too_many("单元格", MAX_CELLS)
            spans = {
                "colspan": span,
                "rowspan": 1 + _goes_on(column, below) if _merge(cell) == "restart" else 1,
            }
            said = "".join(f' {name}="{number}"' for name, number in spans.items() if number > 1)
            scope = ' scope="col"' if row.is_head else ""
            made.append(f"<{tag}{said}{scope}>{self._cell(cell)}</{tag}>")
        return f"<tr>{''.join(made)}</tr>"

    def _cell(self, cell: etree._Element) -> str:
        blocks = list(self.read(cell))
        if len(blocks) == 1 and blocks[0].tag not in {"table", "li"}:
            return re.sub(r"^<\w+>|</\w+>$", "", blocks[0].html)
        return html_of([_as_paragraph(one) for one in blocks])


class _Row:
    """A row with its cells by the column they begin in."""

    def __init__(self, row: etree._Element) -> None:
        self.is_head = is_on(row.find(f"{W}trPr/{W}tblHeader"))
        self.cells: list[tuple[int, etree._Element, int]] = []
        column = _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is row:
                span = max(1, _count(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
                self.cells.append((column, cell, span))
                column += span
        if column > COLUMNS_AT_MOST:
            raise too_many("表格列", COLUMNS_AT_MOST)


def _bare(place: tuple[str, int]) -> etree._Element:
    """A paragraph that says itself what its style says of the list."""
    made = etree.Element(f"{W}p")
    said = etree.SubElement(etree.SubElement(made, f"{W}pPr"), f"{W}numPr")
    etree.SubElement(said, f"{W}ilvl").set(f"{W}val", str(place[1]))
    etree.SubElement(said, f"{W}numId").set(f"{W}val", place[0])
    return made


def _owner(row: etree._Element) -> etree._Element:
    return next(row.iterancestors(f"{W}tbl"))


def _merge(cell: etree._Element) -> str:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if merge is None else merge.get(f"{W}val", "continue")


def _goes_on(column: int, below: list[_Row]) -> int:
    rows = 0
    for row in below:
        if not any(at == column and _merge(cell) == "continue" for at, cell, _span in row.cells):
            break
        rows += 1
    return rows


def _count(element: etree._Element | None, default: int) -> int:
    said = value(element)
    return min(int(said), COLUMNS_AT_MOST + 1) if said.isdecimal() and len(said) < 6 else default


def _tag(text: str, level: int | None, words: str) -> str:
    if "<img" in words:
        return "p"
    if level is not None:
        return _HEADINGS[min(level, len(_HEADINGS) - 1)]
    return pasting.tag_of(text)


def _as_paragraph(block: Block) -> Block:
    """In a cell a heading is a line like others, and a table within it loses its frame."""
    if block.tag in _HEADINGS:
        return Block("p", f"<p>{block.html[4:-5]}</p>", block.text)
    if block.tag == "table":
        lines = re.sub(r"</t[dh]>(?=<t[dh])", " ", block.html).split("</tr>")
        kept = [_TAGS.sub("", line).strip() for line in lines]
        return Block("p", "".join(f"<p>{line}</p>" for line in kept if line), "")
    return block


def html_of(blocks: list[Block]) -> str:
    """The blocks one after another, points that follow each other as one list."""
    parts = []
    for is_list, group in groupby(blocks, lambda one: one.tag == "li"):
        inner = "".join(one.html for one in group)
        parts.append(f"<ul>{inner}</ul>" if is_list else inner)
    return "".join(parts)
