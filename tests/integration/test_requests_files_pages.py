"""The pages of files: adding, the findings in words, marking with and without a script, clearing, downloading."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.forms.files import MarkForm, line_of
from gongkai.apps.disclosure_requests.gate import Found, Marking
from gongkai.apps.disclosure_requests.services import files
from gongkai.apps.events.models import Event
from gongkai.release.redaction import Area, Span
from tests.files_to_release import IDENTITY, p, pdf, picture, word, words_of, workbook
from tests.integration.requests import in_review, office, on

pytestmark = pytest.mark.django_db

PAGE_WITH_NUMBER = pdf(f"公开的文字\n\n身份证号 {IDENTITY}")


@pytest.fixture
def of(county):
    with on("2024-04-01"):
        yield office(county)


@pytest.fixture
def case(of):
    return in_review(of)


def address(name, *args):
    return reverse(f"disclosure_requests:{name}", args=args)


def text_of(response):
    return response.content.decode()


def test_a_file_is_added_checked_and_its_findings_are_told(of, case, signed_in):
    browser = signed_in(of.handler)
    brought = SimpleUploadedFile("名单.pdf", PAGE_WITH_NUMBER)
    done = browser.post(address("files", case.pk), {"kind": "release", "document": brought}, follow=True)
    assert done.status_code == 200
    page = text_of(done)
    assert "第1页有居民身份证号码（110*************2X）" in page
    assert "这件申请不能作出决定，也不能送达" in page
    assert IDENTITY not in page
    assert "有1处待处理" in text_of(browser.get(address("files", case.pk)))


def test_a_file_that_may_not_come_in_keeps_the_form_with_its_sentence(of, case, signed_in):
    brought = SimpleUploadedFile("工具.exe", b"MZ" + b"\0" * 90)
    page = text_of(
        signed_in(of.handler).post(address("files", case.pk), {"kind": "release", "document": brought})
    )
    assert "不接收程序和脚本文件（.exe）" in page
    assert not queries.files_of(of.handler, case.pk, "release").exists()


def test_a_reviewer_sees_no_form_and_reads_why(of, case, signed_in):
    page = text_of(signed_in(of.legal).get(address("files", case.pk)))
    assert "须由“清源县财政局”的经办人" in page
    assert "添加并检查" not in page


def test_a_name_with_markup_is_shown_as_text(of, case, signed_in):
    file = files.add(of.handler, case, kind="release", name="<b>表&.pdf", data=pdf("甲"))
    page = text_of(signed_in(of.handler).get(address("file", case.pk, file.pk)))
    assert file.name == "b表&.pdf"
    assert "b表&amp;.pdf" in page


def test_everything_found_is_taken_out_without_a_script(of, case, signed_in):
    original = files.add(of.handler, case, kind="original", name="名单.pdf", data=PAGE_WITH_NUMBER)
    browser = signed_in(of.handler)
    form = browser.get(address("file_mark", case.pk, original.pk)).context["form"]
    chosen = form.initial["found"]
    assert len(chosen) == 1

    done = browser.post(
        address("file_mark", case.pk, original.pk), {"found": chosen, "areas": ""}, follow=True
    )

    (copy,) = queries.files_of(of.handler, case.pk, "release")
    assert (copy.name, copy.findings) == ("名单（遮盖）.pdf", [])
    assert words_of(files.read(of.handler, case.pk, copy.pk)[1]) == [""]
    assert "提取不到任何文字" in text_of(done)
    again = browser.get(address("file_mark", case.pk, original.pk)).context["form"]
    assert again.initial["found"] == chosen  # the second time begins with the marks of the first


def test_typed_places_are_marked_and_wrong_ones_get_a_sentence(of, case, signed_in):
    original = files.add(of.handler, case, kind="original", name="名单.pdf", data=PAGE_WITH_NUMBER)
    browser = signed_in(of.handler)
    wrong = browser.post(address("file_mark", case.pk, original.pk), {"areas": "1 10 20 45 24\n第一页中间"})
    assert "第2行“第一页中间”不是一处位置" in text_of(wrong)
    assert not queries.files_of(of.handler, case.pk, "release").exists()
    browser.post(address("file_mark", case.pk, original.pk), {"areas": "1，10，20，45，24\n"})
    (copy,) = queries.files_of(of.handler, case.pk, "release")
    assert copy.redactions["marks"] == [{"page": 1, "left": 0.1, "top": 0.2, "right": 0.45, "bottom": 0.24}]


def test_words_of_a_word_document_are_taken_out_wherever_they_stand(of, case, signed_in):
    data = word(p("测试甲到场") + p("由测试甲签名"))
    original = files.add(of.handler, case, kind="original", name="笔录.docx", data=data)
    browser = signed_in(of.handler)
    wrong = browser.post(address("file_mark", case.pk, original.pk), {"words": "测试乙"})
    assert "文件里没有“测试乙”" in text_of(wrong)
    browser.post(address("file_mark", case.pk, original.pk), {"words": "测试甲"})
    (copy,) = queries.files_of(of.handler, case.pk, "release")
    assert copy.redactions["marks"] == [
        {"paragraph": 1, "start": 0, "end": 3},
        {"paragraph": 2, "start": 1, "end": 4},
    ]


def test_a_workbook_is_not_marked_here_and_says_why(of, case, signed_in):
    data = workbook(lambda book: book.add_worksheet("表").write("A1", "甲"))
    original = files.add(of.handler, case, kind="original", name="表.xlsx", data=data)
    answer = signed_in(of.handler).get(address("file_mark", case.pk, original.pk))
    assert answer.status_code == 403
    assert "导出为PDF再遮盖" in text_of(answer)


def test_a_second_person_clears_with_a_reason(of, case, signed_in):
    file = files.add(of.handler, case, kind="release", name="名单.pdf", data=PAGE_WITH_NUMBER)
    assert signed_in(of.handler).get(address("file_clear", case.pk, file.pk)).status_code == 403
    browser = signed_in(of.secrecy)
    refused = browser.post(address("file_clear", case.pk, file.pk), {"reason": " "})
    assert refused.context["form"].errors.keys() == {"reason"}
    browser.post(address("file_clear", case.pk, file.pk), {"reason": "公示名单，依法公开"})
    file.refresh_from_db()
    assert (file.cleared_by, file.cleared_because) == (of.secrecy, "公示名单，依法公开")


def test_a_file_is_always_saved_and_never_shown_inside_the_site(of, case, signed_in):
    file = files.add(of.handler, case, kind="release", name="公开表.pdf", data=pdf("甲"))
    answer = signed_in(of.handler).get(address("file_download", case.pk, file.pk))
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_document_of_a_person_opens_by_a_button_and_leaves_an_event(of, case, signed_in):
    file = files.add(None, case, kind="identity", name="身份证.png", data=picture())
    browser = signed_in(of.handler)
    page = text_of(browser.get(address("file", case.pk, file.pk)))
    assert "查看（会留下记录）" in page
    assert address("file_download", case.pk, file.pk) not in page
    assert browser.get(address("file_page", case.pk, file.pk, 1)).status_code == 403
    assert browser.post(address("file_open", case.pk, file.pk)).content == picture()
    assert Event.objects.filter(tag="disclosure_requests.file.opened", actor=of.handler.pk).count() == 1


def test_pages_are_pictures_and_others_are_not_there(of, case, signed_in):
    file = files.add(of.handler, case, kind="original", name="公开表.pdf", data=pdf("甲"))
    browser = signed_in(of.handler)
    answer = browser.get(address("file_page", case.pk, file.pk, 1))
    assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")
    assert "没有第9页" in text_of(browser.get(address("file_page", case.pk, file.pk, 9)))


def test_the_list_asks_the_database_a_fixed_number_of_times(
    of, case, signed_in, django_assert_max_num_queries
):
    for number in range(50):
        data = f"第{number}份".encode()
        files.add(of.handler, case, kind="evidence", name=f"{number}.txt", data=data)
    browser = signed_in(of.handler)
    browser.get(address("files", case.pk))
    with django_assert_max_num_queries(12):
        browser.get(address("files", case.pk))


MARKING = Marking(
    "pdf",
    ((909, 1286), (909, 1286)),
    (),
    (Found({"page": 1, "left": 0.1, "top": 0.2, "right": 0.3, "bottom": 0.4}, "RG-ID", "第1页", "110*"),),
)


def test_a_mark_is_written_as_a_line_and_read_again():
    areas = "2 10.00 20.00 45.50 24.25"
    form = MarkForm({"areas": areas}, marking=MARKING)
    assert form.is_valid()
    assert form.marks() == [Area(2, 0.1, 0.2, 0.455, 0.2425)]
    assert line_of(form.marks()[0]) == areas
    assert line_of(Span(3, 0, 5)) == "p3 0 5"


def test_what_was_not_found_cannot_be_sent_as_found():
    assert not MarkForm({"found": ["1 0.00 0.00 99.00 99.00"], "areas": ""}, marking=MARKING).is_valid()
