"""The pages on which a register is taken over: upload, columns, preview, confirm; and what strangers' files do to them."""

import io
import zipfile

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.importing.fields import Field, guess
from gongkai.apps.disclosure_requests.models import DisclosureRequest, LedgerImport
from gongkai.apps.disclosure_requests.show import import_template
from gongkai.apps.disclosure_requests.storage import IMPORTS
from gongkai.lib import table_files
from tests.integration.requests import office, on
from tests.integration.test_requests_import import HEAD, ROWS, book

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A folder of data of its own, so that what is left in it is seen."""
    settings.DATA = tmp_path
    return tmp_path / IMPORTS.area


@pytest.fixture(autouse=True)
def today():
    with on("2026-03-02", hour=15):
        yield


@pytest.fixture
def of(county):
    return office(county)


@pytest.fixture
def browser(of, signed_in):
    return signed_in(of.registrar)


def sent(browser, data, name="台账.xlsx"):
    file = SimpleUploadedFile(name, data)
    return browser.post(reverse("disclosure_requests:import"), {"file": file}, follow=True)


def columns_of(page, **changes):
    """What the form of columns would send as it stands."""
    form = page.context["form"]
    known = {bound.name: bound.value() for bound in form}
    return {name: value for name, value in (known | changes).items() if value is not None}


def laid_out(browser, data, **changes):
    page = sent(browser, data)
    return browser.post(page.request["PATH_INFO"], columns_of(page, **changes), follow=True)


def text_of(page):
    return page.content.decode()


def test_a_register_goes_from_upload_to_the_list_of_requests(browser):
    page = sent(browser, book(ROWS))
    assert [page.context["form"][name].value() for name in ("number", "receipt_date", "reply_no")] == [
        1,
        2,
        9,
    ]
    page = laid_out(browser, book(ROWS))
    assert [(figure.label, figure.value) for figure in page.context["figures"]] == [
        ("可以导入", 6), ("其中已办结", 5), ("其中在办", 1), ("有错的行", 0), ("不导入的行", 0),
    ]  # fmt: skip
    years = [[cell.text for cell in row.cells] for row in page.context["years"].rows]
    # Year, carried in, new, granted, partly, denied, unavailable, not processed, otherwise, ended, carried out.
    assert years == [
        ["2023", 0, 1, 0, 0, 0, 0, 0, 0, 0, 1], ["2024", 1, 5, 1, 1, 1, 1, 0, 1, 5, 1],
        ["2025", 1, 0, 0, 0, 0, 0, 0, 0, 0, 1], ["2026", 1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    ]  # fmt: skip
    assert not DisclosureRequest.objects.exists()
    done = browser.post(page.request["PATH_INFO"], {"version": page.context["found"].version}, follow=True)
    assert "导入了6件申请" in text_of(done)
    assert "财申2024-5" in text_of(browser.get(reverse("disclosure_requests:list")))


def test_every_bad_row_is_named_and_the_button_to_import_is_not_there(browser):
    bad = [*ROWS, ["", "坏-1", "去年", "", "单位", "鸽子", "决算", "不予公开", "2024-05-06", "", "也许"]]
    page = laid_out(browser, book(bad))
    told = [[cell.text for cell in row.cells][:2] for row in page.context["faults"].rows]
    assert told == [
        ["第9行", "C列：申请时间"], ["第9行", "D列：申请人"], ["第9行", "E列：申请人类型"], ["第9行", "F列：申请方式"],
        ["第9行", "H列：办理结果"], ["第9行", "K列：是否延期"],
    ]  # fmt: skip
    assert "有1行有错，还不能导入" in text_of(page)
    assert "导入这" not in text_of(page)
    refused = browser.post(page.request["PATH_INFO"], {}, follow=True)
    assert "还有1行有错，没有导入任何一行" in text_of(refused)
    assert not DisclosureRequest.objects.exists()


def test_a_bad_row_may_be_left_out(browser):
    page = laid_out(browser, book([*ROWS, ["合计", 6]]), left_out="9")
    assert "按您的选择不导入：第9行。" in text_of(page)
    assert page.context["is_good"]


@pytest.mark.parametrize("text", ["九", "9-", "62-60", "1-999999", "3.5"])
def test_rows_to_leave_out_that_cannot_be_understood_get_a_sentence(browser, text):
    page = laid_out(browser, book(ROWS), left_out=text)
    assert "看不懂；请写行号，如 58、60-62。" in text_of(page)


def test_the_person_may_say_that_a_column_means_something_else(browser):
    page = laid_out(browser, book(ROWS), number="9")
    assert "是空的；请填写。" in text_of(page)  # some replies have no number
    page = laid_out(browser, book(ROWS), number="")
    assert "没有选定“编号”列，各件按文件和行号编号。" in text_of(page)


def test_another_row_of_headings_is_read_when_asked_for(browser):
    page = sent(browser, book(ROWS))
    again = browser.get(page.request["PATH_INFO"], {"sheet": 0, "head": 1})
    assert again.context["form"]["number"].value() is None
    wrong = browser.get(page.request["PATH_INFO"], {"sheet": 0, "head": 99})
    assert "这张工作表只有8行；请填写表头所在的行。" in text_of(wrong)


def test_hidden_sheets_hidden_rows_other_sheets_and_formulas_are_told(browser):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("台账")
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["", "甲-1", "2024-03-04", "测试甲", "自然人", "", "决算", "", "", "", ""])
        sheet.write_formula(1, 6, '="决"&"算"', None, "决算")
        sheet.set_row(1, None, None, {"hidden": True})
        workbook.add_worksheet("2023").write(0, 0, "别的")
        workbook.add_worksheet("藏").hide()
    page = text_of(laid_out(browser, out.getvalue()))
    assert "文件里有隐藏的工作表：藏；没有读取" in page
    assert "还有别的工作表：2023；每次导入一张" in page
    assert "有隐藏的行也一起读取了：第2行。" in page
    assert "有1个单元格是公式" in page


def test_two_headings_of_the_same_field_are_told(browser):
    head = [*HEAD[:2], "收件日期", *HEAD[3:], "收到日期"]
    page = sent(browser, book([], head))
    assert "“收件日期”也像“收到日期”" in text_of(page)


def packed(**members):
    out = io.BytesIO(book(ROWS))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("台账.xlsx", b"PK\x03\x04 broken", "文件损坏、加了密码或者不是表格"),
        ("台账.xlsx", "编号,申请人".encode(), "文件损坏、加了密码或者不是表格"),
        ("台账.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "只能读取 .xlsx 和 .csv 文件"),
        ("台账.xlsm", b"PK\x03\x04", "只能读取 .xlsx 和 .csv 文件"),
        ("台账.exe", b"MZ", "只能读取 .xlsx 和 .csv 文件"),
        ("台账.xlsx", packed(**{"xl__vbaProject.bin": b"x"}), "文件里含有宏、程序或者异常内容"),
        ("台账.xlsx", packed(**{"..__..__evil.txt": b"x"}), "文件里含有宏、程序或者异常内容"),
        ("台账.csv", b"a" * (10 * 1024 * 1024 + 1), "文件超过10 MB"),
        ("台账.csv", b"\n\n,,\n", "文件里没有内容"),
        ("台账.csv", bytes(range(256)), "文件里不是文字"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_register_gets_a_sentence_and_leaves_nothing(browser, folder, name, data, said):
    page = sent(browser, data, name)
    assert said in text_of(page)
    assert not LedgerImport.objects.exists()
    assert not folder.exists()


def test_an_archive_bomb_is_stopped_before_it_is_unpacked(browser):
    page = sent(browser, packed(**{"xl__media__big.xml": b"0" * (210 * 1024 * 1024)}))
    assert "文件里含有宏、程序或者异常内容" in text_of(page)
    assert not LedgerImport.objects.exists()


def test_no_file_and_an_empty_file_get_a_sentence(browser):
    assert "gk-errors" in text_of(browser.post(reverse("disclosure_requests:import"), {}))
    assert "gk-errors" in text_of(sent(browser, b""))


def test_a_register_without_rows_is_sent_back_to_its_columns(browser):
    page = laid_out(browser, book([]))
    assert page.request["PATH_INFO"].endswith("/columns/")
    assert "表头下面没有要导入的行" in text_of(page)


def test_forged_columns_and_versions_get_a_sentence(browser):
    page = sent(browser, book(ROWS))
    address = page.request["PATH_INFO"]
    forged = browser.post(address, columns_of(page, receipt_date="999"))
    assert "gk-errors" in text_of(forged)
    stale = browser.post(address, columns_of(page, version="99"))
    assert "已被他人修改" in text_of(stale)
    nonsense = browser.post(address, columns_of(page, sheet="-1", head="0"))
    assert nonsense.status_code == 200
    assert not DisclosureRequest.objects.exists()


def test_words_of_a_register_are_shown_as_words(browser):
    row = [
        "",
        "<script>alert(1)</script>",
        "2024-03-04",
        "<img src=x>",
        "<b>单位</b>",
        "",
        "<script>",
        "",
        "",
        "",
        "",
    ]
    page = text_of(laid_out(browser, book([row], title="<script>alert(2)</script>")))
    assert "<script>alert" not in page
    assert "&lt;b&gt;单位&lt;/b&gt;" in page


def test_a_list_of_a_thousand_bad_rows_comes_in_pages(browser):
    rows = [["", f"坏-{at}", "去年", "测试甲", "自然人", "", "决算", "", "", "", ""] for at in range(1000)]
    page = laid_out(browser, book(rows))
    assert "有1000行有错，还不能导入" in text_of(page)
    assert len(page.context["faults"].rows) == 100
    last = browser.get(page.request["PATH_INFO"], {"page": 10})
    assert last.context["faults"].rows[-1].cells[0].text == "第1002行"


def test_the_template_is_understood_whole(browser):
    data = browser.get(reverse("disclosure_requests:import_template")).content
    read = table_files.book_of("模板.xlsx", data)
    assert set(guess(read.sheets[0].rows[0]).columns) == set(Field)
    assert import_template.choices_of(Field.OUTCOME)[0] == "予以公开"


def test_an_imported_request_says_where_it_comes_from(of, browser):
    page = laid_out(browser, book(ROWS))
    browser.post(page.request["PATH_INFO"], {}, follow=True)
    for number in ("财申2024-1", "财申2024-5"):
        case = DisclosureRequest.objects.get(old_number=number)
        shown = text_of(browser.get(reverse("disclosure_requests:detail", args=[case.pk])))
        assert "由原来的台账导入" in shown
        assert f"“台账.xlsx”第{case.imported_row}行" in shown
        assert browser.get(reverse("disclosure_requests:clock", args=[case.pk])).status_code == 200
    found = browser.get(reverse("disclosure_requests:list"), {"q": "财申2024-1"})
    assert "财申2024-1" in text_of(found)
    assert "财申2024-2" not in text_of(found)


def test_another_bodys_import_is_not_there(county, browser, signed_in):
    page = sent(browser, book(ROWS))
    other = office(county, agency=county.west, prefix="west")
    assert signed_in(other.registrar).get(page.request["PATH_INFO"]).status_code == 404
    found = LedgerImport.objects.get()
    for name in ("import_preview", "import_give_up"):
        address = reverse(f"disclosure_requests:{name}", args=[found.pk])
        assert signed_in(other.registrar).post(address).status_code == 404


def test_what_was_given_up_can_be_uploaded_again(of, browser):
    sent(browser, book(ROWS))
    found = LedgerImport.objects.get()
    browser.post(reverse("disclosure_requests:import_give_up", args=[found.pk]))
    assert services.begin_import(of.registrar, "台账.xlsx", book(ROWS)).pk != found.pk


def test_the_preview_asks_as_often_for_many_rows_as_for_few(browser, django_assert_max_num_queries):
    page = laid_out(
        browser,
        book(
            [
                ["", f"甲-{at}", "2024-03-04", "测试甲", "自然人", "", f"决算{at}", "", "", "", ""]
                for at in range(60)
            ]
        ),
    )
    with django_assert_max_num_queries(14):
        browser.get(page.request["PATH_INFO"])
