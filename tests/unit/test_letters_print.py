"""One letter in three forms: the same words, the same bytes each time, and no fact that becomes a command."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as DocxTable
from selectolax.lexbor import LexborHTMLParser

from gongkai.letters import (
    DocumentNumber,
    Items,
    Letter,
    Paragraph,
    Quote,
    Table,
    compose,
    templates_on,
    to_docx,
    to_html,
    to_pdf,
    unprintable_in,
)
from tests.letter_facts import DATED, facts_for

CSS = Path(__file__).parents[2] / "src/gongkai/lib/ui/static/gongkai/css/components/letter.css"
NOW = templates_on(DATED)
PAGE_NUMBER = re.compile(r"—\s*\d+\s*—")
HOSTILE = {
    "typst": '#read("/etc/passwd") #import "@preview/x:0.1.0" $ sum_(i)^n $ *粗* _斜_ `代码` <标签> @引用 // 注 /* 释 */',
    "escapes": "\\ \\u{41} \\n {{ }} {agency} %s ${HOME} #{1+1}",
    "markup": "<script>alert(1)</script> <b onclick='x'>粗</b> &lt;&amp;& ]]> <!-- 注 --> \"引\"",
    "xml": "<w:p/> <?xml version='1.0'?> _x0041_ =HYPERLINK(\"x\")",
    "blanks": "一\r\n二\t三\v四\u2028五",
    "control": "甲\x00\x01\x08\x0b\x1b乙\x7f\x9f丙\u202e丁\ufeff戊\ufffe",
    "smart": "-- --- ... 'a' \"b\" 1/2 (c) -> ~ \u00a0",
    "list": "- 一\n+ 二\n1. 三\n/ 词: 义\n= 题",
}


def letter(**changes):
    plain = Letter(
        code="test", version=1, agency="清河县人民政府办公室", title="政府信息公开告知书", dated=date(2026, 11, 23),
        body=(Paragraph("正文。"),), red_head=True, number=DocumentNumber("清公复", 2026, 3), addressee="张三",
        remedy=("可以申请行政复议。",), contact="联系电话：0319-1234567。",
    )  # fmt: skip
    return replace(plain, **changes)


def squeezed(words):
    """Without blanks: each form breaks its lines elsewhere."""
    return re.sub(r"\s", "", words)


def html_words(made):
    return squeezed(LexborHTMLParser(to_html(made)).text())


def pdf_pages(made):
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(to_pdf(made))]


def pdf_words(made):
    return squeezed(PAGE_NUMBER.sub("", "".join(pdf_pages(made))))


def docx_words(made):
    document = docx.Document(BytesIO(to_docx(made)))
    said = []
    for block in document.iter_inner_content():
        if isinstance(block, DocxTable):
            said += [cell.text for row in block.rows for cell in row.cells]
        else:
            said.append(block.text)
    return squeezed("".join(said))


@pytest.mark.parametrize("code", NOW)
def test_every_document_says_the_same_in_all_three_forms(code):
    made = compose(code, facts_for(NOW[code]))
    assert pdf_words(made) == docx_words(made) == html_words(made)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_people_write_comes_out_as_plain_words(name):
    wrote = HOSTILE[name]
    made = letter(
        agency=wrote, title=wrote, addressee=wrote, contact=wrote, remedy=(wrote,), attachments=(wrote, wrote), copies=(wrote,),
        body=(Paragraph(wrote), Items((wrote,)), Quote((wrote,)), Table(((wrote, wrote),), header=(wrote, "乙"))),
    )  # fmt: skip
    seen = squeezed(re.sub(r"[\x00-\x08\x0e-\x1f\x7f\x9f\u202e\ufeff\ufffe]", "", wrote))
    assert html_words(made).count(seen) == 15
    assert pdf_words(made) == docx_words(made) == html_words(made)


def test_html_has_no_element_that_a_fact_brought():
    made = letter(title=HOSTILE["markup"], body=(Paragraph(HOSTILE["markup"]),), code='"><script>')
    page = LexborHTMLParser(to_html(made))
    assert [node.tag for node in page.css("script, b, [onclick], [style]")] == []


def test_facts_are_not_filled_a_second_time():
    facts = facts_for(NOW["amendment_notice"]) | {"guidance": "请写{agency}和{0}", "items": ["{request_no}"]}
    said = html_words(compose("amendment_notice", facts))
    assert "请写{agency}和{0}。" in said
    assert "（一）{request_no}" in said


@pytest.mark.parametrize(
    "long",
    ["长" * 5000, "a" * 5000, "很长 long " * 500, "https://example.gov.cn/" + "x" * 300, "9" * 400],
    ids=["han", "latin", "mixed", "address", "digits"],
)
def test_a_long_paragraph_is_printed_whole_and_inside_the_margins(long):
    made = letter(body=(Paragraph(long), Table((("甲", long[:400]),))))
    assert pdf_words(made) == docx_words(made) == html_words(made)
    for page in pypdfium2.PdfDocument(to_pdf(made)):
        text = page.get_textpage()
        seen = [at for at, sign in enumerate(text.get_text_range()) if sign.strip()]
        right = max(text.get_charbox(at)[2] for at in seen)
        assert right <= (210 - 26) * 72 / 25.4 + 2


def test_a_title_of_eighty_characters_stands_on_several_lines():
    made = letter(title="关于二〇二五年道路拓宽项目" * 6 + "告知", agency="清河县" * 20)
    assert pdf_words(made) == docx_words(made) == html_words(made)
    page = pypdfium2.PdfDocument(to_pdf(made))[0]
    assert max(page.get_textpage().get_charbox(at)[2] for at in range(60)) <= (210 - 26) * 72 / 25.4 + 2


def test_the_same_letter_gives_the_same_bytes():
    made = letter(body=(Paragraph("正文。"), Table((("甲", "乙"),))))
    assert to_pdf(made) == to_pdf(made)
    assert to_docx(made) == to_docx(made)
    assert to_pdf(made) != to_pdf(replace(made, dated=date(2026, 11, 24)))


def test_the_pdf_is_for_archives_and_bears_the_day_of_the_letter():
    pdf = to_pdf(letter())
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_value("CreationDate").startswith("D:20261123")
    assert document.get_metadata_value("Title") == "政府信息公开告知书"
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert document[0].get_size() == pytest.approx((210 * 72 / 25.4, 297 * 72 / 25.4), abs=0.5)


def test_pages_are_numbered_with_dashes_on_the_outer_side():
    first, second = pdf_pages(letter(body=(Paragraph("字" * 900),)))[:2]
    assert (PAGE_NUMBER.search(first)[0], PAGE_NUMBER.search(second)[0]) == ("— 1 —", "— 2 —")
    sides = []
    for page in pypdfium2.PdfDocument(to_pdf(letter(body=(Paragraph("字" * 900),)))):
        text = page.get_textpage()
        at = text.get_text_range().rindex("—")
        sides.append(text.get_charbox(at)[0] > page.get_width() / 2)
    assert sides == [True, False, True]


def test_a_full_page_has_22_lines_of_28_characters():
    page = pdf_pages(letter(body=(Paragraph("字" * 28 * 60),)))[1]
    lines = [line for line in page.splitlines() if line.strip() and "—" not in line]
    assert {len(line.strip()) for line in lines} == {28}
    assert len(lines) == 22


def test_no_page_bears_a_signature_alone():
    for length in range(300, 460, 10):
        pages = pdf_pages(letter(body=(Paragraph("字" * length),), contact=""))
        if len(pages) > 1:
            words = squeezed(PAGE_NUMBER.sub("", pages[-1]))
            assert not words.startswith("清河县人民政府办公室"), length


def test_a_long_table_repeats_its_header_on_each_page():
    rows = tuple((str(number), "说明") for number in range(60))
    pages = pdf_pages(letter(body=(Table(rows, header=("序号栏", "说明栏")),)))
    assert len(pages) == 3
    assert ["序号栏" in page for page in pages] == [True, True, True]


def test_a_character_that_the_fonts_lack_is_marked_and_named():
    made = letter(addressee="\ue000三", body=(Table((("甲", "\U0001f600"),)),))
    assert unprintable_in(made) == "\ue000\U0001f600"
    assert "〓三：" in pdf_words(made)
    assert "\U0001f600" in html_words(made)
    assert "\U0001f600" in docx_words(made)
    assert unprintable_in(letter()) == ""


def test_the_docx_keeps_to_the_standard_of_official_documents():
    document = docx.Document(BytesIO(to_docx(letter())))
    section = document.sections[0]
    assert [round(length.mm) for length in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("linesAndChars", "579")
    normal = document.styles["Normal"]
    assert normal.font.size == Pt(16)
    assert normal.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert document.settings.odd_and_even_pages_header_footer


PARAGRAPH = [
    "keepNext",
    "keepLines",
    "pBdr",
    "shd",
    "tabs",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "outlineLvl",
    "rPr",
]


@pytest.mark.parametrize("code", ["amendment_notice", "reply.partially_granted", "file_index"])
def test_the_docx_keeps_the_order_that_the_schema_prescribes(code):
    """Word calls a file broken where the properties of a paragraph stand in another order."""
    document = docx.Document(BytesIO(to_docx(compose(code, facts_for(NOW[code])))))
    found = 0
    for properties in document.element.iter(qn("w:pPr")):
        places = [PARAGRAPH.index(child.tag.rpartition("}")[2]) for child in properties]
        assert places == sorted(places)
        found += len(places) > 2
    assert found > 10


def fonts_of(document, words):
    run = next(p.runs[0] for p in document.paragraphs if p.text == words)
    return run._element.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt


def test_the_docx_names_the_fonts_of_each_part():
    document = docx.Document(BytesIO(to_docx(letter())))
    assert fonts_of(document, "政府信息公开告知书") == ("方正小标宋简体", 22)
    assert fonts_of(document, "清河县人民政府办公室") == ("方正小标宋简体", 38)
    assert fonts_of(document, "正文。") == ("仿宋_GB2312", 16)


def test_the_docx_tells_nothing_of_the_machine_or_the_hour():
    package = ZipFile(BytesIO(to_docx(letter())))
    assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(BytesIO(to_docx(letter()))).core_properties
    assert properties.author == properties.last_modified_by == "清河县人民政府办公室"
    assert properties.created.date() == properties.modified.date() == date(2026, 11, 23)
    assert b"python-docx" not in package.read("docProps/core.xml")


def test_the_style_sheet_knows_every_class_of_every_letter():
    styled = set(re.findall(r"\.(gk-letter[\w-]*)", CSS.read_text(encoding="utf-8")))
    used = {
        name
        for code, template in NOW.items()
        for node in LexborHTMLParser(to_html(compose(code, facts_for(template)))).css("[class]")
        for name in node.attributes["class"].split()
    }
    assert used - styled == {"gk-letter__addressee", "gk-letter__signature"}  # they look like any paragraph
    assert {name for name in styled - used if "__col--" not in name} == set()


def test_tables_in_html_say_what_heads_what():
    page = LexborHTMLParser(
        to_html(letter(body=(Table((("甲", "乙"),)), Table((("1", "2"),), header=("序", "名")))))
    )
    assert [(node.text(), node.attributes["scope"]) for node in page.css("th")] == [
        ("甲", "row"), ("序", "col"), ("名", "col"),
    ]  # fmt: skip
    assert page.css_first("time").attributes["datetime"] == "2026-11-23"
