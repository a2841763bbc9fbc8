"""How an entry stands on a day, counted by hand on the calendars of 2024 to 2026."""

from datetime import date

import pytest

from gongkai.apps.catalogue.standing import Holding, State, Terms, gravest, standing_of
from gongkai.statute.calendar import official
from gongkai.statute.publication import update_deadline

CALENDAR = official().provisional()
SINCE = date(2024, 1, 2)


def standing(today, last_on=None, **terms):
    holding = Holding(1, date.fromisoformat(last_on)) if last_on else Holding()
    on = date.fromisoformat(today)
    return standing_of(Terms(SINCE, **terms), holding, today=on, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("today", "state", "due", "why"),
    [
        # 90 days after Friday, 12 January 2024: 11 April 2024, a Thursday.
        ("2024-04-03", State.DUE_SOON, "2024-04-11", "4月4日至6日清明放假，4月7日（周日）调休上班：还有7日至11日共5个工作日"),
        ("2024-04-02", State.CURRENT, "2024-04-11", "还有4月3日、7日、8日、9日、10日、11日共6个工作日"),
        ("2024-04-11", State.DUE_SOON, "2024-04-11", "当日是最后一天"),
        ("2024-04-12", State.OVERDUE, "2024-04-11", "次日起逾期"),
    ],
)  # fmt: skip
def test_an_interval_is_counted_in_days_and_warned_of_in_working_days(today, state, due, why):
    found = standing(today, "2024-01-12", interval_days=90)
    assert (found.state, found.due_on.isoformat()) == (state, due), why


def test_the_sentence_says_how_late_an_update_is():
    found = standing("2025-02-10", "2024-01-26", interval_days=365)
    # 2024 has 366 days: 365 days after 26 January 2024 is 25 January 2025, a Saturday; a page can be changed any day.
    assert found.due_on == date(2025, 1, 25)
    # 26 January is a make-up day; 28 January to 4 February are the Spring Festival; 27 January, 5, 6, 7, 8 and 10 February
    # are working days (8 February, a Saturday, makes up): 26, 27 January and 5, 6, 7, 8, 10 February are seven.
    assert "已超期16日（其中工作日7日）" in found.sentence
    assert "每365日至少更新一次，最近更新于2024-01-26。" in found.sentence


def test_an_interval_that_ends_in_a_year_without_a_notice_still_has_its_day():
    found = standing("2026-11-23", "2026-11-02", interval_days=365)
    assert (found.state, found.due_on) == (State.CURRENT, date(2027, 11, 2))


def test_what_was_never_published_is_missing_since_it_came_into_the_catalogue():
    found = standing("2024-01-12")
    assert found.state is State.MISSING
    # 3, 4, 5, 8, 9, 10, 11 and 12 January.
    assert "2024-01-02列入目录，已过8个工作日，还没有公开过信息" in found.sentence
    assert "已过0个工作日" in standing("2024-01-02").sentence


@pytest.mark.parametrize(
    ("terms", "state"),
    [
        ({}, State.MISSING),
        ({"not_held": "本机关不实施行政许可"}, State.NOT_HELD),
        ({"is_on_request": True}, State.ON_REQUEST),
        ({"not_held": "没有", "is_on_request": True}, State.NOT_HELD),
    ],
)
def test_what_a_body_does_not_hold_or_gives_on_request_is_never_missing(terms, state):
    assert standing("2024-06-03", **terms).state is state


def test_without_an_interval_an_entry_stays_current():
    found = standing("2026-11-23", "2024-01-12")
    assert (found.state, found.due_on) == (State.CURRENT, None)


def test_several_entries_come_to_the_gravest():
    assert gravest([State.CURRENT, State.NOT_HELD, State.OVERDUE]) is State.OVERDUE
    assert gravest([State.NOT_HELD, State.CURRENT]) is State.CURRENT
    assert gravest([]) is None


def test_an_interval_of_no_days_is_refused():
    with pytest.raises(ValueError, match="更新间隔至少是1日"):
        update_deadline(date(2024, 1, 2), 0, CALENDAR)
