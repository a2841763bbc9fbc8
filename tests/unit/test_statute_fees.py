"""The processing fee against sums made by hand and published notices."""

from datetime import date

import pytest

from gongkai.statute import fees
from gongkai.statute.citation import NotInForce
from gongkai.statute.fees import Method


@pytest.mark.parametrize(
    ("requests", "yuan"),
    [(0, 0), (1, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (35, 3000), (40, 4000), (41, 4300), (45, 5500),
     (50, 7000), (51, 7400), (60, 11000)],
)  # fmt: skip
def test_a_months_requests_cost(requests, yuan):
    assert fees.per_request(requests).total_yuan == yuan


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [(0, 0), (30, 0), (31, 10), (68, 380), (100, 700), (101, 720), (150, 1700), (200, 2700), (201, 2740),
     (2219, 83460)],
)  # fmt: skip
def test_the_pages_of_a_request_cost(pages, yuan):
    assert fees.per_page(pages).total_yuan == yuan


@pytest.mark.parametrize(
    ("ordinal", "yuan"),
    [(1, 0), (10, 0), (11, 100), (12, 100), (30, 100), (31, 200), (40, 200), (41, 300), (60, 400), (61, 500)],
)
def test_the_kth_request_of_a_month_costs(ordinal, yuan):
    assert fees.rate_of_request(ordinal) == yuan


def test_the_tiers_of_thirty_five_requests_are_shown_with_what_falls_into_each():
    tiers = [
        (tier.first, tier.last, tier.count, tier.rate_yuan, tier.amount_yuan)
        for tier in fees.per_request(35).tiers
    ]
    assert tiers == [(1, 10, 10, 0, 0), (11, 30, 20, 100, 2000), (31, 35, 5, 200, 1000)]


def test_the_tiers_of_the_notice_in_the_press_are_shown():
    tiers = [(tier.first, tier.last, tier.count, tier.amount_yuan) for tier in fees.per_page(2219).tiers]
    assert tiers == [(1, 30, 30, 0), (31, 100, 70, 700), (101, 200, 100, 2000), (201, 2219, 2019, 80760)]


def test_a_new_calendar_month_begins_at_one():
    march, april = date(2024, 3, 31), date(2024, 4, 1)
    assert fees.ordinal_in_month(march, [march] * 10) == 11
    assert fees.ordinal_in_month(april, [march] * 10) == 1
    assert fees.ordinal_in_month(april, [date(2023, 4, 1)] * 10) == 1, "the same month of another year"


def test_the_twelfth_request_costs_by_one_method_or_by_the_other():
    assert fees.charge_by_request(12).amount_yuan == 100
    assert fees.charge_by_page(150).amount_yuan == 1700


def test_pages_are_charged_only_where_something_is_supplied_that_was_not_public():
    assert fees.per_page_refused(supplied=True, already_public=False) is None
    assert "可以按件计收" in str(fees.per_page_refused(supplied=False, already_public=False))
    assert "已经主动公开" in str(fees.per_page_refused(supplied=True, already_public=True))


def test_thirty_pages_are_free_and_the_reckoning_says_so():
    charge = fees.charge_by_page(30)
    assert (charge.amount_yuan, charge.reckoning) == (0, "共30页，不收费")


@pytest.mark.parametrize("method", Method)
def test_there_was_no_such_fee_before_2021(method):
    assert fees.schedule_on(method, date(2021, 1, 1)).method is method
    with pytest.raises(NotInForce, match="2020-12-31"):
        fees.schedule_on(method, date(2020, 12, 31))


def test_a_count_below_zero_and_a_zeroth_request_are_refused():
    with pytest.raises(ValueError, match="页数不能小于0"):
        fees.per_page(-1)
    with pytest.raises(ValueError, match="件数不能小于0"):
        fees.per_request(-1)
    with pytest.raises(ValueError, match="从1数起"):
        fees.rate_of_request(0)
