"""Counting working days: one more never comes earlier, each is counted once, one more holiday never shortens."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.calendar import DayKind, Notice, WorkCalendar, YearPlan, official
from gongkai.statute.year_plan import Holiday

CALENDAR = official()
DAYS = st.dates(date(2008, 1, 1), date(2026, 12, 31))
EARLY = st.dates(date(2008, 1, 1), date(2026, 6, 30))
COUNTS = st.integers(1, 60)
ONE_DAY = timedelta(days=1)


def with_one_more_holiday(day: date) -> WorkCalendar:
    """The same calendar, with a further notice that makes this day a day off.

    In December it belongs to the next year's notices, which have the last word on the days before New Year.
    """
    plan = CALENDAR.plan(day.year + (day.month == 12 and day.year < 2026))
    notice = Notice("", "增加放假的通知", None, "测试", day, (Holiday("临时放假", day, day),), ())
    return CALENDAR.with_plan(YearPlan(plan.year, (*plan.notices, notice)))


@given(EARLY, COUNTS)
def test_one_more_working_day_never_comes_earlier(day, count):
    assert CALENDAR.after(day, count) < CALENDAR.after(day, count + 1)


@given(EARLY, COUNTS)
def test_the_day_reached_is_a_working_day_and_the_count_comes_back(day, count):
    reached = CALENDAR.after(day, count)
    assert CALENDAR.is_working(reached)
    assert CALENDAR.working_days_between(day + ONE_DAY, reached) == count


@given(EARLY, COUNTS, COUNTS)
def test_two_counts_in_a_row_are_one_count(day, first, second):
    assert CALENDAR.after(CALENDAR.after(day, first), second) == CALENDAR.after(day, first + second)


@given(DAYS, st.integers(0, 400))
def test_a_span_counts_each_working_day_in_it_once(first, length):
    last = min(first + timedelta(days=length), CALENDAR.last_day)
    working = [each for each in CALENDAR.days(first, last) if CALENDAR.is_working(each)]
    assert CALENDAR.working_days_between(first, last) == len(working)


@given(EARLY, COUNTS, st.integers(1, 100))
def test_one_more_holiday_never_shortens(day, count, ahead):
    off = day + timedelta(days=ahead)
    more = with_one_more_holiday(off)
    before, now = CALENDAR.after(day, count), more.after(day, count)
    if CALENDAR.is_working(off) and off <= before:
        assert now == CALENDAR.after(day, count + 1)
    else:
        assert now == before


@given(DAYS)
def test_a_day_is_a_working_day_by_its_kind_alone(day):
    kind = CALENDAR.kind(day)
    assert CALENDAR.is_working(day) == (kind in {DayKind.WORKDAY, DayKind.MAKE_UP})
    assert (kind in {DayKind.WORKDAY, DayKind.WEEKEND}) == (CALENDAR.notice(day) is None)
    assert bool(CALENDAR.holiday_name(day)) == (kind is DayKind.HOLIDAY)


@given(EARLY, COUNTS)
def test_a_provisional_calendar_gives_the_same_days_where_notices_are_known(day, count):
    assert CALENDAR.provisional().after(day, count) == CALENDAR.after(day, count)
