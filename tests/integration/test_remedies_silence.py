"""A suit over a request that was not answered: what the agency is told of the reconsideration that was skipped."""

import pytest

from gongkai.apps.remedies.show.case import warnings_of
from tests.integration.remedies import opened
from tests.integration.requests import in_review, office, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(county):
    of = office(county)
    with on("2023-11-01"):
        return of, in_review(of)


def warnings(waiting, received, applied, **given):
    of, request = waiting
    case = opened(
        of, request, "first_instance", received, applied=applied, target="failure_to_reply", **given
    )
    with on(received):
        return " ".join(map(str, warnings_of(case)))


def test_since_2024_it_is_pointed_out_and_called_a_reading(waiting):
    said = warnings(waiting, "2024-01-08", "2024-01-02")
    assert "对方没有申请行政复议就直接起诉，而逾期不答复属于未履行法定职责" in said
    assert "条文没有写明这一项包括政府信息公开申请，这里按通常的做法理解" in said


def test_a_suit_brought_before_2024_skipped_nothing(waiting):
    assert warnings(waiting, "2024-01-08", "2023-12-29") == ""
