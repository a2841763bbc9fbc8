"""The tables of a year as the ledgers have them: in the official form, each cell open to its rows."""

import pytest

from gongkai.annual_report.check import check_report
from gongkai.annual_report.report import Report
from gongkai.apps.agencies.roles import Role
from gongkai.apps.reporting.queries import ledgers
from gongkai.apps.reporting.queries.ledgers import Asked
from gongkai.rules import Verdict
from tests.integration.requests import in_review, office, on, received, replied

pytestmark = pytest.mark.django_db
FIGURES = "/desk/reports/figures/"


@pytest.fixture
def of(county):
    """2025: two received, one of them answered."""
    finance = office(county)
    with on("2025-03-03"):
        replied(finance, in_review(finance))
        received(finance)
    return finance


def test_the_tables_break_no_rule_of_the_form(of):
    tables = {read.table.id: read for read in ledgers.tables(of.office, Asked(of.agency, 2025))}
    report = Report(of.agency.name, 2025, None, "", "form_2021", tables)
    broken = [
        one.rule
        for one in check_report(report)
        if one.verdict is Verdict.BROKEN and one.rule.startswith(("T3", "T4"))
    ]
    assert broken == []


def test_a_cell_of_the_page_opens_to_the_request_behind_it(of, signed_in):
    browser = signed_in(of.handler)
    page = browser.get(FIGURES, {"year": 2025}).content.decode()
    assert "rows/?year=2025&amp;cell=requests%2Fgranted%2Fnatural_person" in page
    behind = browser.get(
        f"{FIGURES}rows/", {"year": 2025, "cell": "requests/granted/natural_person"}
    ).content.decode()
    assert "〔2025〕第0001号" in behind
    assert "〔2025〕第0002号" not in behind
    assert "2025年：1件" in behind


def test_the_county_adds_up_the_bodies_below_it(county, of, signed_in):
    supervisor = county.person("ledger_supervisor", county.government, Role.SUPERVISOR)
    browser = signed_in(supervisor)
    cell = {"year": 2025, "cell": "requests/new/total"}
    assert "2025年：2件" in browser.get(f"{FIGURES}rows/", cell | {"consolidated": "on"}).content.decode()
    assert "2025年：0件" in browser.get(f"{FIGURES}rows/", cell).content.decode()


@pytest.mark.parametrize(
    "cell", ["", "requests", "requests/new", "requests/nothing/total", "proactive/a/b", "requests/new/x"]
)
def test_a_cell_that_is_none_is_not_there(of, signed_in, cell):
    assert signed_in(of.handler).get(f"{FIGURES}rows/", {"year": 2025, "cell": cell}).status_code == 404


@pytest.mark.parametrize("year", ["", "x", "1900", "99999", "-1"])
def test_a_year_that_is_none_shows_this_year(of, signed_in, year):
    with on("2025-06-02"):
        assert "2025年台账数据" in signed_in(of.handler).get(FIGURES, {"year": year}).content.decode()
