"""Limits of cases, counted on printed calendars of 2023 to 2025 with the State Council's notices beside them."""

from datetime import date

import pytest

from gongkai.apps.remedies import limits
from gongkai.apps.remedies.models import RemedyCase
from gongkai.statute.calendar import official

CALENDAR = official()


def day(text):
    return date.fromisoformat(text) if text else None


def case(kind, received="2025-03-26", **given):
    days = {name: day(value) if name.endswith("_on") else value for name, value in given.items()}
    return RemedyCase(kind=kind, received_on=day(received), **days)


@pytest.mark.parametrize(
    ("kind", "procedure", "received", "last", "why"),
    [
        (
            "administrative_reconsideration",
            "ordinary",
            "2025-03-26",
            "2025-04-10",
            "10个工作日，清明4月4日至6日放假",
        ),
        ("administrative_reconsideration", "summary", "2025-03-26", "2025-04-02", "5个工作日"),
        (
            "administrative_reconsideration",
            "ordinary",
            "2023-12-27",
            "2024-01-08",
            "旧法10日按日历，6日星期六顺延",
        ),
        ("first_instance", "ordinary", "2025-04-22", "2025-05-07", "15日按日历"),
        ("first_instance", "summary", "2025-04-17", "2025-05-06", "第15日是5月2日，劳动节放假到5日，顺延"),
        ("second_instance", "ordinary", "2025-07-01", "2025-07-16", "15日按日历"),
    ],
)
def test_the_answer_is_due(kind, procedure, received, last, why):
    found = limits.answer_limit(case(kind, received, procedure=procedure), CALENDAR)
    assert found is not None
    assert found.day == day(last), why


def test_a_day_that_a_letter_sets_takes_the_place_of_the_counted_one():
    found = limits.answer_limit(
        case(
            "first_instance",
            "2025-04-22",
            procedure="ordinary",
            set_due_on="2025-05-20",
            set_because="举证通知书",
        ),
        CALENDAR,
    )
    assert found is not None
    assert (found.day, found.due.day) == (date(2025, 5, 20), date(2025, 5, 7))


@pytest.mark.parametrize("kind", ["disclosure_complaint", "retrial"])
def test_where_no_law_sets_a_limit_none_is_made_up(kind):
    assert limits.answer_limit(case(kind, procedure="ordinary"), CALENDAR) is None
    assert limits.decision_limit(case(kind, procedure="ordinary"), CALENDAR) is None


@pytest.mark.parametrize(
    ("given", "last", "why"),
    [
        (
            {"kind": "administrative_reconsideration", "procedure": "ordinary"},
            "2025-05-23",
            "60日：3月24日加60日",
        ),
        (
            {"kind": "administrative_reconsideration", "procedure": "ordinary", "is_extended": True},
            "2025-06-23",
            "90日止于6月22日星期日，顺延",
        ),
        ({"kind": "administrative_reconsideration", "procedure": "summary"}, "2025-04-23", "30日"),
        ({"kind": "first_instance", "procedure": "ordinary"}, "2025-09-24", "六个月"),
        ({"kind": "first_instance", "procedure": "summary"}, "2025-05-08", "45日：3月24日加45日"),
        ({"kind": "second_instance", "procedure": "ordinary"}, "2025-06-24", "三个月"),
    ],
)
def test_the_decision_is_due(given, last, why):
    found = limits.decision_limit(case(accepted_on="2025-03-24", **given), CALENDAR)
    assert found is not None
    assert found.day == day(last), why


def test_without_a_day_of_acceptance_the_decision_has_no_date():
    found = limits.decision_limit(case("first_instance", procedure="ordinary"), CALENDAR)
    assert found is not None
    assert found.day is None


def test_a_reconsideration_opinion_is_reported_on_within_sixty_days():
    found = limits.opinion_limit(case("administrative_reconsideration", opinion_on="2025-05-26"), CALENDAR)
    assert found is not None
    assert found.day == date(2025, 7, 25)
    assert str(found.rule.limit.citation) == "《中华人民共和国行政复议法》第七十六条"


@pytest.mark.parametrize(
    ("kind", "result", "last", "why"),
    [
        ("first_instance", "claim_dismissed", "2025-06-03", "15日止于5月31日，端午放假到6月2日，顺延"),
        ("first_instance", "suit_rejected", "2025-05-26", "裁定10日"),
        ("administrative_reconsideration", "upheld", "2025-06-03", "复议后起诉15日，同样顺延"),
        ("second_instance", "appeal_upheld", "2025-11-17", "六个月止于11月16日星期日，顺延"),
    ],
)
def test_what_may_follow_a_result_has_its_limit(kind, result, last, why):
    found = limits.next_limits(case(kind, result=result, delivered_on="2025-05-16"), CALENDAR)
    assert [limit.day for limit in found] == [day(last)], why


def test_after_a_retrial_no_limit_is_counted():
    assert limits.next_limits(case("retrial", result="revoked", delivered_on="2025-05-16"), CALENDAR) == ()


def test_reconsideration_had_to_be_asked_for_within_sixty_days_of_the_reply():
    asked = case("administrative_reconsideration", row="reconsideration")
    found = limits.asking_limit(asked, date(2025, 3, 5), None, CALENDAR)
    assert found is not None
    assert found.day == date(2025, 5, 6), "60日止于5月4日，劳动节放假到5日，顺延"


def test_an_appeal_had_to_be_brought_within_fifteen_days_of_the_judgment():
    former = case("first_instance", result="claim_dismissed", delivered_on="2025-05-16")
    found = limits.asking_limit(case("second_instance"), date(2025, 3, 5), former, CALENDAR)
    assert found is not None
    assert found.day == date(2025, 6, 3)


def test_a_suit_that_was_sent_back_is_asked_for_by_nobody():
    former = case("second_instance", result="remanded", delivered_on="2025-05-16")
    assert limits.asking_limit(case("first_instance"), date(2025, 3, 5), former, CALENDAR) is None


@pytest.mark.parametrize(("on", "known"), [("2023-12-31", False), ("2024-01-01", True)])
def test_reconsideration_has_a_summary_procedure_since_2024(on, known):
    assert limits.has_summary_procedure(day(on)) is known
