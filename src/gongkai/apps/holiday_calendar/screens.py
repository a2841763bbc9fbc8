"""The years of the calendar as a table, and one year as it is printed on a wall: months of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from gongkai.lib.ui.parts import Cell, Column, Row, Table
from gongkai.statute.calendar import DayKind, WorkCalendar


@dataclass(frozen=True)
class Day:
    number: int
    kind: str
    title: str


@dataclass(frozen=True)
class Month:
    title: str
    weeks: tuple[tuple[Day | None, ...], ...]


def years_table(calendar: WorkCalendar) -> Table:
    """Latest year first, with the notices and how many days each moves."""
    plans = [calendar.plan(year) for year in reversed(calendar.years)]
    columns = (_("年度"), _("通知"), _("放假天数"), _("调休上班天数"))
    return Table(
        _("节假日安排"),
        tuple(Column(text, numeric=place > 1) for place, text in enumerate(columns)),
        tuple(
            Row(
                (
                    Cell(str(plan.year), url=f"?year={plan.year}"),
                    Cell("；".join(str(notice) for notice in plan.notices)),
                    Cell(sum(len(days) for days in plan.holidays.values())),
                    Cell(len(plan.make_up)),
                )
            )
            for plan in plans
        ),
        caption_hidden=True,
    )


def months_of(calendar: WorkCalendar, year: int) -> tuple[Month, ...]:
    return tuple(_month(calendar, date(year, month, 1)) for month in range(1, 13))


def _month(calendar: WorkCalendar, first: date) -> Month:
    days: list[Day | None] = [None] * first.weekday()
    day = first
    while day.month == first.month:
        days.append(_day(calendar, day))
        day += timedelta(days=1)
    days += [None] * (-len(days) % 7)
    weeks = tuple(tuple(days[at : at + 7]) for at in range(0, len(days), 7))
    return Month(_("%(month)d月") % {"month": first.month}, weeks)


def _day(calendar: WorkCalendar, day: date) -> Day:
    kind = calendar.kind(day)
    words = {DayKind.MAKE_UP: _("班"), DayKind.HOLIDAY: _("休")}
    return Day(day.day, kind.value, words.get(kind, ""))
