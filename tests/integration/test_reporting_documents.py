"""The register of documents beside the annual report: cells counted by hand, each with its documents and its difference."""

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import Role
from gongkai.apps.normative_documents import services
from gongkai.apps.normative_documents.queries import figures
from gongkai.apps.reporting import services as reports
from gongkai.apps.reporting.queries import library
from gongkai.apps.reporting.queries.ledgers import Asked
from gongkai.lib.period import Period
from tests.integration import documents
from tests.integration.reports import imported, made, particulars, settled
from tests.integration.requests import on

pytestmark = pytest.mark.django_db
FIGURES = "/desk/reports/figures/"
ISSUED, REPEALED, IN_FORCE = (
    f"proactive/normative_documents/{name}" for name in ("issued", "repealed", "in_force")
)


@pytest.fixture
def of(county):
    """2024: three issued. 2025: one issued, with effect from 1 April, and one of 2024 repealed."""
    with on("2024-05-20"):
        making = documents.making(county, at=county.east)
        documents.published(making)
        gone = documents.published(making, title="东河镇渡口管理办法")
        documents.published(making, title="东河镇集市管理办法")
    with on("2025-03-03"):
        documents.published(making, title="东河镇坑塘管理办法", document_no="东政发〔2025〕1号", formed_on=date(2025, 3, 3),
                            effective_on=date(2025, 4, 1))  # fmt: skip
        services.repeal(making.legal, gone.pk, day=date(2025, 3, 3), basis="清政发〔2025〕8号")
    return making


def page_of(browser, address=FIGURES, **given):
    return LexborHTMLParser(browser.get(address, given).content.decode())


def words_of(node):
    return " ".join(node.text().split())


def text_of(page):
    return words_of(page.css_first("main"))


def rows_of(page):
    return [[words_of(cell) for cell in row.css("th, td")] for row in page.css("table.gk-table > tbody > tr")]


def lines(page):
    """Cell → what the comparison says of it, without the definition."""
    return {row[0]: row[1:-1] for row in rows_of(page)}


def reported(of, year=2025, *, publish=True, scope="own", **changes):
    """A report of the township in the library; changes: cells of the row of documents."""
    clerk = of.clerk
    cells = {f"proactive/normative_documents/{name}": value for name, value in changes.items()}
    (row,) = imported(clerk, made("东河镇人民政府", year, changes=cells))
    given = particulars(row, body_name=of.agency.name, level="township", year=year, scope=scope)
    reports.describe(of.clerk, row.pk, given)
    if publish:
        settled(of.desk.head, row)
        reports.review(of.desk.head, row.pk)
        reports.publish(of.desk.leader, row.pk, show_findings=False)
    return row


def test_every_cell_has_the_documents_it_counts(of):
    bodies = Agency.objects.filter(pk=of.agency.pk)
    found = figures.lineage(bodies, Period.of_year(2025))
    assert {cell: len(keys) for cell, keys in found.items() if keys} == {ISSUED: 1, REPEALED: 1, IN_FORCE: 3}
    titles = {
        cell: sorted(str(one) for one in figures.rows_behind(bodies, Period.of_year(2025), cell))
        for cell in (ISSUED, REPEALED, IN_FORCE)
    }
    assert titles == {
        ISSUED: ["东河镇坑塘管理办法"],
        REPEALED: ["东河镇渡口管理办法"],
        IN_FORCE: ["东河镇农村宅基地管理办法", "东河镇坑塘管理办法", "东河镇集市管理办法"],
    }


def test_the_present_year_is_counted_until_today(of, signed_in):
    """On 10 March the document of 3 March is issued and has no effect yet."""
    with on("2025-03-10"):
        page = page_of(signed_in(of.clerk), year=2025)
    assert "计算到2025-03-10" in text_of(page)
    assert lines(page)["行政规范性文件 · 本年制发件数"] == ["1"]
    assert lines(page)["行政规范性文件 · 现行有效件数"] == ["2"]


def test_a_cell_opens_to_its_documents_with_definition_and_article(of, signed_in):
    browser = signed_in(of.clerk)
    page = page_of(browser, year=2025)
    link = next(one for one in page.css("td a") if one.text() == "3" and "in_force" in one.attributes["href"])
    behind = page_of(browser, link.attributes["href"])
    words = text_of(behind)
    assert "2025年：3件" in words
    assert "期间最后一日终了时有效的文件" in words
    assert "《中华人民共和国政府信息公开条例》第二十条第（一）项" in words
    repealed = page_of(browser, f"{FIGURES}rows/", year=2025, cell=REPEALED)
    assert rows_of(repealed) == [
        [
            "东河镇渡口管理办法",
            "东政发〔2024〕3号",
            of.agency.name,
            "2024-05-20",
            "2025-03-03",
            "已废止",
        ]
    ]


def test_without_a_report_the_register_stands_alone(of, signed_in):
    page = page_of(signed_in(of.clerk), year=2025)
    assert "资料库里没有这个单位这一年的年度报告" in text_of(page)
    assert lines(page)["行政规范性文件 · 本年废止件数"] == ["1"]


def test_the_published_figure_stands_beside_with_the_difference_in_a_sentence(of, signed_in):
    reported(of, issued=1, repealed=0, in_force=5)
    page = page_of(signed_in(of.clerk), year=2025)
    assert "（已发布）" in text_of(page)
    assert "口径" not in text_of(page)
    assert lines(page) == {
        "规章 · 本年制发件数": ["0", "0", "一致。"],
        "规章 · 本年废止件数": ["0", "0", "一致。"],
        "规章 · 现行有效件数": ["0", "0", "一致。"],
        "行政规范性文件 · 本年制发件数": ["1", "1", "一致。"],
        "行政规范性文件 · 本年废止件数": ["1", "0", "登记簿比报告多1件。"],
        "行政规范性文件 · 现行有效件数": ["3", "5", "登记簿比报告少2件。"],
    }


def test_a_blank_cell_of_a_report_in_work_is_not_compared(of, signed_in):
    reported(of, publish=False, scope="consolidated", issued=None)
    page = page_of(signed_in(of.clerk), year=2025)
    assert "（还没有发布）" in text_of(page)
    assert "报告的数据口径是“汇总（含下级）”，这里按“本机关”计算" in text_of(page)
    assert lines(page)["行政规范性文件 · 本年制发件数"] == ["1", "空白", "报告在这一格没有可以比较的数字。"]


def test_a_report_in_work_is_shown_to_those_alone_who_may_see_it(county, of):
    row = reported(of, publish=False)
    stranger = county.person("figures_stranger", county.finance, Role.HANDLER)
    assert library.of_year(of.clerk, Asked(of.agency, 2025)).row == row
    assert library.of_year(stranger, Asked(of.agency, 2025)) is None


def test_the_county_chooses_a_body_and_a_body_sees_only_itself(county, of, signed_in):
    supervisor = signed_in(county.person("figures_supervisor", county.government, Role.SUPERVISOR))
    assert lines(page_of(supervisor, year=2025, agency=of.agency.pk))["行政规范性文件 · 现行有效件数"] == [
        "3"
    ]
    assert lines(page_of(supervisor, year=2025))["行政规范性文件 · 现行有效件数"] == ["0"]
    whole = page_of(supervisor, year=2025, consolidated="on")
    assert lines(whole)["行政规范性文件 · 现行有效件数"] == ["3"]
    other = signed_in(county.person("figures_other", county.finance, Role.HANDLER))
    page = page_of(other, year=2025, agency=of.agency.pk)
    assert county.finance.name in page.css_first("h1").text()
    assert lines(page)["行政规范性文件 · 现行有效件数"] == ["0"]


def test_the_page_asks_little(of, signed_in, django_assert_max_num_queries):
    browser = signed_in(of.clerk)
    browser.get(FIGURES, {"year": 2025})
    with django_assert_max_num_queries(20):
        browser.get(FIGURES, {"year": 2025})
