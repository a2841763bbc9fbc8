"""What is marked is gone: proved here with other means than the code proves it to itself."""

import io
import zipfile

import pypdfium2
import pytest
from PIL import Image

from gongkai.release import Refused, inspect
from gongkai.release.redaction import (
    Area,
    Span,
    mark_of,
    marks_as_data,
    page_picture,
    page_sizes,
    paragraphs_of,
    proposals,
    redact,
)
from tests.files_to_release import (
    HELVETICA,
    IDENTITY,
    assembled,
    p,
    pdf,
    photograph,
    picture,
    r,
    stream,
    word,
    words_of,
    workbook,
)

TWO_PAGES = f"公开的第一页\n\n申请人测试甲，身份证号 {IDENTITY}\n#pagebreak()\n公开的第二页，文字照旧"


def rules_of(findings):
    return [finding.rule for finding in findings]


def pixels(data: bytes, page: int, share_x: float, share_y: float):
    """The colour at a place of a page, painted by pypdfium2's own means."""
    document = pypdfium2.PdfDocument(data)
    shown = document[page - 1].render(scale=2).to_pil()
    document.close()
    return shown.getpixel((round(share_x * shown.width), round(share_y * shown.height)))


# PDF


def test_what_is_found_in_a_pdf_can_be_taken_out_in_one_step():
    data = pdf(TWO_PAGES, author="测试人员甲")
    found = proposals(data, "答复.pdf")
    assert [(one.rule, one.where, one.shown) for one in found] == [("RG-ID", "第1页", "110*************2X")]

    made = redact(data, "答复.pdf", [one.mark for one in found])

    first, second = words_of(made.data)
    assert first == ""
    assert second == "公开的第二页，文字照旧"
    assert IDENTITY.encode() not in made.data
    assert "测试人员甲".encode("utf-16-be") not in made.data
    area = found[0].mark
    assert pixels(made.data, 1, (area.left + area.right) / 2, (area.top + area.bottom) / 2) == (0, 0, 0)
    assert made.name == "答复（遮盖）.pdf"
    assert "提取不到任何文字" in made.verification[0]


def test_the_page_around_a_mark_looks_as_before():
    data = pdf("#place(top + left, rect(width: 20mm, height: 20mm, fill: red))")
    made = redact(data, "a.pdf", [Area(1, 0.5, 0.5, 0.6, 0.6)])
    at = (35 / 210, 35 / 297)  # in the middle of the red square
    assert pixels(made.data, 1, *at) == pixels(data, 1, *at)
    assert pixels(made.data, 1, 0.55, 0.55) == (0, 0, 0)
    assert pixels(made.data, 1, 0.45, 0.55) == (255, 255, 255)


def test_what_stays_readable_on_a_burnt_page_is_still_checked():
    data = pdf(f"身份证号 {IDENTITY}\n\n电话 13900000000")
    identity = next(one.mark for one in proposals(data, "a.pdf") if one.rule == "RG-ID")
    made = redact(data, "a.pdf", [identity])
    assert rules_of(made.made.left) == ["RG-MOBILE"]


def test_text_under_a_black_box_is_proposed_and_gone_afterwards():
    data = pdf("测试当事人甲乙丙\n\n#place(dy: -1.2em, rect(width: 60mm, height: 1.6em, fill: black))")
    marks = [one.mark for one in proposals(data, "a.pdf")]
    made = redact(data, "a.pdf", marks)
    assert words_of(data) == ["测试当事人甲乙丙"]
    assert words_of(made.data) == [""]
    assert "RG-COVERED" not in rules_of(inspect(made.data, made.name))


def test_a_turned_page_is_marked_where_it_is_seen():
    document = pypdfium2.PdfDocument(pdf(TWO_PAGES))
    document[0].set_rotation(90)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    data = buffer.getvalue()
    (found,) = proposals(data, "a.pdf")
    made = redact(data, "a.pdf", [found.mark])
    area = found.mark
    assert pixels(made.data, 1, (area.left + area.right) / 2, (area.top + area.bottom) / 2) == (0, 0, 0)
    assert (area.bottom - area.top) > (area.right - area.left)  # the line runs downwards now


def test_without_marks_a_pdf_is_only_cleaned():
    made = redact(pdf(TWO_PAGES, author="测试人员甲"), "a.pdf", [])
    assert "公开的第一页" in words_of(made.data)[0]
    assert "RG-META" not in rules_of(inspect(made.data, made.name))


def noted(note: str) -> bytes:
    """A page with a note on it, and a name under the place of the note."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R {PAPER} /Contents 4 0 R /Annots [6 0 R] /Resources << /Font << /F 5 0 R >> >> >>",
        stream("BT /F 20 Tf 50 700 Td (13900000000) Tj ET"),
        HELVETICA,
        note,
        "<< /Type /XObject /Subtype /Form /BBox [0 0 200 40] /Length 27 >>\nstream\n0 g 0 0 200 40 re f       \nendstream",
    ]
    return assembled(objects)


PAPER = "/MediaBox [0 0 600 800]"
BLACK = "<< /Type /Annot /Subtype /Square /Rect [40 690 240 730] /AP << /N 7 0 R >> /F 4 >>"


def test_a_box_that_hangs_over_a_number_is_not_taken_away_from_it():
    """Cleaning a file of its notes must not bring to light what a note covers."""
    data = noted(BLACK)
    assert {"RG-COVERED", "RG-COMMENTS"} <= set(rules_of(inspect(data, "a.pdf")))
    made = redact(data, "a.pdf", [])
    assert pixels(made.data, 1, 0.2, 0.115) == (0, 0, 0)
    assert words_of(made.data) == [""]
    assert made.findings == ()
    assert "请核对画面上有没有不该公开的注释" in made.verification[0]


def test_what_a_note_does_not_cover_is_still_checked():
    made = redact(noted(BLACK.replace("40 690 240 730", "40 90 240 130")), "a.pdf", [])
    assert rules_of(made.findings) == ["RG-MOBILE"]


# pictures


@pytest.mark.parametrize(("data", "name"), [(picture(), "图.png"), (photograph(), "照片.jpg")])
def test_a_picture_is_painted_over_and_its_properties_are_gone(data, name):
    made = redact(data, name, [Area(1, 0.2, 0.2, 0.5, 0.5)])
    shown = Image.open(io.BytesIO(made.data))
    assert shown.size == (200, 100)
    assert shown.getpixel((60, 35)) == (0, 0, 0)
    assert shown.getpixel((180, 90)) == (255, 255, 255)
    assert len(shown.getexif()) == 0
    assert rules_of(inspect(made.data, made.name)) == ["RG-SCAN"]


def test_a_picture_taken_sideways_is_marked_as_it_is_seen():
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: shown, the picture stands upright
    made = redact(picture("JPEG", exif), "照片.jpg", [Area(1, 0, 0, 0.32, 0.16)])
    shown = Image.open(io.BytesIO(made.data))
    assert shown.size == (100, 200)
    assert shown.getpixel((10, 10)) == (0, 0, 0)


# Word


def test_marked_words_give_way_to_squares_of_one_length():
    data = word(p("申请人", r("欧阳", "<w:b/>"), r("测试，住清源县"), r("某路1号")))
    made = redact(data, "答复.docx", [Span(1, 3, 7), Span(1, 12, 15)])
    assert [passage.text for passage in paragraphs_of(made.data)] == ["申请人■■■■■■，住清源县■■■■■■号"]
    parts = zipfile.ZipFile(io.BytesIO(made.data))
    assert not [name for name in parts.namelist() if "欧阳" in parts.read(name).decode("utf-8", "replace")]


def test_an_identity_number_in_several_runs_is_proposed_and_gone():
    data = word(p("第一段") + p("身份证", r("110101"), r("19900307"), r("002X"), "，以上"))
    (found,) = proposals(data, "答复.docx")
    assert (found.mark, found.where) == (Span(2, 3, 21), "正文第2段")
    made = redact(data, "答复.docx", [found.mark])
    assert paragraphs_of(made.data)[1].text == "身份证■■■■■■，以上"
    assert inspect(made.data, made.name) == ()


def test_a_word_document_is_cleaned_of_all_that_is_not_shown():
    deleted = '<w:del w:id="1" w:author="甲"><w:r><w:delText>旧的数</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="甲">{r("新的数")}</w:ins>'
    row = f'<w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc>{p("删去的行")}</w:tc></w:tr>'
    link = f'<w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9">{r("网站")}</w:hyperlink>'
    noted = '<w:r><w:commentReference w:id="0"/></w:r>'
    data = word(
        p("共", deleted, inserted, r("看不见", "<w:vanish/>"), noted) + f"<w:tbl>{row}</w:tbl>" + p(link),
        word__comments_dot_xml=f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="甲">{p("这里不妥")}</w:comment></w:comments>',
        word__people_dot_xml="<people>甲</people>",
        word___rels__document_dot_xml_dot_rels='<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="t/hyperlink" TargetMode="External" Target="mailto:ceshi@example.com"/></Relationships>',
        docProps__core_dot_xml='<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>测试人员甲</dc:creator></cp:coreProperties>',
    )
    made = redact(data, "答复.docx", [])
    assert [passage.text for passage in paragraphs_of(made.data)] == ["共新的数", "网站"]
    assert inspect(made.data, made.name) == ()
    parts = zipfile.ZipFile(io.BytesIO(made.data))
    whole = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    assert not [
        gone for gone in ("旧的数", "删去的行", "看不见", "不妥", "ceshi", "测试人员甲") if gone in whole
    ]
    assert made.name == "答复（清理）.docx"


def test_text_hidden_by_its_style_is_found_and_gone():
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    styles = f'<w:styles xmlns:w="{space}"><w:style w:type="character" w:styleId="x"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    data = word(p("看得见", r("看不见", '<w:rStyle w:val="x"/>')), word__styles_dot_xml=styles)
    assert rules_of(inspect(data, "a.docx")) == ["RG-HIDDEN"]
    assert [passage.text for passage in paragraphs_of(redact(data, "a.docx", []).data)] == ["看得见"]


def test_the_cleaned_document_opens_in_another_program():
    from docx import Document

    made = redact(word(p("申请人测试甲")), "答复.docx", [Span(1, 3, 6)])
    assert [one.text for one in Document(io.BytesIO(made.data)).paragraphs] == ["申请人■■■■■■"]


def test_the_same_words_elsewhere_are_told():
    made = redact(word(p("测试甲到场") + p("由测试甲签名")), "答复.docx", [Span(1, 0, 3)])
    assert "正文第2段还有1处同样的文字没有遮盖" in made.verification[-1]


# marks and refusals


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"page": 1, "left": "a", "top": 0, "right": 1, "bottom": 1},
        {"page": 0, "left": 0, "top": 0, "right": 1, "bottom": 1},
        {"page": 1, "left": 0.5, "top": 0.5, "right": 0.5, "bottom": 0.5},
        {"page": 1, "left": "nan", "top": 0, "right": 1, "bottom": 1},
        {"page": 1, "left": "inf", "top": 0, "right": 1, "bottom": 1},
        {"paragraph": 1, "start": 5, "end": 5},
        {"paragraph": 0, "start": 0, "end": 5},
        {"paragraph": 1, "start": -1, "end": 5},
    ],
)
def test_a_mark_that_is_none_is_refused(data):
    with pytest.raises(Refused, match="请重新框选"):
        mark_of(data)


def test_a_mark_drawn_upwards_is_the_same_mark():
    assert mark_of({"page": 1, "left": 0.6, "top": 0.4, "right": 0.2, "bottom": 1.7}) == Area(
        1, 0.2, 0.4, 0.6, 1.0
    )


@pytest.mark.parametrize("mark", [Area(2, 0.1, 0.2, 0.3, 0.4), Span(3, 0, 5)])
def test_marks_come_back_from_their_data(mark):
    assert [mark_of(one) for one in marks_as_data([mark])] == [mark]


@pytest.mark.parametrize(
    ("data", "name", "mark", "part"),
    [
        (pdf("甲"), "a.pdf", Area(2, 0, 0, 1, 1), "没有第2页"),
        (pdf("甲"), "a.pdf", Span(1, 0, 1), "按页面位置遮盖"),
        (word(p("甲乙")), "a.docx", Span(1, 0, 9), "已经不在原来的位置"),
        (word(p("甲乙")), "a.docx", Span(7, 0, 1), "没有第7段"),
        (word(p("甲乙")), "a.docx", Area(1, 0, 0, 1, 1), "按文字遮盖"),
        (workbook(lambda book: book.add_worksheet()), "a.xlsx", Area(1, 0, 0, 1, 1), "不能在这里遮盖"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_marks_that_do_not_fit_the_file_are_refused(data, name, mark, part):
    with pytest.raises(Refused, match=part):
        redact(data, name, [mark])


def test_pages_are_shown_as_pictures():
    data = pdf(TWO_PAGES)
    assert page_sizes(data, "a.pdf") == ((909, 1286), (909, 1286))  # A4 at 110 dots per inch
    assert page_sizes(picture(), "a.png") == ((200, 100),)
    assert page_sizes(word(p("甲")), "a.docx") == ()
    shown = Image.open(io.BytesIO(page_picture(data, "a.pdf", 2)))
    assert (shown.format, round(shown.height / shown.width, 2)) == ("PNG", 1.41)
    with pytest.raises(Refused, match="没有第3页"):
        page_picture(data, "a.pdf", 3)
