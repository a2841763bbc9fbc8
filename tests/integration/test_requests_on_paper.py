"""Who asked on paper follows the matter on the site too: the receipt slip says how the page opens."""

from dataclasses import replace
from html import unescape

import pytest

from gongkai.apps.disclosure_requests import paper, window
from gongkai.apps.disclosure_requests.second_factor import query_digits
from gongkai.apps.disclosure_requests.window import ticket
from gongkai.letters import to_html
from tests.integration.requests import PERSON, office, on, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-01"):
        yield office(county)


def slip_of(case):
    return unescape(to_html(paper.composed(case.letters.get(code="receipt_slip"))))


def opened_by(case, digits):
    return ticket.open_by_digits(paper.grouped(case.receipt_code), digits)


@pytest.mark.parametrize(
    ("channel", "given"),
    [("in_person", {}), ("signed_mail", {"signed_on": "2024-04-01"}), ("oral", {})],
)
def test_without_a_phone_the_slip_gives_digits_that_open_the_page(of, channel, given):
    days = {name: on_day(day) for name, day in given.items()}
    case = received(of, replace(PERSON, phone=""), channel=channel, **days)
    digits = query_digits(case.receipt_code)
    assert f"查询数字（{digits}）" in slip_of(case)
    found = opened_by(case, digits)
    assert found is not None
    assert window.standing(found).request_no == case.request_no


def on_day(text):
    with on(text) as day:
        return day


def test_other_digits_do_not_open_it(of):
    case = received(of, replace(PERSON, phone=""))
    wrong = f"{(int(query_digits(case.receipt_code)) + 1) % 10_000:04d}"
    assert opened_by(case, wrong) is None


def test_with_a_phone_its_tail_opens_the_page_and_no_digits_are_printed(of):
    case = received(of)
    assert query_digits(case.receipt_code) not in slip_of(case)
    assert "末四位数字" in slip_of(case)
    assert "13900000000" not in slip_of(case)
    assert opened_by(case, "0000") is not None


def test_a_phone_too_short_to_have_a_tail_counts_as_none(of):
    case = received(of, replace(PERSON, phone="12-3"))
    assert opened_by(case, query_digits(case.receipt_code)) is not None
