"""Limits in days, months and years, whatever the start: the last day is a working day and never skips one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.calendar import official
from gongkai.statute.calendar_limit import CalendarLimit, due
from gongkai.statute.instruments import APL, RCL

CALENDAR = official()
STARTS = st.dates(date(2008, 5, 1), date(2024, 12, 31))
PLACE = RCL.article(20)
LIMITS = st.one_of(
    st.integers(1, 90).map(lambda days: CalendarLimit(PLACE, "", days=days)),
    st.integers(1, 12).map(lambda months: CalendarLimit(APL.article(46), "", months=months)),
)


@given(STARTS, LIMITS)
def test_the_last_day_is_the_first_working_day_from_the_counted_one_on(start, limit):
    end = due(limit, start, CALENDAR)
    assert CALENDAR.is_working(end.day)
    assert end.counted <= end.day
    assert CALENDAR.working_days_between(end.counted, end.day) == 1


@given(STARTS, LIMITS)
def test_starting_a_day_later_never_ends_earlier(start, limit):
    later = due(limit, start + timedelta(days=1), CALENDAR)
    assert due(limit, start, CALENDAR).day <= later.day


@given(STARTS, st.integers(1, 24))
def test_months_end_on_the_same_number_or_on_the_last_day_of_the_month(start, months):
    end = CalendarLimit(PLACE, "", months=months).end(start)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(STARTS, st.integers(1, 5))
def test_a_year_is_twelve_months(start, years):
    assert CalendarLimit(PLACE, "", years=years).end(start) == CalendarLimit(
        PLACE, "", months=12 * years
    ).end(start)
