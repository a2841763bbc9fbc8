"""Limits in calendar days, months and years: how laws of procedure count, with the rule for the last day.

The day of the event is not counted. A month ends on the day of the same number, or on its last day where there is none.
A last day that is no working day moves to the first working day after it.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.citation import Citation
from gongkai.statute.instruments import APL, RCL
from gongkai.statute.limits import Limit

# inferred: neither law counts days itself; both send to the Civil Procedure Law for what they leave open.
LAST_DAY_RULE = (APL.article(101).marked("inferred"), RCL.article(88).marked("inferred"))


@dataclass(frozen=True, slots=True)
class CalendarLimit:
    """So many calendar days, months or years. words: how the instrument says it."""

    citation: Citation
    words: str
    days: int = 0
    months: int = 0
    years: int = 0

    def end(self, starts_after: date) -> date:
        """Last day as counted, before the rule for days off."""
        years, month = divmod(starts_after.month - 1 + self.months, 12)
        year = starts_after.year + self.years + years
        last = min(starts_after.day, monthrange(year, month + 1)[1])
        return date(year, month + 1, last) + timedelta(days=self.days)

    @property
    def length(self) -> str:
        """「60日」「6个月」「1年」."""
        parts = ((self.years, "年"), (self.months, "个月"), (self.days, "日"))
        return "".join(f"{number}{unit}" for number, unit in parts if number)


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a limit, and how it was found. counted: as counted, before a move over days off."""

    day: date
    counted: date
    starts_after: date
    limit: Limit | CalendarLimit

    @property
    def moved(self) -> bool:
        return self.day != self.counted

    @property
    def citations(self) -> tuple[Citation, ...]:
        return (self.limit.citation, *LAST_DAY_RULE) if self.moved else (self.limit.citation,)

    @property
    def words(self) -> str:
        """The count as a sentence."""
        length = length_of(self.limit)
        said = f"{in_chinese(self.starts_after)}的次日起算{length}，最后一日是{in_chinese(self.counted)}"
        return f"{said}；该日是节假日，顺延至{in_chinese(self.day)}。" if self.moved else f"{said}。"


def length_of(limit: Limit | CalendarLimit) -> str:
    return limit.length if isinstance(limit, CalendarLimit) else f"{limit.working_days}个工作日"


def due(limit: Limit | CalendarLimit, starts_after: date, calendar: WorkCalendar) -> Due:
    """Last day of a limit that starts the day after `starts_after`.

    Raises CalendarMissing if that day lies in a year without a holiday notice.
    """
    if isinstance(limit, Limit):
        day = calendar.after(starts_after, limit.working_days)
        return Due(day, day, starts_after, limit)
    counted = limit.end(starts_after)
    day = counted if calendar.is_working(counted) else calendar.after(counted, 1)
    return Due(day, counted, starts_after, limit)


def in_chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
