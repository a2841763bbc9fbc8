"""The parts of a DOCX letter: each role with its font, size and place on the line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from gongkai.letters.docx_page import BODY_FONT, BODY_SIZE, HEAD_FONT, LATIN_FONT, element, set_font
from gongkai.letters.letter import Table
from gongkai.letters.outline import CLOSE, DENSE_FROM, LINE, Part, Role
from gongkai.letters.words import width

CHARACTER = Mm(156 / 28)
RED = RGBColor(0xC0, 0x00, 0x00)
GREY = RGBColor(0x6E, 0x6E, 0x6E)
BLACK_FONT = "黑体"
# Those properties of a paragraph that we set, in the order of the schema.
_ORDER = tuple(qn(f"w:{name}") for name in ("keepNext", "pBdr", "snapToGrid", "spacing", "ind", "jc", "rPr"))
_TABLE_SIZE = Pt(12)  # 小四
DENSE_SIZE = Pt(10.5)  # 五号
_SMALL = Pt(14)
NO_SPACE = Pt(0)
_CELL_SPACE = Pt(4)
_ROOM_FOR_A_PEN = Pt(34)


@dataclass(frozen=True, slots=True)
class Look:
    """How a role stands: indents in characters; first_line may be negative for a hanging indent."""

    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    first_line: float = 0
    left: float = 0
    right: float = 0
    font: str = BODY_FONT
    size: Pt = BODY_SIZE
    colour: RGBColor | None = None
    before: Pt = NO_SPACE
    after: Pt = NO_SPACE


_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_INDENTED = Look(first_line=2)
LOOKS: Mapping[Role, Look] = MappingProxyType(
    {
        Role.MARK: Look(_CENTRE, font=HEAD_FONT, size=Pt(38), colour=RED, after=Pt(8)),
        Role.NUMBER: Look(_CENTRE, after=Pt(6)),
        Role.TITLE: Look(_CENTRE, font=HEAD_FONT, size=Pt(22), before=Pt(22), after=Pt(22)),
        Role.ADDRESSEE: Look(),
        Role.TEXT: _INDENTED,
        Role.ITEM: _INDENTED,
        Role.QUOTE: Look(first_line=2, left=2, right=1),
        Role.REMEDY: _INDENTED,
        Role.CONTACT: _INDENTED,
        Role.ATTACHMENT: Look(left=5),
        Role.SIGNATURE: Look(_CENTRE, before=Pt(29)),
        Role.SEAL: Look(_CENTRE, colour=GREY),
        Role.DATED: Look(_CENTRE),
        Role.COPIES: Look(left=4, right=1, first_line=-3, size=_SMALL, before=Pt(58)),
    }
)


def add_text(document: Document, part: Part, *, first: bool, close: tuple[float, float]) -> Paragraph:
    """One paragraph. first: of several of its role. close: width and distance of the signature, in characters."""
    look = LOOKS[part.role]
    paragraph = document.add_paragraph()
    _place(paragraph, look)
    if part.role is Role.ATTACHMENT and first:
        paragraph.paragraph_format.first_line_indent = -3 * CHARACTER
        paragraph.paragraph_format.space_before = Pt(29)
    if part.role in CLOSE:
        wide, right = close
        paragraph.paragraph_format.left_indent = int((LINE - right - wide) * CHARACTER)
        paragraph.paragraph_format.right_indent = int(right * CHARACTER)
    if look.size != BODY_SIZE:
        _off_the_grid(paragraph)
    run = paragraph.add_run(part.text)
    set_font(run, look.font, LATIN_FONT if look.font == BODY_FONT else "")
    run.font.size = _mark_size(part.text) if part.role is Role.MARK else look.size
    run.font.color.rgb = look.colour
    return paragraph


def _mark_size(name: str) -> Pt:
    """The agency's name in red stands on one line where it can."""
    return Pt(max(22, min(38, 440 / max(width(name), 1) - 2)))


def _place(paragraph: Paragraph, look: Look) -> None:
    form = paragraph.paragraph_format
    paragraph.alignment = look.align
    form.first_line_indent = int(look.first_line * CHARACTER)
    form.left_indent, form.right_indent = int(look.left * CHARACTER), int(look.right * CHARACTER)
    form.space_before, form.space_after = look.before, look.after


def _off_the_grid(paragraph: Paragraph) -> None:
    """Lines of a table or of large type keep their own height; the grid of 22 lines is for the text."""
    _into(paragraph, element("w:snapToGrid", val=0))


def draw_rule(paragraph: Paragraph, *sides: str, colour: str = "000000", eighths: int = 8) -> None:
    """Lines above or below a paragraph, as wide as the text."""
    borders = element("w:pBdr")
    for side in sides:
        borders.append(element(f"w:{side}", val="single", sz=eighths, space=6, color=colour))
    _into(paragraph, borders)


def _into(paragraph: Paragraph, made: BaseOxmlElement) -> None:
    """Into the properties of a paragraph, where their order is fixed: Word refuses a file that breaks it."""
    properties = paragraph._element.get_or_add_pPr()  # noqa: SLF001 - python-docx has no door to these
    after = _ORDER[_ORDER.index(made.tag) + 1 :]
    properties.insert_element_before(made, *(f"w:{tag.rpartition('}')[2]}" for tag in after))


def add_table(document: Document, table: Table) -> None:
    """A table over the whole width; its header comes again on each page."""
    made = document.add_table(0, table.columns, style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Mm(156 * share / sum(table.shares)) for share in table.shares]
    for column, wide in zip(made.columns, widths, strict=True):
        column.width = wide
    size = DENSE_SIZE if table.columns >= DENSE_FROM else _TABLE_SIZE
    for cells in (table.header, *table.rows) if table.header else table.rows:
        row = made.add_row()
        is_header = bool(table.header) and cells is table.header
        if is_header:
            _repeat(row)
        if not table.header and "" in cells:
            row.height, row.height_rule = _ROOM_FOR_A_PEN, WD_ROW_HEIGHT_RULE.AT_LEAST
        for at, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[at]
            _write(cell, words, size, is_head=is_header or (at == 0 and not table.header), centred=is_header)


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001 - no door to repeated headers


def _write(cell: _Cell, words: str, size: Pt, *, is_head: bool, centred: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = _CENTRE if centred else WD_ALIGN_PARAGRAPH.LEFT
    _off_the_grid(paragraph)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = _CELL_SPACE
    run = paragraph.add_run(words)
    run.font.size = size
    set_font(run, BLACK_FONT if is_head else BODY_FONT, "" if is_head else LATIN_FONT)
