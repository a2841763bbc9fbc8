"""Many paper requests at once: each good line is registered once, a bad line gets a sentence and leaves nothing."""

import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.show import batch_template
from tests.integration.requests import office, on
from tests.unit.test_sheets import rows_of as sheet_of

pytestmark = pytest.mark.django_db
HEAD = ["申请渠道", "到达日期", "签收日期", "申请人类别", "姓名或者名称", "所需政府信息"]
GOOD = ["当面提交", "2026-03-04", "", "自然人", "测试申请人甲", "2025年度决算"]
MAIL = ["邮寄（需签收）", "2026年3月4日", "2026/3/3", "法人或其他组织", "某公司", "河道整治合同"]


@pytest.fixture
def of(county):
    return office(county)


@pytest.fixture
def batch(of, signed_in):
    browser = signed_in(of.registrar)
    address = reverse("disclosure_requests:batch")

    def send(step, **data):
        with on("2026-03-04", hour=15):
            return browser.post(address, {"step": step} | data, follow=True)

    return send


def book(rows):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return SimpleUploadedFile("批量.xlsx", out.getvalue())


def typed(*lines):
    names = ["channel", "submitted_on", "signed_on", "kind", "name", "description"]
    data = {
        f"line-{at}-{key}": text for at, row in enumerate(lines) for key, text in zip(names, row, strict=True)
    }
    return data | {"line-total": str(len(lines))}


ONE = ("in_person", "2026-03-04", "", "natural_person", "测试申请人甲", "2025年度决算")
TWO = ("fax", "2026-03-04", "", "natural_person", "测试申请人乙", "水质检测报告")


def test_an_uploaded_file_is_shown_first_and_registers_nothing(batch):
    page = batch("read", file=book([HEAD, GOOD, MAIL])).content.decode()
    assert "可以登记2件，有错0件。" in page
    assert "河道整治合同" in page
    assert not DisclosureRequest.objects.exists()


def test_what_was_shown_is_registered_line_by_line(batch):
    shown = batch("read", file=book([HEAD, GOOD, MAIL])).context
    data = {bound.html_name: bound.value() or "" for line in shown["good"] for bound in line.form}
    batch("register", **data, **{"line-total": str(shown["total"])})
    rows = DisclosureRequest.objects.order_by("serial").values_list(
        "serial", "state", "receipt_date", "applicant_type"
    )
    assert list(rows) == [
        (1, "received", date(2026, 3, 4), "natural_person"),
        (2, "received", date(2026, 3, 3), "other_organization"),
    ]


def test_sending_twice_makes_no_double_and_says_so(batch):
    batch("register", **typed(ONE, TWO))
    page = batch("register", **typed(ONE, TWO)).content.decode()
    assert DisclosureRequest.objects.count() == 2
    assert "2件以前已经登记，没有重复登记：〔2026〕第0001号、〔2026〕第0002号" in page


def test_two_equal_lines_of_one_batch_are_two_requests(batch):
    batch("register", **typed(ONE, ONE))
    assert DisclosureRequest.objects.count() == 2


def test_a_bad_line_stays_on_the_page_and_holds_up_no_other(batch):
    wrong = ("signed_mail", "2026-03-04", "", "natural_person", "测试申请人丙", "招标公告")
    page = batch("register", **typed(ONE, wrong, TWO)).content.decode()
    assert list(DisclosureRequest.objects.order_by("serial").values_list("channel", flat=True)) == [
        "in_person",
        "fax",
    ]
    assert "签收日期：请按回执填写签收日期" in page
    assert "招标公告" in page
    assert "第2行" in page


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        (0, "信鸽", "申请渠道：没有“信鸽”这个选项"),
        (1, "三月四日", "到达日期：日期看不懂；请写成 2026-03-04 的样子。"),
        (1, "", "到达日期：请填写这一项"),
        (1, "2026-03-05", "到达日期晚于今天"),
        (1, "2007-01-01", "2007-01-01没有施行中的"),
        (3, "外星人", "申请人类别：没有“外星人”这个选项"),
        (4, " ", "姓名或者名称：请填写这一项"),
        (4, "名" * 121, "姓名或者名称"),
        (5, "", "所需政府信息：请填写这一项"),
        (5, "字" * 5001, "所需政府信息"),
    ],
)
def test_each_fault_of_a_line_is_a_sentence_with_its_column(batch, column, text, sentence):
    line = list(GOOD)
    line[column] = text
    shown = batch("read", file=book([HEAD, line]))
    page = shown.content.decode()
    if column == 1 and text == "2007-01-01":  # no regulation held then: told when it is to be registered
        data = {bound.html_name: bound.value() or "" for one in shown.context["good"] for bound in one.form}
        page = batch("register", **data, **{"line-total": "1"}).content.decode()
    assert sentence in page
    assert not DisclosureRequest.objects.exists()


@pytest.mark.parametrize("number", ["110101199003070000", "1.10101199003070e+17", "11010119900307"])
def test_a_number_that_a_spreadsheet_program_rounded_is_found(batch, number):
    rows = [[*HEAD, "证件类型", "证件号码"], [*GOOD, "居民身份证", number]]
    assert "居民身份证号码校验不对" in batch("read", file=book(rows)).content.decode()


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "缺少"),
        ([["姓名"], ["甲"]], "第一行的“姓名”不是模板里的列名"),
        ([[*HEAD, "用途"], [*GOOD, "科研"]], "第一行的“用途”不是模板里的列名"),
        ([HEAD[:-1], GOOD[:-1]], "缺少“所需政府信息”列"),
        ([[*HEAD, "申请渠道"], GOOD], "列“申请渠道”出现了两次"),
        ([HEAD], "只有表头"),
        ([HEAD, *([GOOD] * 201)], "文件里有201件申请，一次最多200件"),
    ],
)
def test_a_file_that_is_not_the_template_is_told_what_to_do(batch, rows, sentence):
    assert sentence in batch("read", file=book(rows)).content.decode()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("表.exe", b"MZ", "只能读取 .xlsx 和 .csv 文件"),
        ("表.xlsx", b"PK\x03\x04", "文件损坏、加了密码或者不是表格"),
        ("表.csv", '申请渠道,"到达'.encode(), "CSV 的引号不成对"),
    ],
)
def test_a_bad_file_gets_a_sentence(batch, name, data, sentence):
    assert sentence in batch("read", file=SimpleUploadedFile(name, data)).content.decode()


def test_nothing_typed_and_no_file_get_a_sentence(batch):
    assert "还没有填写申请；请至少填写一件。" in batch("register", **{"line-total": "3"}).content.decode()
    assert "请填写这一项" in batch("read").content.decode()


@pytest.mark.parametrize("total", ["", "-1", "abc", "99999999", "１０"])
def test_a_forged_number_of_lines_does_no_harm(batch, total):
    assert batch("register", **(typed(ONE) | {"line-total": total})).status_code == 200
    assert DisclosureRequest.objects.count() == (1 if total == "１０" else 0)


def test_more_lines_are_offered_and_what_was_typed_stays(batch):
    page = batch("more", **typed(ONE)).content.decode()
    assert "2025年度决算" in page
    assert page.count('<legend class="rq-line-title">') == 3
    assert not DisclosureRequest.objects.exists()


def test_the_template_is_read_back_and_its_columns_are_those_of_the_form():
    assert sheet_of(batch_template.as_xlsx()) == [batch_template.heads()]
    assert set(HEAD) <= set(batch_template.heads())
