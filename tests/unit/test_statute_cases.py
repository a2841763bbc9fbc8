"""Dates, sums and routes that colleagues counted by hand from printed calendars, against what the code answers.

Whoever counted them did not write the functions and did not call them. Where one disagrees, the printed calendar
decides; the expectation is not changed to please the code.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from gongkai.statute import fees
from gongkai.statute.calendar import CalendarMissing, official
from gongkai.statute.calendar_limit import due
from gongkai.statute.clock import ReplyClock, amended, paid
from gongkai.statute.consultation import Consulted, silence_effect
from gongkai.statute.deadlines import (
    amendment_notice_deadline,
    co_maker_deadline,
    fee_payment_deadline,
    third_party_deadline,
)
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.ledger import DayStatus
from gongkai.statute.limits import Exclusion
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.receipt import Channel, receipt_of
from gongkai.statute.remedies import remedy_route
from gongkai.statute.remedy_limits import remedy_limit

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "statute"
CLOCKS = (
    "reply_until_2019",
    "reply_since_2019",
    "reply_restarted",
    "reply_excluded",
    "reply_calendar_end",
)
READ = {
    *CLOCKS,
    *("amendment_notice", "opinion_letters", "fee_payment", "fee_totals", "receipt_dates", "remedy_limits"),
    "outcome_vectors",
}
OPINIONS = {"third_party": third_party_deadline, "co_maker": co_maker_deadline}
RESTARTS = {
    "amended_request_received": lambda day, received: amended(day, receipt_date=received),
    "fee_paid": lambda day, _: paid(day),
}
REMEDY_KEYS = {
    "appeal_judgment_15_days": "appeal.judgment",
    "appeal_ruling_10_days": "appeal.ruling",
    "completion_10_working_days": "reconsideration.complete",
    "copy_to_respondent_7_working_days": "reconsideration.send_copy",
    "defence_15_days": "suit.defend",
    "reconsideration_60_days": "reconsideration.apply",
    "reconsideration_decision_60_days": "reconsideration.decide",
    "reconsideration_decision_summary_30_days": "reconsideration.summary.decide",
    "respondent_reply_10_working_days": "reconsideration.reply",
    "respondent_reply_summary_5_working_days": "reconsideration.summary.reply",
    "review_of_application_5_working_days": "reconsideration.review",
    "suit_6_months": "direct_suit.file",
    "suit_after_reconsideration_15_days": "suit_after_reconsideration.file",
}
COUNTED = {DayStatus.COUNTED, DayStatus.EXTENSION}


def cases(*names):
    found = [case for name in names for case in json.loads((FOLDER / f"{name}.json").read_text("utf-8"))]
    return pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in found])


def day(text):
    return date.fromisoformat(text) if text is not None else None


def clock_of(inputs):
    received = day(inputs["receipt_date"])
    restarts = tuple(RESTARTS[one["kind"]](day(one["day"]), received) for one in inputs.get("restarts", ()))
    begun = restarts[-1].day if restarts else received
    bare = ReplyClock(received)
    exclusions = tuple(
        Exclusion(day(one["first"]), day(one["last"]), "征求意见", bare.rule.third_party_time)
        for one in inputs.get("exclusions", ())
    )
    return ReplyClock(
        received,
        restarts,
        exclusions,
        extended_on=begun if inputs.get("extended") else None,
        extension_days=inputs.get("extension_days"),
    )


def agree(case, count):
    """The date that was counted, or the refusal that was foreseen; and the days on the way where they were noted."""
    expected, why = case["expected"], case["why"]
    if "error" in expected:
        with pytest.raises(CalendarMissing) as refusal:
            count()
        assert refusal.value.year == expected["year"], why
        return
    deadline = count()
    assert deadline.day.isoformat() == expected["due"], why
    numbers = {
        str(row.number): row.day.isoformat() for row in deadline.ledger(official()) if row.status in COUNTED
    }
    marks = case["counted"]["marks"]
    assert {number: numbers[number] for number in marks} == marks, why


def test_every_table_of_cases_is_read():
    assert {path.stem for path in FOLDER.iterdir()} == READ


@cases(*CLOCKS)
def test_a_reply_is_due_when_it_was_counted_by_hand(case):
    clock = clock_of(case["inputs"])
    assert clock.rule.regulation.code == case["expected"]["law"]
    agree(case, lambda: clock.deadline(official()))


@cases("reply_excluded")
def test_as_many_days_are_excluded_as_were_counted_by_hand(case):
    excluded = [
        row for row in clock_of(case["inputs"]).ledger(official()) if row.status is DayStatus.EXCLUDED
    ]
    assert len(excluded) == case["counted"]["excluded_working_days"], case["why"]


@cases("amendment_notice")
def test_an_amendment_notice_is_due_when_it_was_counted_by_hand(case):
    received, notified = day(case["inputs"]["receipt_date"]), day(case["inputs"].get("notified_on"))
    agree(case, lambda: amendment_notice_deadline(received, official()))
    if notified is not None:
        assert (notified > amendment_notice_deadline(received, official()).day) is case["expected"]["late"]


@cases("opinion_letters")
def test_an_opinion_is_due_when_it_was_counted_by_hand_and_silence_means_what_was_written(case):
    inputs = case["inputs"]
    agree(case, lambda: OPINIONS[inputs["of"]](day(inputs["letter_received_on"]), official()))
    if "silence" in case["expected"]:
        assert silence_effect(Consulted(inputs["of"])).effect == case["expected"]["silence"]


@cases("fee_payment")
def test_a_fee_is_payable_until_the_day_that_was_counted_by_hand(case):
    agree(case, lambda: fee_payment_deadline(day(case["inputs"]["notice_received_on"]), official()))


def month_totals(received):
    """What one applicant pays in each month. received: how many requests on which day."""
    days = [day(text) for text in sorted(received) for _ in range(received[text])]
    totals = {}
    for place, one in enumerate(days):
        month = f"{one:%Y-%m}"
        rate = fees.rate_of_request(fees.ordinal_in_month(one, days[:place]))
        totals[month] = totals.get(month, 0) + rate
    return totals


def fee_answers(inputs):
    """Whatever the inputs of a case allow to ask."""
    if "count" in inputs:
        fee = {"per_request": fees.per_request, "per_page": fees.per_page}[inputs["method"]](inputs["count"])
        names = ("count", "rate_yuan", "amount_yuan")
        paid_for = [{name: getattr(one, name) for name in names} for one in fee.tiers if one.rate_yuan]
        return {"total_yuan": fee.total_yuan, "paid_tiers": paid_for}
    if "received" in inputs:
        return {"month_total_yuan": month_totals(inputs["received"])}
    if "pages" not in inputs:
        return {"rate_yuan": fees.rate_of_request(inputs["ordinal"])}
    return {
        "per_request_yuan": fees.charge_by_request(inputs["ordinal"]).amount_yuan,
        "per_page_yuan": fees.charge_by_page(inputs["pages"]).amount_yuan,
    }


@cases("fee_totals")
def test_a_fee_is_the_sum_that_was_made_by_hand(case):
    answers = fee_answers(case["inputs"])
    assert {name: answers[name] for name in case["expected"]} == case["expected"], case["why"]


@cases("receipt_dates")
def test_a_request_is_received_on_the_day_that_was_read_from_the_rule(case):
    inputs, expected = case["inputs"], case["expected"]
    days = {name: day(text) for name, text in inputs.items() if name != "channel"}
    receipt = receipt_of(Channel(inputs["channel"]), **days)
    assert receipt.day == day(expected["receipt_date"]), case["why"]
    assert receipt.needs_confirmation is expected["needs_confirmation"]


def remedy_due(inputs):
    """The last day of a limit, and for those who were not told of their right which of its two ends comes first."""
    limit, events = inputs["limit"], {name: day(text) for name, text in inputs.items() if name != "limit"}
    if limit != "reconsideration_not_told":
        (event,) = events.values()
        return due(remedy_limit(REMEDY_KEYS[limit], event).limit, event, official()), None
    known, told = events["content_known_on"], events["right_known_on"]
    sixty = due(remedy_limit("reconsideration.apply", told).limit, told, official())
    year = due(remedy_limit("reconsideration.apply_untold", known).limit, known, official())
    return (year, "one_year") if year.day < sixty.day else (sixty, "60_days")


@cases("remedy_limits")
def test_a_remedy_is_open_until_the_day_that_was_counted_by_hand(case):
    expected = case["expected"]
    if "error" in expected:
        with pytest.raises(CalendarMissing) as refusal:
            remedy_due(case["inputs"])
        assert refusal.value.year == expected["year"], case["why"]
        return
    found, decided_by = remedy_due(case["inputs"])
    assert found.day.isoformat() == expected["due"], case["why"]
    assert found.counted.isoformat() == expected.get("counted_to", found.counted.isoformat()), case["why"]
    assert decided_by == expected.get("decided_by"), case["why"]


def grounds_at(place):
    """The grounds that rest on a place written as in the tables: “REG 36(4)”."""
    number, _, inner = place.removeprefix("REG ").rstrip(")").partition("(")
    return [
        ground
        for ground in GROUNDS.values()
        if ground.citation.instrument.code == "REG"
        and ground.citation.article == int(number)
        and (not inner or int(inner) in {ground.citation.item, ground.citation.paragraph})
    ]


@cases("outcome_vectors")
def test_the_way_of_remedy_follows_from_the_articles(case):
    grounds = [grounds_at(place) for place in case["inputs"]["bases"]]
    assert all(grounds), f"no ground rests on one of {case['inputs']['bases']}"
    route = remedy_route([one[0] for one in grounds], day(case["inputs"]["decided_on"]))
    assert route.reconsideration_first is case["expected"]["reconsideration_first"], case["why"]
    assert case["expected"].get("outcome", "granted") in OUTCOMES
