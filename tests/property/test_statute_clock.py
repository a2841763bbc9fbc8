"""The reply clock under any course of a case: what holds whatever is excluded, restarted, extended or stopped."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.statute.calendar import Notice, WorkCalendar, YearPlan, official
from gongkai.statute.clock import ClockState, ReplyClock
from gongkai.statute.instruments import REG
from gongkai.statute.ledger import DayStatus
from gongkai.statute.limits import Exclusion, Restart, Stop
from gongkai.statute.year_plan import Holiday

CALENDAR = official()
PLACE = REG.article(33, 3)
ONE_DAY = timedelta(days=1)
NUMBERED = {DayStatus.COUNTED, DayStatus.EXTENSION}
# Two dates of receipt, one for each Regulation; none so late that a long case would leave the known years.
RECEIVED = st.dates(date(2008, 5, 1), date(2019, 5, 14)) | st.dates(date(2019, 5, 15), date(2025, 6, 30))
AHEAD = st.integers(0, 60)


def spans_from(received):
    """Letters from shortly before the case to long after its end, some of them overlapping."""
    first = st.integers(-5, 90).map(lambda days: received + timedelta(days=days))
    span = st.tuples(first, st.integers(0, 20))
    made = span.map(lambda one: Exclusion(one[0], one[0] + timedelta(days=one[1]), "征求意见", PLACE, "函"))
    return st.lists(made, max_size=4).map(tuple)


def restarts_from(received):
    days = st.lists(AHEAD, max_size=3).map(sorted)
    return days.map(
        lambda ahead: tuple(
            Restart(received + timedelta(days=days), "补正", REG.article(30)) for days in ahead
        )
    )


@st.composite
def clocks(draw, received=RECEIVED):
    begun = draw(received)
    clock = ReplyClock(begun, draw(restarts_from(begun)), draw(spans_from(begun)))
    if draw(st.booleans()):
        extended_on = begun + timedelta(days=draw(AHEAD))
        clock = replace(clock, extended_on=extended_on, extension_days=draw(st.none() | st.integers(1, 15)))
    return clock


def excluded_days(clock, until):
    """Working days after the start of the count and up to a day that lie in any letter's time, each once."""
    found = set()
    for one in clock.exclusions:
        for ahead in range((one.last - one.first).days + 1):
            day = one.first + timedelta(days=ahead)
            if clock.start.day < day <= until and CALENDAR.is_working(day):
                found.add(day)
    return found


def with_one_more_holiday(day: date) -> WorkCalendar:
    plan = CALENDAR.plan(day.year + (day.month == 12 and day.year < 2026))
    notice = Notice("", "增加放假的通知", None, "测试", day, (Holiday("临时放假", day, day),), ())
    return CALENDAR.with_plan(YearPlan(plan.year, (*plan.notices, notice)))


@given(clocks())
def test_excluded_working_days_move_the_date_by_exactly_their_number(clock):
    deadline = clock.deadline(CALENDAR)
    excluded = excluded_days(clock, deadline.day)
    limit = sum(one.working_days for one in deadline.limits)
    assert deadline.day == CALENDAR.after(clock.start.day, limit + len(excluded))
    assert {row.day for row in deadline.ledger(CALENDAR) if row.status is DayStatus.EXCLUDED} == excluded


@given(clocks())
def test_the_ledger_numbers_every_counted_day_from_one_and_the_last_is_the_due_date(clock):
    deadline = clock.deadline(CALENDAR)
    rows = deadline.ledger(CALENDAR)
    numbered = [row for row in rows if row.number is not None]
    assert [row.number for row in numbered] == list(range(1, deadline.working_days + 1))
    assert numbered[-1].day == deadline.day == rows[-1].day
    assert all(row.status in NUMBERED and CALENDAR.is_working(row.day) for row in numbered)


@given(clocks())
def test_the_ledger_names_each_day_once_without_a_gap(clock):
    rows = clock.ledger(CALENDAR)
    assert (rows[0].day, rows[0].status) == (clock.start.day, DayStatus.START)
    assert all(later.day - earlier.day == ONE_DAY for earlier, later in pairwise(rows))


@given(clocks(), AHEAD)
def test_a_restart_equals_a_new_case_from_that_day(clock, ahead):
    day = clock.start.day + timedelta(days=ahead)
    if clock.rule is not ReplyClock(day).rule:
        return  # a new case would be received under the other Regulation; see the unit tests
    restarted = replace(clock, restarts=(*clock.restarts, Restart(day, "补正", REG.article(30))))
    new = replace(clock, receipt_date=day, restarts=())
    assert restarted.deadline(CALENDAR).day == new.deadline(CALENDAR).day
    assert restarted.ledger(CALENDAR)[1:] == new.ledger(CALENDAR)[1:]


@settings(max_examples=50, deadline=None)  # each example makes a calendar of 19 years
@given(clocks(), st.integers(1, 120))
def test_one_more_holiday_never_shortens(clock, ahead):
    more = with_one_more_holiday(clock.receipt_date + timedelta(days=ahead))
    assert clock.deadline(more).day >= clock.deadline(CALENDAR).day


@given(clocks(), st.integers(0, 90), st.integers(0, 20))
def test_one_more_letter_never_shortens(clock, ahead, length):
    first = clock.receipt_date + timedelta(days=ahead)
    letter = Exclusion(first, first + timedelta(days=length), "征求意见", PLACE)
    more = replace(clock, exclusions=(*clock.exclusions, letter))
    assert more.deadline(CALENDAR).day >= clock.deadline(CALENDAR).day


@given(clocks())
def test_the_order_in_which_letters_are_recorded_does_not_matter(clock):
    turned = replace(clock, exclusions=clock.exclusions[::-1])
    assert turned.deadline(CALENDAR).day == clock.deadline(CALENDAR).day


@given(clocks(), st.integers(0, 150))
def test_days_left_and_days_overdue_agree_with_the_ledger_of_any_day(clock, ahead):
    today = clock.start.day + timedelta(days=ahead)
    rows = clock.ledger(CALENDAR, today)
    left = [row for row in rows if row.number is not None and row.day > today]
    late = [row for row in rows if row.status is DayStatus.OVERDUE and row.day <= today]
    assert clock.days_left(CALENDAR, today) == len(left)
    assert clock.overdue_days(CALENDAR, today) == len(late)
    assert not (left and late)


@given(clocks(), st.integers(0, 100), st.integers(0, 40))
def test_an_open_letter_gives_the_date_as_if_it_were_answered_today(clock, ahead, waited):
    first = clock.start.day + timedelta(days=ahead)
    today = first + timedelta(days=waited)
    still_open = replace(clock, exclusions=(Exclusion(first, None, "征求意见", PLACE),))
    answered = replace(clock, exclusions=(Exclusion(first, today, "征求意见", PLACE),))
    assert still_open.deadline(CALENDAR, as_of=today).day == answered.deadline(CALENDAR).day
    assert still_open.state(today) is ClockState.PAUSED


@given(clocks(), st.integers(0, 60), st.integers(0, 60))
def test_a_stopped_clock_counts_no_day_after_the_stop(clock, ahead, waited):
    stop = Stop(clock.start.day + timedelta(days=ahead), "等待补正", REG.article(30), "补1")
    until = stop.day + timedelta(days=waited)
    stopped = replace(clock, stop=stop)
    rows = stopped.ledger(CALENDAR, until)
    assert rows[-1].day == until
    assert all(row.number is None for row in rows if row.day > stop.day)
    assert stopped.due_date(CALENDAR) is None
    assert stopped.days_left(CALENDAR, until) is None


@given(clocks())
def test_the_ledgers_of_all_counts_follow_one_another_without_a_gap(clock):
    days = [row.day for ledger in clock.ledgers(CALENDAR) for row in ledger]
    assert days[0] == clock.receipt_date
    # A second restart on the same day begins anew on that day.
    assert all(later - earlier in {ONE_DAY, timedelta()} for earlier, later in pairwise(days))
