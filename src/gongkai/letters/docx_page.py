"""The page of a DOCX letter: paper, margins, grid of 22 lines with 28 characters, fonts, page numbers, properties."""

from __future__ import annotations

from datetime import date, datetime, time

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

BODY_SIZE = Pt(16)  # 三号
PAGE_NUMBER_SIZE = Pt(14)  # 四号
BODY_FONT = "仿宋_GB2312"
LATIN_FONT = "FangSong"
HEAD_FONT = "方正小标宋简体"
SONG_FONT = "宋体"
# 225 mm in 22 lines, in twentieths of a point; 156 mm in 28 characters, as the difference to 16 pt in 1/4096 pt.
_LINE_PITCH = 579
_CHARACTER_PITCH = -848


def prepare(document: Document, *, title: str, agency: str, dated: date) -> None:
    """Everything that a letter needs before its first word."""
    section = document.sections[0]
    _paper(section)
    _grid(section)
    _normal(document)
    _page_numbers(document, section)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title[:255], agency[:255], agency[:255]
    properties.comments = properties.keywords = properties.subject = ""
    properties.language, properties.revision = "zh-CN", 1
    properties.created = properties.modified = datetime.combine(dated, time())


def set_font(run: Run, name: str, latin: str = "") -> None:
    """The font of Chinese characters; Word takes another for the rest unless it is told."""
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 - python-docx has no door to eastAsia
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), latin or name)
    fonts.set(qn("w:eastAsia"), name)


def _paper(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(24)


def _grid(section: Section) -> None:
    properties = section._sectPr  # noqa: SLF001 - python-docx has no door to the grid
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(
        element("w:docGrid", type="linesAndChars", linePitch=_LINE_PITCH, charSpace=_CHARACTER_PITCH)
    )


def _normal(document: Document) -> None:
    style = document.styles["Normal"]
    style.font.size = BODY_SIZE
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script, name in (
        ("ascii", LATIN_FONT),
        ("hAnsi", LATIN_FONT),
        ("cs", LATIN_FONT),
        ("eastAsia", BODY_FONT),
    ):
        fonts.set(qn(f"w:{script}"), name)
    style.element.get_or_add_rPr().append(element("w:lang", val="zh-CN", eastAsia="zh-CN"))
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)


def _page_numbers(document: Document, section: Section) -> None:
    """— 1 —, on the outer side: odd pages right, even pages left, one character from the edge."""
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = PAGE_NUMBER_SIZE
        _number(paragraph)


def _number(paragraph: Paragraph) -> None:
    for words in ("— ", "PAGE", " —"):
        run = paragraph.add_run("" if words == "PAGE" else words)
        run.font.size = PAGE_NUMBER_SIZE
        set_font(run, SONG_FONT)
        if words == "PAGE":
            _field(run, words)


def _field(run: Run, code: str) -> None:
    instruction = element("w:instrText")
    instruction.text = code
    for child in (
        element("w:fldChar", fldCharType="begin"),
        instruction,
        element("w:fldChar", fldCharType="end"),
    ):
        run._element.append(child)  # noqa: SLF001 - python-docx has no door to fields


def element(tag: str, **attributes: object) -> BaseOxmlElement:
    """An element of WordprocessingML: tag with its prefix, attributes without."""
    made = parse_xml(f"<{tag} {nsdecls('w')}/>")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made
