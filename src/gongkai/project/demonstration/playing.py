"""Acts of the demonstration in the order of their days, so that numbers, letters and the log stand as if time had passed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from gongkai.apps.holiday_calendar import queries as calendars
from gongkai.lib import clock

# How many working days ago, and what is done then.
Act = tuple[int, Callable[[], object]]


def play(acts: Iterable[Act]) -> None:
    """The oldest first; those of one day in the order in which they are given, a minute after one another."""
    by_day: dict[int, list[Callable[[], object]]] = {}
    for ago, act in acts:
        by_day.setdefault(ago, []).append(act)
    for ago in sorted(by_day, reverse=True):
        for minute, act in enumerate(by_day[ago]):
            with clock.fixed(moment(ago, minute)):
                act()


def moment(ago: int, minute: int) -> datetime:
    """So many minutes after nine in the morning."""
    return timezone.make_aware(datetime.combine(day_before(ago), time(9))) + timedelta(minutes=minute)


def day_before(ago: int) -> date:
    """So many working days before today."""
    calendar = calendars.provisional(calendars.current())
    day, left = clock.today(), ago
    while left:
        day = date.fromordinal(day.toordinal() - 1)
        left -= calendar.is_working(day)
    return day
