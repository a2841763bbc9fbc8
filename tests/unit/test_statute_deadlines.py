"""Limits, pauses, stops, restarts, extension and deferral, each with dates counted by hand on the calendar of 2024.

Working days from Monday 1 April 2024: 2 and 3 April; 7 (Sunday, make-up) to 12; 15 to 19; 22 to 26; 28 (Sunday,
make-up) to 30; 6 to 11 May (Saturday, make-up); 13 to 17; 20 to 24; 27 to 31. The 20th is 29 April, the 40th 29 May.
"""

from datetime import date

import pytest

from gongkai.statute.calendar import CalendarMissing, official
from gongkai.statute.citation import NotInForce
from gongkai.statute.clock import CLOCK_LABELS, ClockState, ReplyClock, amended, ordered_again, paid
from gongkai.statute.consultation import (
    CONSULTED_LABELS,
    Consulted,
    SilenceEffect,
    consultation_exclusion,
    silence_effect,
)
from gongkai.statute.deadlines import (
    NoLimit,
    amendment_notice_deadline,
    amendment_period_deadline,
    co_maker_deadline,
    fee_payment_deadline,
    reply_deadline,
    third_party_deadline,
)
from gongkai.statute.instruments import FEE, RCL, REG
from gongkai.statute.ledger import STATUS_LABELS, DayStatus
from gongkai.statute.limits import Exclusion, Restart, Stop

CALENDAR = official()
RECEIVED = date(2024, 4, 1)
OLD = date(2019, 5, 14)


def april(day):
    return date(2024, 4, day)


def may(day):
    return date(2024, 5, day)


def letter(first, last, number="函1"):
    return Exclusion(first, last, "征求第三方意见", REG.article(33, 3), number)


def rows(clock, until=None):
    return {row.day: row for row in clock.ledger(CALENDAR, until)}


@pytest.mark.parametrize(
    ("receipt", "options", "due", "why"),
    [
        (RECEIVED, {}, april(29), "清明放假3天不计，4月7日、28日调休上班计入"),
        (RECEIVED, {"extended": True}, may(29), "延长20个工作日，跨五一"),
        (april(22), {}, may(21), "补正后重新起算；5月11日（周六）上班计入"),
        (RECEIVED, {"excluded_days": 3}, may(7), "征求第三方意见3个工作日不计入"),
        (OLD, {}, date(2019, 6, 4), "旧条例15个工作日：5月15日至17日3日，20日至31日10日，6月3日、4日"),
    ],
)
def test_a_reply_is_due(receipt, options, due, why):
    assert reply_deadline(receipt, CALENDAR, **options).day == due, why


def test_days_excluded_without_dates_are_made_up_at_the_end_and_numbered_on():
    ledger = reply_deadline(RECEIVED, CALENDAR, excluded_days=3).ledger(CALENDAR)
    added = [(row.day, row.number) for row in ledger if row.status is DayStatus.ADDED]
    assert added == [(april(30), 21), (may(6), 22), (may(7), 23)]


def test_the_ledger_tells_of_each_day_what_it_is_and_why():
    days = rows(ReplyClock(RECEIVED, exclusions=(letter(april(9), april(11)),), extended_on=april(30)))
    assert (days[april(1)].status, days[april(1)].why) == (DayStatus.START, "收到申请，当日不计")
    assert (days[april(4)].status, days[april(4)].holiday) == (DayStatus.HOLIDAY, "清明节")
    assert days[april(4)].letter == "国办发明电〔2023〕7号"
    assert (days[april(7)].number, days[april(7)].why) == (3, "调休上班；工作日，计入")
    assert (days[april(9)].status, days[april(9)].letter) == (DayStatus.EXCLUDED, "函1")
    assert str(days[april(9)].citation) == "《中华人民共和国政府信息公开条例》第三十三条第三款"
    assert days[april(13)].status is DayStatus.WEEKEND
    assert str(days[april(13)].citation) == "《国务院关于职工工作时间的规定》第七条"
    assert (days[may(7)].number, days[may(7)].status) == (20, DayStatus.COUNTED)
    assert (days[may(8)].number, days[may(8)].status) == (21, DayStatus.EXTENSION)
    assert days[may(11)].why == "调休上班；工作日，计入延长的期限"


def test_what_comes_after_the_due_date_is_shown_as_overdue():
    days = rows(ReplyClock(RECEIVED), may(7))
    overdue = [day for day, row in days.items() if row.status is DayStatus.OVERDUE]
    assert overdue == [april(30), may(6), may(7)]
    assert all(days[day].number is None for day in overdue)


def test_two_letters_at_once_exclude_their_common_days_once():
    clock = ReplyClock(
        RECEIVED, exclusions=(letter(april(9), april(11)), letter(april(10), april(12), "函2"))
    )
    assert clock.deadline(CALENDAR).day == may(8), "9, 10, 11 and 12 April: four days after 29 April"
    assert rows(clock)[april(10)].letter == "函1"


def test_a_letter_within_another_excludes_nothing_more():
    clock = ReplyClock(
        RECEIVED, exclusions=(letter(april(9), april(12)), letter(april(10), april(11), "函2"))
    )
    assert clock.deadline(CALENDAR).day == may(8)


def test_a_letter_over_days_off_alone_moves_nothing():
    assert ReplyClock(RECEIVED, exclusions=(letter(april(4), april(6)),)).deadline(CALENDAR).day == april(29)


def test_a_letter_on_the_last_day_moves_the_date_and_one_on_the_day_after_does_not():
    on_the_last = ReplyClock(RECEIVED, exclusions=(letter(april(29), april(30)),))
    too_late = ReplyClock(RECEIVED, exclusions=(letter(april(30), may(6)),))
    assert on_the_last.deadline(CALENDAR).day == may(6)
    assert too_late.deadline(CALENDAR).day == april(29)


def test_an_open_letter_wants_the_day_up_to_which_to_count():
    clock = ReplyClock(RECEIVED, exclusions=(letter(april(9), None),))
    with pytest.raises(ValueError, match="2024-04-09起的征求第三方意见尚未结束"):
        clock.deadline(CALENDAR)
    assert clock.deadline(CALENDAR, as_of=april(11)).day == may(7)
    assert clock.days_left(CALENDAR, april(11)) == 16, "4 of the 20 days were used before the letter"
    assert clock.days_left(CALENDAR, april(26)) == 16, "and as many are left as long as it is open"


def test_a_reply_while_a_letter_is_open_ends_the_exclusion():
    clock = ReplyClock(RECEIVED, exclusions=(letter(april(9), None),), ended_on=april(11))
    assert clock.deadline(CALENDAR).day == may(7)


def consulted(kind, **days):
    given = {"receipt_date": RECEIVED, "sent_on": april(8), "delivered_on": april(8), "letter": "函7"} | days
    return consultation_exclusion(kind, CALENDAR, **given)


def test_a_consultation_takes_time_from_the_day_after_sending_until_the_answer():
    time = consulted(Consulted.THIRD_PARTY, opinion_on=april(11))
    assert (time.first, time.last, time.letter) == (april(9), april(11), "函7")
    assert time.why == "征求第三方意见"


def test_an_answer_after_the_fifteenth_working_day_takes_no_more_time():
    time = consulted(Consulted.CO_MAKER, opinion_on=may(20))
    assert time.last == april(28), "15 working days from 8 April: 9–12, 15–19, 22–26, 28"


def test_without_an_answer_the_time_ends_by_itself_where_the_law_has_a_limit():
    third, other = consulted(Consulted.THIRD_PARTY), consulted(Consulted.OTHER_AGENCY)
    lapsed = ReplyClock(RECEIVED, exclusions=(third,))
    waiting = ReplyClock(RECEIVED, exclusions=(other,))
    # 4 days before 9 April, 16 from 29 April: 29, 30, 6–11 May (6), 13–17 (5), 20–22 (3).
    assert lapsed.deadline(CALENDAR, as_of=date(2024, 7, 1)).day == may(22)
    assert (lapsed.state(april(28)), lapsed.state(april(29))) == (ClockState.PAUSED, ClockState.RUNNING)
    assert waiting.state(date(2024, 7, 1)) is ClockState.PAUSED
    assert waiting.overdue_days(CALENDAR, date(2024, 7, 1)) == 0


def test_before_delivery_nothing_lapses():
    assert consulted(Consulted.THIRD_PARTY, delivered_on=None).at_latest is None


def test_an_answer_on_the_day_of_sending_takes_no_time():
    assert consulted(Consulted.THIRD_PARTY, opinion_on=april(8)) is None


def test_under_the_old_regulation_only_third_parties_take_time_and_without_a_limit():
    old = {"receipt_date": OLD, "sent_on": date(2019, 5, 20), "delivered_on": date(2019, 5, 21)}
    assert consulted(Consulted.THIRD_PARTY, **old).at_latest is None
    assert consulted(Consulted.THIRD_PARTY, **old).citation.place == "第二十四条第三款"
    with pytest.raises(NoLimit, match="征求共同制作机关意见的时间不计入期限"):
        consulted(Consulted.CO_MAKER, **old)


@pytest.mark.parametrize(
    ("kind", "effect", "article"),
    [
        (Consulted.THIRD_PARTY, SilenceEffect.AGENCY_DECIDES, 32),
        (Consulted.CO_MAKER, SilenceEffect.DEEMED_CONSENT, 34),
        (Consulted.OTHER_AGENCY, SilenceEffect.NO_RULE, 33),
    ],
)
def test_silence_means_something_else_for_each(kind, effect, article):
    silence = silence_effect(kind)
    assert (silence.effect, silence.citation.article) == (effect, article)


def test_an_extension_on_the_last_day_counts_and_one_on_the_day_after_does_not():
    assert ReplyClock(RECEIVED, extended_on=april(29)).deadline(CALENDAR).day == may(29)
    late = ReplyClock(RECEIVED, extended_on=april(30))
    assert late.deadline(CALENDAR).day == april(29)
    assert late.overdue_days(CALENDAR, may(6)) == 2


def test_a_shorter_extension_adds_its_own_days():
    assert ReplyClock(RECEIVED, extended_on=april(25), extension_days=5).deadline(CALENDAR).day == may(9)


def test_an_amended_request_counts_in_full_from_the_day_after_it_came():
    stop = Stop(april(10), "等待补正", REG.article(30), "补1")
    restart = amended(april(22), receipt_date=RECEIVED, stop=stop)
    clock = ReplyClock(RECEIVED, (restart,), extended_on=april(9))
    assert clock.deadline(CALENDAR).day == may(21)
    assert clock.deadline(CALENDAR).limits[0].working_days == 20, "the extension belonged to the count before"
    assert rows(clock)[april(23)].number == 1
    before, now = clock.ledgers(CALENDAR)
    assert [row.number for row in before if row.number][-1] == 6, "10 April was still counted"
    assert {row.letter for row in before if row.status is DayStatus.STOPPED} == {"补1"}
    assert (before[-1].day, now[0].day) == (april(21), april(22))
    assert [clock.state(april(day)) for day in (9, 10, 21, 22)] == [
        ClockState.RUNNING, ClockState.STOPPED, ClockState.STOPPED, ClockState.RUNNING,
    ]  # fmt: skip


def test_a_fee_stops_the_clock_and_payment_restarts_it_from_the_next_day():
    stop = Stop(april(12), "等待缴费", FEE.whole(), "费1")
    waiting = ReplyClock(RECEIVED, stop=stop)
    assert waiting.due_date(CALENDAR) is None
    assert waiting.days_left(CALENDAR, april(20)) is None
    assert waiting.overdue_days(CALENDAR, may(31)) == 0, "nothing grows late while the applicant is to act"
    going_on = ReplyClock(RECEIVED, (paid(april(22), stop=stop),))
    assert going_on.due_date(CALENDAR) == may(21)


def test_what_was_late_before_the_stop_stays_late():
    late = ReplyClock(RECEIVED, stop=Stop(may(6), "等待缴费", FEE.whole()))
    assert late.overdue_days(CALENDAR, date(2024, 7, 1)) == 2


def test_a_deferral_replaces_the_limit_by_the_notified_day():
    clock = ReplyClock(RECEIVED, deferred_on=april(26), deferred_to=date(2024, 6, 28))
    deadline = clock.deadline(CALENDAR)
    assert (deadline.day, deadline.limits, deadline.fixed.citation.article) == (date(2024, 6, 28), (), 35)
    ledger = clock.ledger(CALENDAR)
    assert (ledger[-1].day, ledger[-1].status) == (date(2024, 6, 28), DayStatus.DEFERRED)
    assert clock.days_left(CALENDAR, date(2024, 6, 26)) == 2


def test_a_deferral_after_the_limit_or_before_a_restart_gives_nothing():
    late = ReplyClock(RECEIVED, deferred_on=april(30), deferred_to=date(2024, 6, 28))
    assert late.deadline(CALENDAR).day == april(29)
    before = ReplyClock(
        RECEIVED,
        (amended(april(22), receipt_date=RECEIVED),),
        deferred_on=april(12),
        deferred_to=date(2024, 6, 28),
    )
    assert before.deadline(CALENDAR).day == may(21)


def test_an_order_to_reply_again_gives_its_own_day_or_the_full_limit():
    replied = Stop(april(10), "已经答复", REG.article(33, 2))
    decision = {"citation": RCL.article(64), "stop": replied}
    full = ReplyClock(RECEIVED, (ordered_again(april(22), **decision),))
    fixed = ReplyClock(RECEIVED, (ordered_again(april(22), due_on=may(8), **decision),), extended_on=may(6))
    assert full.due_date(CALENDAR) == may(21)
    assert fixed.due_date(CALENDAR) == may(8), "what a decision orders is not extended"
    assert fixed.deadline(CALENDAR).fixed.citation == RCL.article(64)
    assert fixed.overdue_days(CALENDAR, may(10)) == 2


def test_days_left_and_overdue_days_on_the_days_around_the_limit():
    clock = ReplyClock(RECEIVED)
    days = (april(1), april(26), april(28), april(29), april(30), may(6))
    assert [clock.days_left(CALENDAR, day) for day in days] == [20, 2, 1, 0, 0, 0]
    assert [clock.overdue_days(CALENDAR, day) for day in days] == [0, 0, 0, 0, 1, 2]


def test_a_reply_ends_the_clock_and_what_was_late_by_then_stays():
    in_time, late = ReplyClock(RECEIVED, ended_on=april(29)), ReplyClock(RECEIVED, ended_on=may(7))
    later = date(2024, 8, 1)
    assert (in_time.overdue_days(CALENDAR, later), late.overdue_days(CALENDAR, later)) == (0, 3)
    assert late.days_left(CALENDAR, later) is None
    assert (late.state(may(6)), late.state(may(7))) == (ClockState.RUNNING, ClockState.ENDED)
    assert max(rows(late, later)) == may(7), "no day after the reply is counted as late"


def test_a_clock_has_not_started_before_receipt():
    assert ReplyClock(RECEIVED).state(date(2024, 3, 31)) is ClockState.NOT_STARTED


def test_a_request_keeps_the_regulation_under_which_it_was_received():
    clock = ReplyClock(OLD, (amended(date(2019, 5, 20), receipt_date=OLD),))
    # 15 working days from 20 May 2019: 21–24, 27–31, 3–6 June, then the festival of 7 June, 10 and 11.
    assert clock.deadline(CALENDAR).day == date(2019, 6, 11)
    assert clock.start.citation.place == "第二十一条第（四）项"


@pytest.mark.parametrize(
    ("count", "due"),
    [
        (lambda: amendment_notice_deadline(RECEIVED, CALENDAR), april(11)),
        (lambda: amendment_period_deadline(april(10), 15, CALENDAR), april(30)),
        (lambda: third_party_deadline(april(8), CALENDAR), april(28)),
        (lambda: co_maker_deadline(april(8), CALENDAR), april(28)),
        (lambda: fee_payment_deadline(RECEIVED, CALENDAR), april(29)),
    ],
)
def test_every_other_step_has_its_own_last_day(count, due):
    deadline = count()
    assert deadline.day == due
    assert deadline.ledger(CALENDAR)[-1].day == due


@pytest.mark.parametrize("count", [amendment_notice_deadline, third_party_deadline, co_maker_deadline])
def test_the_old_regulation_set_no_such_limit(count):
    with pytest.raises(NoLimit, match="国务院令第492号"):
        count(OLD, CALENDAR)


def test_there_is_no_fee_and_no_regulation_before_their_time():
    with pytest.raises(NotInForce, match="信息处理费"):
        fee_payment_deadline(date(2020, 12, 31), CALENDAR)
    with pytest.raises(NotInForce, match="政府信息公开条例"):
        reply_deadline(date(2008, 4, 30), CALENDAR)


def test_a_count_into_an_unknown_year_is_refused_or_answered_as_provisional():
    clock = ReplyClock(date(2026, 12, 4))
    with pytest.raises(CalendarMissing, match="没有2027年的节假日安排"):
        clock.deadline(CALENDAR)
    deadline = clock.deadline(CALENDAR.provisional())
    assert (deadline.day, deadline.provisional) == (date(2027, 1, 4), True)
    assert not ReplyClock(RECEIVED).deadline(CALENDAR.provisional()).provisional


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: letter(april(9), april(8)), "止日早于起日"),
        (lambda: ReplyClock(RECEIVED, (Restart(date(2024, 3, 29), "补正", REG.article(30)),)), "早于此前的起算日期"),
        (lambda: ReplyClock(RECEIVED, stop=Stop(date(2024, 3, 29), "补正", REG.article(30))), "不在起算日期"),
        (lambda: ReplyClock(RECEIVED, extension_days=21), "1个至20个工作日"),
        (lambda: ReplyClock(RECEIVED, extension_days=0), "1个至20个工作日"),
        (lambda: ReplyClock(OLD, extension_days=16), "1个至15个工作日"),
        (lambda: ReplyClock(RECEIVED, (ordered_again(april(9), citation=REG.article(51), due_on=april(9)),)), "不晚于"),
        (lambda: ReplyClock(OLD, deferred_to=date(2019, 8, 1)), "没有延迟答复的规定"),
    ],
)  # fmt: skip
def test_dates_that_contradict_each_other_are_refused(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()


def test_every_status_state_and_party_has_its_chinese_label():
    assert list(STATUS_LABELS) == list(DayStatus)
    assert list(CLOCK_LABELS) == list(ClockState)
    assert list(CONSULTED_LABELS) == list(Consulted)
