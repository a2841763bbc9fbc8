"""The cells of the annual form's table of requests, against a year counted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.annual_report.forms import FORMS
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.queries import figures
from gongkai.apps.disclosure_requests.queries.figures import Period
from tests.integration.requests import PERSON, in_review, office, on, received, replied

pytestmark = pytest.mark.django_db
FIRM = replace(
    PERSON,
    kind="organization_applicant",
    name="某公司",
    document_kind="",
    document_number="",
    type="commercial_enterprise",
)


@pytest.fixture
def year(county):
    """2025: one carried in and answered, one new and answered, a firm's new one carried out, one never received."""
    of = office(county)
    with on("2024-12-20"):
        old = in_review(of)
    with on("2025-01-06"):
        replied(of, old)
    with on("2025-03-03"):
        replied(of, in_review(of))
    with on("2025-12-25"):
        received(of, FIRM)
        received(of, channel="internet")
    return of


def _of(year, number):
    own = figures.bodies(year.office, year.agency, consolidated=False)
    return {cell: value for cell, value in figures.cells(own, Period.of_year(number)).items() if value}


def test_the_cells_are_those_of_the_official_form(year):
    own = figures.bodies(year.office, year.agency, consolidated=False)
    table = next(table for table in FORMS["form_2021"].tables if table.id == "requests")
    assert set(figures.cells(own, Period.of_year(2025))) == set(table.cell_ids)


def test_a_year_is_counted_as_by_hand(year):
    assert _of(year, 2025) == {
        "requests/new/natural_person": 1,
        "requests/new/commercial_enterprise": 1,
        "requests/new/total": 2,
        "requests/carried_in/natural_person": 1,
        "requests/carried_in/total": 1,
        "requests/granted/natural_person": 2,
        "requests/granted/total": 2,
        "requests/results_total/natural_person": 2,
        "requests/results_total/total": 2,
        "requests/carried_out/commercial_enterprise": 1,
        "requests/carried_out/total": 1,
    }


def test_what_one_year_carries_out_the_next_carries_in(year):
    assert _of(year, 2024)["requests/carried_out/natural_person"] == 1
    assert _of(year, 2026)["requests/carried_in/commercial_enterprise"] == 1


def test_a_cell_opens_to_its_rows(year):
    own = figures.bodies(year.office, year.agency, consolidated=False)
    behind = figures.rows_behind(own, Period.of_year(2025), "requests/carried_out/commercial_enterprise")
    assert [case.receipt_date for case in behind] == [date(2025, 12, 25)]


def test_a_county_counts_the_bodies_below_it_when_it_consolidates(county, year):
    supervisor = county.person("figures_supervisor", county.government, Role.SUPERVISOR)
    whole = figures.bodies(supervisor, county.government, consolidated=True)
    alone = figures.bodies(supervisor, county.government, consolidated=False)
    assert figures.cells(whole, Period.of_year(2025))["requests/new/total"] == 2
    assert figures.cells(alone, Period.of_year(2025))["requests/new/total"] == 0


def test_nobody_counts_a_body_that_is_not_theirs(county, year):
    stranger = county.person("figures_stranger", county.east, Role.HANDLER)
    none = figures.bodies(stranger, year.agency, consolidated=True)
    assert not none.exists()


def test_a_later_round_does_not_change_what_a_year_counted(year):
    with on("2025-03-03"):
        case = replied(year, in_review(year))
    before = _of(year, 2025)
    with on("2025-06-02"):
        services.redo(year.registrar, case.pk, ordered_on=date(2025, 6, 2))
    assert queries.get(year.registrar, case.pk).state == "in_review"
    assert _of(year, 2025) == before
