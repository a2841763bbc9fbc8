"""What the release gate finds in made-up files, and that it leaves plain ones alone."""

import io
import zipfile
from pathlib import Path

import pytest

from gongkai.release import Refused, inspect, inspect_text
from gongkai.release.content import Content, Trace, Trait
from gongkai.release.file_types import Kind
from gongkai.release.kinds import tidy_name
from gongkai.release.reference import reference_page
from gongkai.release.rules import NUMBERS, RULES, SECRECY, TRACES
from gongkai.release.rules.finders import identity_check_sign
from gongkai.rules import Level
from tests.files_to_release import (
    HELVETICA,
    IDENTITY,
    assembled,
    p,
    packed,
    pdf,
    pdf_with,
    photograph,
    picture,
    r,
    stream,
    word,
    workbook,
)


def rules_of(findings):
    return [finding.rule for finding in findings]


def sentences(findings):
    return [finding.sentence for finding in findings]


# the rules about text


@pytest.mark.parametrize("rule", [*NUMBERS, *SECRECY], ids=lambda rule: rule.id)
def test_each_rule_about_text_passes_and_fails_its_own_examples(rule):
    assert rules_of(inspect_text(rule.passing)) == []
    assert rule.id in rules_of(inspect_text(rule.failing))


@pytest.mark.parametrize("rule", TRACES, ids=lambda rule: rule.id)
def test_each_rule_about_traces_finds_its_trait_and_nothing_else(rule):
    found = {
        trait: rules_of(rule.check(Content(Kind.PDF, traces=(Trace(trait, "第1页", "page/1", "测试"),))))
        for trait in Trait
    }
    assert [ids for ids in found.values() if ids] == [[rule.id]]


def test_every_rule_has_its_own_number_and_every_trait_a_rule():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert len(TRACES) == len(Trait)


def test_the_check_sign_is_that_of_the_published_example():
    """GB 11643-1999 gives 11010519491231002X as its example."""
    assert identity_check_sign("11010519491231002") == "X"


@pytest.mark.parametrize(
    "written",
    [
        IDENTITY,
        "110101 19900307 002X",
        "１１０１０１１９９００３０７００２Ｘ",
        "110101-19900307-002x",
        "身份证11010119900307002X号",
    ],
)
def test_an_identity_number_is_found_however_it_is_written(written):
    (found,) = inspect_text(f"当事人{written}。")
    assert (found.rule, found.level, found.quote) == ("RG-ID", Level.ERROR, "110*************2X")


@pytest.mark.parametrize(
    "digits", ["110101199003070021", "11010119901307002X", "99010119900307002X", "A11010119900307002X"]
)
def test_other_eighteen_signs_are_no_sure_identity_number(digits):
    assert Level.ERROR not in {finding.level for finding in inspect_text(digits)}


def test_a_wrong_check_sign_is_a_warning_to_look_at():
    (found,) = inspect_text("110101199003070021")
    assert found.level == Level.WARNING
    assert "校验位不符" in found.sentence


def test_no_sentence_ever_holds_the_whole_number():
    text = f"{IDENTITY} 13900000000 6222020000000000018 ceshi@example.com 0571-87654321 110101680521103"
    found = inspect_text(text)
    assert {"RG-ID", "RG-MOBILE", "RG-CARD", "RG-MAIL", "RG-PHONE", "RG-ID15"} <= set(rules_of(found))
    said = "".join(finding.sentence + finding.quote for finding in found)
    assert not [part for part in text.split() if part in said]


@pytest.mark.parametrize(
    "mark",
    [
        "绝密★启封前",
        "机 密 ★ 长期",
        "秘密*5年",
        "密级：机密",
        "【秘密】",
        "仅供内部参考",
        "公开属性：不予公开",
    ],
)
def test_marks_of_secrecy_are_found_however_they_are_set(mark):
    assert [finding.level for finding in inspect_text(mark)] == [Level.ERROR]


@pytest.mark.parametrize(
    "text", ["泄露国家秘密的，依法处理。", "密级：无", "公开属性：主动公开", "决定不予公开。", "商业秘密"]
)
def test_words_about_secrecy_are_no_marks(text):
    assert inspect_text(text) == ()


def test_a_list_of_numbers_is_cut_and_says_so():
    found = inspect_text("\n".join(["13900000000"] * 60))
    assert len(found) == 51
    assert "只列出前50处" in found[-1].sentence


# PDF


def test_an_identity_number_in_a_pdf_is_found_on_its_page():
    found = inspect(pdf(f"第一页\n#pagebreak()\n申请人身份证号 {IDENTITY}"), "答复.pdf")
    assert sentences(found) == ["第2页有居民身份证号码（110*************2X）；请遮盖或者删去后再公开。"]


def test_a_plain_pdf_passes():
    text = "关于政府信息公开申请的答复：你申请公开的口、回、国、一、丨等字，0O，经审查予以公开。" * 5
    assert inspect(pdf(text), "答复.pdf") == ()


@pytest.mark.parametrize(
    "cover",
    [
        "#place(dy: -1.2em, rect(width: 60mm, height: 1.6em, fill: black))",
        "#place(dy: -1.2em, rect(width: 60mm, height: 1.6em, fill: white))",
        "#place(dy: -1.2em, rect(width: 60mm, height: 1.6em, fill: gradient.linear(red, blue)))",
    ],
    ids=["black", "white", "shaded"],
)
def test_text_under_a_box_is_found(cover):
    found = inspect(pdf(f"测试当事人甲乙丙\n\n{cover}"), "答复.pdf")
    assert rules_of(found) == ["RG-COVERED"], sentences(found)
    assert found[0].sentence.startswith("第1页有8个看不见却能复制出来的文字")


def test_the_same_box_beside_the_text_is_not_minded():
    assert (
        inspect(pdf("测试当事人甲乙丙\n\n#rect(width: 60mm, height: 1.6em, fill: black)"), "答复.pdf") == ()
    )


def test_white_text_and_text_off_the_page_are_found():
    white = inspect(pdf("看得见的文字 #text(fill: white)[看不见的]"), "a.pdf")
    off = inspect(pdf("看得见的文字 #place(dx: 300mm)[页外的字]"), "a.pdf")
    assert rules_of(white) == rules_of(off) == ["RG-COVERED"]


def page_with(annotation: str, content: str = "BT /F 20 Tf 50 700 Td (Seen by all readers) Tj ET") -> bytes:
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> /Annots [{annotation}] >>",
        stream(content),
        HELVETICA,
    ]
    return assembled(objects)


@pytest.mark.parametrize(
    ("annotation", "rule"),
    [
        ("<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (note) >>", "RG-COMMENTS"),
        ("<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [10 10 90 30] >>", "RG-FORM"),
        (
            "<< /Type /Annot /Subtype /Link /Rect [10 10 90 30] /A << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
            "RG-SCRIPT",
        ),
        (
            "<< /Type /Annot /Subtype /Link /Rect [10 10 90 30] /A << /S /Launch /F (cmd.exe) >> >>",
            "RG-SCRIPT",
        ),
    ],
)
def test_what_hangs_on_a_page_is_found(annotation, rule):
    assert rules_of(inspect(page_with(annotation), "a.pdf")) == [rule]


def test_an_ordinary_link_is_not_minded():
    link = (
        "<< /Type /Annot /Subtype /Link /Rect [10 10 90 30] /A << /S /URI /URI (https://example.gov.cn) >> >>"
    )
    assert inspect(page_with(link), "a.pdf") == ()


def test_a_former_version_inside_the_file_is_found():
    data = pdf_with(stream("BT /F 20 Tf 50 700 Td (Seen by all) Tj ET"), HELVETICA)
    assert inspect(data, "a.pdf") == ()
    found = inspect(data + data[9:], "a.pdf")
    assert "以前保存的版本" in found[0].sentence


def test_the_author_of_a_pdf_is_found():
    found = inspect(pdf("答复", author="测试人员甲"), "a.pdf")
    assert [(f.rule, f.level) for f in found] == [("RG-META", Level.WARNING)]
    assert "作者：测试人员甲" in found[0].sentence


def test_an_encrypted_pdf_is_refused_with_a_sentence():
    data = assembled(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>",
            f"<< /Filter /Standard /V 1 /R 2 /O <{'00' * 32}> /U <{'11' * 32}> /P -4 >>",
        ]
    ).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 4 0 R /ID [<00><00>]")
    with pytest.raises(Refused, match="去掉密码后再上传"):
        inspect(data, "a.pdf")


# Word


def test_a_plain_word_document_passes():
    assert inspect(word(p("经审查，予以公开。")), "答复.docx") == ()


@pytest.mark.parametrize(
    ("body", "rule", "part"),
    [
        (
            p("甲", '<w:del w:id="1" w:author="甲"><w:r><w:delText>旧数</w:delText></w:r></w:del>'),
            "RG-CHANGES",
            "删除1处",
        ),
        (p("甲", f'<w:ins w:id="1" w:author="甲">{r("新数")}</w:ins>'), "RG-CHANGES", "插入1处"),
        (p("甲", r("看不见", "<w:vanish/>")), "RG-HIDDEN", "正文第1段"),
        (p("甲", r("看不见", '<w:color w:val="FFFFFF"/>')), "RG-HIDDEN", "3个字"),
        (p(f"身份证{IDENTITY}"), "RG-ID", "正文第1段"),
        (p(r("身份证110101"), r("19900307"), r("002X")), "RG-ID", "正文第1段"),
    ],
)
def test_what_a_word_document_keeps_is_found(body, rule, part):
    (found,) = inspect(word(body), "答复.docx")
    assert found.rule == rule
    assert part in found.sentence


def test_hidden_that_is_switched_off_is_seen():
    assert inspect(word(p(r("看得见", '<w:vanish w:val="0"/>'))), "答复.docx") == ()


def test_comments_properties_macros_and_embedded_files_are_found():
    data = word(
        p("甲"),
        word__comments_dot_xml=f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="甲">{p("这里不妥")}</w:comment></w:comments>',
        docProps__core_dot_xml='<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>测试人员甲</dc:creator></cp:coreProperties>',
        word__vbaProject_dot_bin="x",
        word__embeddings__book_dot_xlsx="x",
    )
    found = inspect(data, "答复.docx")
    assert set(rules_of(found)) == {"RG-COMMENTS", "RG-META", "RG-MACRO", "RG-EMBEDDED"}


def test_a_header_is_read_too():
    header = f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("机密★10年")}</w:hdr>'
    (found,) = inspect(word(p("甲"), word__header1_dot_xml=header), "答复.docx")
    assert found.sentence.startswith("页眉第1段有国家秘密标志“机密★10年”")


# Excel


def test_a_plain_workbook_passes():
    assert inspect(workbook(lambda book: book.add_worksheet("公开表").write("A1", "合计")), "表.xlsx") == ()


def test_hidden_sheets_rows_and_columns_are_found_with_their_place():
    def write(book):
        shown, hidden = book.add_worksheet("公开表"), book.add_worksheet("名册")
        for row in range(8):
            shown.write(row, 0, f"第{row}行")
            shown.write(row, 3, row)
        shown.set_row(4, None, None, {"hidden": True})
        shown.set_column("D:D", None, None, {"hidden": True})
        hidden.write("B3", IDENTITY)
        hidden.hide()

    found = {finding.rule: finding.sentence for finding in inspect(workbook(write), "表.xlsx")}
    assert set(found) == {"RG-SHEET", "RG-ROWS", "RG-COLUMNS", "RG-ID"}
    assert found["RG-SHEET"].startswith("工作表“名册”是隐藏的")
    assert "第5行" in found["RG-ROWS"]
    assert "D列" in found["RG-COLUMNS"]
    assert found["RG-ID"].startswith("工作表“名册”B3有居民身份证号码")


def test_empty_hidden_columns_hide_nothing():
    def write(book):
        sheet = book.add_worksheet("表")
        sheet.write("A1", "甲")
        sheet.set_column("F:XFD", None, None, {"hidden": True})

    assert inspect(workbook(write), "表.xlsx") == ()


def test_numbers_kept_as_numbers_are_read_and_comments_found():
    def write(book):
        sheet = book.add_worksheet("表")
        sheet.write_number("A1", 13900000000)
        sheet.write_comment("A1", "打过电话", {"author": "甲"})

    assert set(rules_of(inspect(workbook(write), "表.xlsx"))) == {"RG-MOBILE", "RG-COMMENTS"}


# pictures and pages


def test_a_picture_is_to_be_looked_at_and_its_place_taken_out():
    assert rules_of(inspect(picture(), "图.png")) == ["RG-SCAN"]
    assert set(rules_of(inspect(photograph(), "照片.jpg"))) == {"RG-GPS", "RG-META", "RG-SCAN"}


@pytest.mark.parametrize(
    "markup",
    [
        "<script>a()</script>",
        '<p onclick="a()">甲</p>',
        '<a href=" javascript:a()">甲</a>',
        '<iframe src="//example.com"></iframe>',
    ],
)
def test_what_runs_in_a_page_is_found(markup):
    assert rules_of(inspect(f"<html><body><p>甲</p>{markup}</body></html>".encode(), "页.html")) == [
        "RG-SCRIPT"
    ]


def test_a_plain_page_passes():
    assert (
        inspect(
            '<html><body><p>甲</p><a href="https://example.gov.cn">乙</a></body></html>'.encode(), "页.html"
        )
        == ()
    )


# what does not come in

BOMB = packed({"word/document.xml": b"<a>" + b" " * 30_000_000 + b"</a>"})


@pytest.mark.parametrize(
    ("data", "name", "part"),
    [
        (b"", "a.pdf", "文件是空的"),
        (b"MZ\x90\x00" + b"\0" * 100, "a.exe", "不接收程序和脚本文件"),
        (b"MZ\x90\x00" + b"\0" * 100, "a.pdf", "后缀是“.pdf”，内容却是另一种文件"),
        (b"MZ\x90\x00" + b"\0" * 100, "答复.pdf.exe", "不接收程序和脚本文件"),
        (picture(), "a.jpg", "内容却是PNG图片"),
        (b"PK\x03\x04" + b"\0" * 60, "a.zip", "不接收压缩包"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "不接收“.svg”文件"),
        (b"anything", "README", "不接收没有后缀的文件"),
        (b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*", "a.pdf", "病毒测试特征"),
        (packed({"word/document.xml": "<a/>", "../../etc/passwd": "x"}), "a.docx", "指向文件夹以外的路径"),
        (BOMB, "a.docx", "压缩炸弹"),
        (packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}), "a.docx", "外部实体"),
        (packed({"word/document.xml": "<a><b></a>"}), "a.docx", "已经损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "打开密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.doc", "旧版Word文件"),
        (packed({"word/document.xml": "<a/>"}), "a.docm", "带宏的文件"),
        (b"%PDF-1.7\nnothing", "a.pdf", "已经损坏"),
        (b"\x89PNG\r\n\x1a\nbroken picture", "a.png", "已经损坏"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)  # fmt: skip
def test_what_cannot_be_checked_is_refused_with_a_sentence(data, name, part):
    with pytest.raises(Refused, match=part) as refusal:
        inspect(data, name)
    assert refusal.value.sentence.endswith("。")


def test_a_part_that_stands_twice_is_refused():
    buffer = io.BytesIO(word(p("甲")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("WORD/document.xml", "<a/>")
    with pytest.raises(Refused, match="重名"):
        inspect(buffer.getvalue(), "a.docx")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("..\\..\\答复.pdf", "答复.pdf"),
        ("/etc/passwd", "passwd"),
        ("答\u202e复fdp.exe", "答复fdp.exe"),
        ('a<b>:"c".pdf', "abc.pdf"),
        (".pdf", "未命名文件.pdf"),
        ("长" * 300 + ".docx", "长" * 115 + ".docx"),
    ],
)
def test_names_are_tidied(name, kept):
    assert tidy_name(name) == kept


# the reference

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "release-checks.md"


def test_the_page_of_rules_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == reference_page(), "run make reference"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_says_what_why_and_whence(rule):
    said = (rule.title, rule.catches, rule.why, rule.source.instrument, rule.passing, rule.failing)
    assert all(said)
