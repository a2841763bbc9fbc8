"""The filing list of a quarter and the register of a day: rows by hand, on the page and in the file."""

from datetime import date

import pytest
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from gongkai.apps.agencies.roles import Role
from gongkai.apps.normative_documents import services
from gongkai.apps.normative_documents.queries import filings
from gongkai.apps.normative_documents.queries.filings import FilingCounts
from gongkai.apps.normative_documents.services.reviewing import Answer
from gongkai.lib.period import Period
from tests.integration import documents
from tests.integration.requests import on
from tests.unit.test_sheets import rows_of

pytestmark = pytest.mark.django_db
GOVERNMENT, CONGRESS = "清源市人民政府", "清源县人大常委会"
QUARTER = {"year": "2024", "quarter": "2"}


@pytest.fixture
def of(county):
    """Published on 20 May 2024, to be filed with two authorities by 4 June; another of 1 July 2024."""
    with on("2024-05-20"):
        making = documents.making(county, at=county.east)
        first = documents.published(making)
        second = documents.published(making, title="东河镇渡口管理办法", document_no="东政发〔2024〕4号")
    services.file(making.clerk, first.pk, to=GOVERNMENT, filed_on=date(2024, 6, 4), number="清备〔2024〕7号")
    services.file(making.clerk, first.pk, to=CONGRESS, filed_on=date(2024, 6, 5))
    services.file(making.clerk, second.pk, to=GOVERNMENT, filed_on=date(2024, 5, 21))
    with on("2024-07-01"):
        documents.published(
            making, title="东河镇集市管理办法", effective_on=date(2024, 8, 1), formed_on=date(2024, 7, 1)
        )
    with on("2025-03-03"):
        services.repeal(making.legal, second.pk, day=date(2025, 3, 3), basis="清政发〔2025〕8号")
    return making


def address(name):
    return reverse(f"normative_documents:{name}")


def lines(response):
    rows = LexborHTMLParser(response.content.decode()).css("table.gk-table > tbody > tr")
    return [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in rows]


def sheet(response):
    return [
        [value.isoformat() if isinstance(value, date) else value or None for value in row]
        for row in rows_of(response.content)
    ]


def test_a_quarter_lists_each_document_with_each_authority(of, signed_in):
    page = signed_in(of.clerk).get(address("filings"), QUARTER)
    assert sorted(lines(page)) == sorted([
        ["东河镇农村宅基地管理办法", "东政发〔2024〕3号", "2024-05-20", GOVERNMENT, "2024-06-04", "2024-06-04", "清备〔2024〕7号", "按期报送"],
        ["东河镇农村宅基地管理办法", "东政发〔2024〕3号", "2024-05-20", CONGRESS, "2024-06-04", "2024-06-05", "—没有登记备案号", "逾期报送"],
        ["东河镇渡口管理办法", "东政发〔2024〕4号", "2024-05-20", GOVERNMENT, "2024-06-04", "2024-05-21", "—没有登记备案号", "按期报送"],
        ["东河镇渡口管理办法", "东政发〔2024〕4号", "2024-05-20", CONGRESS, "2024-06-04", "—还没有报送", "—没有登记备案号", "逾期未报"],
    ])  # fmt: skip
    words = " ".join(page.content.decode().split())
    assert "公布2件文件，应向备案机关报送4件次：按期2，逾期报送1，逾期未报1，期限内待报0。" in words


def test_what_is_not_due_yet_waits(of):
    with on("2024-05-30"):
        counted = filings.counts_of(filings.filings(of.clerk, Period.of_quarter(2024, 2)))
    assert counted == FilingCounts(documents=2, filings=4, in_time=2, late=1, missed=0)
    assert counted.waiting == 1


def test_the_file_has_the_rows_of_the_page(of, signed_in):
    found = sheet(signed_in(of.clerk).get(address("filings_export"), QUARTER))
    assert found[0][:4] == ["标题", "文号", "统一编号", "制定机关"]
    number = f"QYGF-{of.agency.pk}-2024-001"
    assert [
        "东河镇农村宅基地管理办法", "东政发〔2024〕3号", number, of.agency.name, "2024-05-20", GOVERNMENT, "2024-06-04", "2024-06-04",
        "清备〔2024〕7号", "按期报送",
    ] in found  # fmt: skip
    assert len(found) == 5


def test_a_quarter_without_filings_says_so(of, signed_in):
    page = signed_in(of.clerk).get(address("filings"), {"year": "2023", "quarter": "1"})
    assert "这一季度没有要备案的文件" in page.content.decode()


@pytest.mark.parametrize("given", [{"year": "x", "quarter": "9"}, {"year": "99999"}, {"agency": "-1"}])
def test_what_cannot_be_understood_is_the_present_quarter(of, signed_in, given):
    with on("2024-08-08"):
        page = signed_in(of.clerk).get(address("filings"), given)
    assert "2024年第3季度备案目录" in page.content.decode()
    assert {row[0] for row in lines(page)} == {"东河镇集市管理办法"}


def test_the_register_of_a_day_knows_what_was_in_force_then(of, signed_in):
    """On 31 December 2024 three are in force; a year later one is repealed. Five years from 1 June 2024 end with 31 May 2029."""
    browser = signed_in(of.clerk)
    found = sheet(browser.get(address("register_export"), {"last": "2024-12-31"}))
    assert found[0][8] == "2024-12-31的有效性"
    assert {(row[0], row[8], row[9]) for row in found[1:]} == {
        ("东河镇农村宅基地管理办法", "有效", None), ("东河镇渡口管理办法", "有效", None), ("东河镇集市管理办法", "有效", None),
    }  # fmt: skip
    first = next(row for row in found if row[0] == "东河镇农村宅基地管理办法")
    assert first[5:8] == ["2024-05-20", "2024-06-01", "2029-05-31"]
    later = sheet(browser.get(address("register_export"), {"last": "2025-12-31"}))
    assert ("东河镇渡口管理办法", "已废止", "2025-03-03") in {(row[0], row[8], row[9]) for row in later}
    before = sheet(browser.get(address("register_export"), {"last": "2024-05-31"}))
    assert {row[8] for row in before[1:]} == {"尚未施行"}
    assert len(before) == 3


def test_the_register_goes_out_as_text_too(of, signed_in):
    response = signed_in(of.clerk).get(address("register_export"), {"last": "2025-12-31", "format": "csv"})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "东河镇渡口管理办法,东政发〔2024〕4号" in response.content.decode("utf-8-sig")
    assert len(sheet(signed_in(of.clerk).get(address("register_export"), {"kind": "government_rules"}))) == 1


def test_the_ledger_of_legality_reviews_has_each_round_with_its_seven_points(of, signed_in):
    """Sent in complete on 20 May 2024: with 10 June off, the fifteenth working day is 11 June."""
    with on("2024-05-21"):
        waiting = documents.sent(of, title="东河镇殡葬管理办法", document_no="东政发〔2024〕9号")
        services.opine(
            of.legal, waiting.pk, opinion="to_be_amended", said="第三条没有依据。", hasty_because="内容简单",
            points=documents.ALL_MET | {"powers": Answer(is_met=False, note="第三条")},
        )  # fmt: skip
    told = {"first": "2024-05-01", "last": "2024-05-31"}
    clerk = signed_in(of.clerk)
    found = sheet(clerk.get(address("reviews_export"), told))
    assert found[0][:4] == ["制定机关", "标题", "轮次", "送审日期"]
    assert [(row[1], row[3], row[5], row[6], row[14], row[-1]) for row in found[1:]] == [
        ("东河镇农村宅基地管理办法", "2024-05-20", "2024-05-20", "2024-06-11", "合法", "按期出具"),
        ("东河镇渡口管理办法", "2024-05-20", "2024-05-20", "2024-06-11", "合法", "按期出具"),
        ("东河镇殡葬管理办法", "2024-05-21", "2024-05-21", "2024-06-12", "应当予以修改", "按期出具"),
    ]
    assert found[3][7:14] == ["符合", "不符合（第三条）", *["符合"] * 5]
    assert len(sheet(clerk.get(address("reviews_export"), told | {"last": "2024-05-20"}))) == 3
    assert "审核台账" in clerk.get(address("register"), told).content.decode()


def test_nobody_gets_the_rows_of_another_body(county, of, signed_in):
    other = signed_in(county.person("ledgers_other", county.west, Role.HANDLER))
    given = QUARTER | {"agency": of.agency.pk}
    assert lines(other.get(address("filings"), given)) == []
    assert len(sheet(other.get(address("filings_export"), given))) == 1
    assert len(sheet(other.get(address("register_export"), {"last": "2025-12-31"}))) == 1
    assert (
        len(sheet(other.get(address("reviews_export"), {"first": "2024-01-01", "last": "2025-12-31"}))) == 1
    )
    supervisor = signed_in(county.person("ledgers_supervisor", county.government, Role.SUPERVISOR))
    assert len(sheet(supervisor.get(address("filings_export"), given))) == 5


def test_a_file_that_is_too_long_is_refused_with_a_sentence(of, signed_in, monkeypatch):
    monkeypatch.setattr("gongkai.apps.normative_documents.views.ledgers.EXPORTED_AT_MOST", 2)
    response = signed_in(of.clerk).get(address("register_export"), {"last": "2025-12-31"})
    assert response.status_code == 403
    assert "一次最多导出2行" in response.content.decode()


def test_the_list_takes_few_queries(of, signed_in, django_assert_max_num_queries):
    browser = signed_in(of.clerk)
    browser.get(address("filings"), QUARTER)
    with django_assert_max_num_queries(9):
        browser.get(address("filings"), QUARTER)
    with django_assert_max_num_queries(9):
        browser.get(address("register_export"), {"last": "2025-12-31"})
