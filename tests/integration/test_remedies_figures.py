"""The cells of the annual form's table of remedies, against three years counted by hand."""

import pytest

from gongkai.annual_report.forms import FORMS
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests.queries.figures import Period
from gongkai.apps.remedies.queries import figures
from tests.integration.remedies import answered_request, decided, opened
from tests.integration.requests import office

pytestmark = pytest.mark.django_db
RECONSIDERATION = "administrative_reconsideration"


@pytest.fixture
def years(county):
    """Seven matters of a bureau and one complaint, over one reply of September 2024."""
    of = office(county)
    request = answered_request(of, "2024-09-02", "2024-09-10")

    def open_(kind, accepted, follows=None):
        return opened(of, request, kind, accepted, accepted=accepted, follows=follows)

    carried = open_(RECONSIDERATION, "2024-11-20")
    upheld = decided(of, carried, "upheld", "2025-01-15")
    decided(of, open_(RECONSIDERATION, "2025-03-03"), "revoked", "2025-04-28")
    # Judged and appealed against in one year, decided in the next.
    judged = decided(of, open_("first_instance", "2025-02-10"), "claim_dismissed", "2025-06-10")
    decided(of, open_("second_instance", "2025-07-01", judged), "revoked", "2026-02-05")
    # After the reconsideration of the year before; withdrawn.
    decided(of, open_("first_instance", "2025-02-20", upheld), "withdrawn", "2025-03-20")
    # Judged in December, appealed against in January.
    late = decided(of, open_("first_instance", "2025-09-01"), "claim_dismissed", "2025-12-10")
    decided(of, open_("second_instance", "2026-01-05", late), "appeal_upheld", "2026-03-02")
    # Sent back in the same year, and open again.
    again = decided(of, open_("first_instance", "2025-05-06"), "claim_dismissed", "2025-08-11")
    remanded = decided(of, open_("second_instance", "2025-09-08", again), "remanded", "2025-11-03")
    open_("first_instance", "2025-11-03", remanded)
    open_("disclosure_complaint", "2025-05-12")
    return of


def cells(of, year):
    own = figures.bodies(of.office, of.agency, consolidated=False)
    return {cell: value for cell, value in figures.cells(own, Period.of_year(year)).items() if value}


def test_the_cells_are_those_of_both_editions_of_the_form(years):
    own = figures.bodies(years.office, years.agency, consolidated=False)
    found = set(figures.cells(own, Period.of_year(2025)))
    for edition in ("form_2019", "form_2021"):
        table = next(table for table in FORMS[edition].tables if table.id == "remedies")
        assert found == set(table.cell_ids)


def test_the_first_year_ends_with_one_reconsideration_pending(years):
    assert cells(years, 2024) == {
        "remedies/reconsideration/pending": 1,
        "remedies/reconsideration/total": 1,
    }


def test_the_second_year_is_counted_as_by_hand(years):
    assert cells(years, 2025) == {
        "remedies/reconsideration/upheld": 1,
        "remedies/reconsideration/corrected": 1,
        "remedies/reconsideration/total": 2,
        # The one of December; the one appealed against in July and the one sent back in November are pending.
        "remedies/direct_suit/upheld": 1,
        "remedies/direct_suit/pending": 2,
        "remedies/direct_suit/total": 3,
        "remedies/suit_after_reconsideration/other_result": 1,
        "remedies/suit_after_reconsideration/total": 1,
    }


def test_the_third_year_takes_up_what_was_pending_and_what_was_appealed_against(years):
    assert cells(years, 2026) == {
        "remedies/direct_suit/corrected": 1,
        "remedies/direct_suit/upheld": 1,
        "remedies/direct_suit/pending": 1,
        "remedies/direct_suit/total": 3,
    }


def test_a_suit_counts_once_in_a_year_and_what_is_pending_stands_in_the_next(years):
    own = figures.bodies(years.office, years.agency, consolidated=False)

    def suits(year, cell):
        """Each by its first case, which the rows of its later instances lead back to."""
        found = []
        for row in figures.rows_behind(own, Period.of_year(year), cell):
            first = row
            while first.follows is not None and first.follows.kind in {"first_instance", "second_instance"}:
                first = first.follows
            found.append(first.pk)
        return found

    this, following = suits(2025, "remedies/direct_suit/total"), suits(2026, "remedies/direct_suit/total")
    assert len(set(this)) == len(this)
    assert set(suits(2025, "remedies/direct_suit/pending")) <= set(following)


def test_every_cell_opens_to_as_many_rows_as_it_counts(years):
    own = figures.bodies(years.office, years.agency, consolidated=False)
    for year in (2024, 2025, 2026):
        counted = figures.cells(own, Period.of_year(year))
        opened_ = {cell: figures.rows_behind(own, Period.of_year(year), cell).count() for cell in counted}
        assert opened_ == counted


def test_a_cell_of_another_table_is_not_opened(years):
    own = figures.bodies(years.office, years.agency, consolidated=False)
    with pytest.raises(KeyError):
        figures.rows_behind(own, Period.of_year(2025), "requests/new/total")


def test_a_county_counts_the_bodies_below_it_when_it_consolidates(county, years):
    supervisor = county.person("remedy_figures", county.government, Role.SUPERVISOR)
    whole = figures.bodies(supervisor, county.government, consolidated=True)
    alone = figures.bodies(supervisor, county.government, consolidated=False)
    assert figures.cells(whole, Period.of_year(2025))["remedies/direct_suit/total"] == 3
    assert figures.cells(alone, Period.of_year(2025))["remedies/direct_suit/total"] == 0


def test_the_table_is_counted_in_one_query(years, django_assert_num_queries):
    own = figures.bodies(years.office, years.agency, consolidated=False)
    with django_assert_num_queries(1):
        figures.cells(own, Period.of_year(2025))
