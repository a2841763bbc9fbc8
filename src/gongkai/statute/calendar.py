"""Working days: weekends, the days off and the make-up days of each year's notice. Counting is by table, not by loop."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from gongkai.statute.festivals import lunar_known, statutory_days
from gongkai.statute.year_plan import BadPlan, Notice, YearPlan, days_between, is_weekend, parse_plan

__all__ = [
    "BadPlan",
    "CalendarMissing",
    "DayKind",
    "Notice",
    "WorkCalendar",
    "YearPlan",
    "official",
    "parse_plan",
]

_PROVISIONAL_YEARS = 10


class DayKind(StrEnum):
    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"  # 放假, weekend days within the holiday included
    MAKE_UP = "make_up"  # 调休上班


class CalendarMissing(LookupError):  # noqa: N818 (a refusal)
    """The count reaches a year whose holidays are not known."""

    def __init__(self, year: int) -> None:
        super().__init__(f"没有{year}年的节假日安排，不能计算工作日；请先导入国务院办公厅的通知。")
        self.year = year


@dataclass(frozen=True)
class WorkCalendar:
    """The years that are known. Every question about another year raises CalendarMissing.

    plans: in order, without a gap. provisional_until: last year without a notice that is answered as weekends and
    statutory festivals; each of its days says so of itself.
    The last days of December can still change: next year's notice may draw them into the holiday of New Year.
    """

    plans: tuple[YearPlan, ...]
    provisional_until: int | None = None
    _named: dict[date, tuple[str, Notice | None]] = field(init=False, repr=False, compare=False)
    _working: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _first: int = field(init=False, repr=False, compare=False)
    _last: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        years = [plan.year for plan in self.plans]
        if not years or years != list(range(years[0], years[0] + len(years))):
            raise BadPlan("节假日安排的年份必须前后相连；请先导入中间缺少的年份。")
        last_year = max(years[-1], self.provisional_until or 0)
        first, last = date(years[0], 1, 1), date(last_year, 12, 31)
        named = self._name_days(range(years[-1] + 1, last_year + 1))
        working = (day.toordinal() for day in days_between(first, last) if _works(day, named))
        # A frozen value fills what follows from its fields once, here, so that every count after is a look-up.
        object.__setattr__(self, "_named", named)
        object.__setattr__(self, "_working", tuple(working))
        object.__setattr__(self, "_first", first.toordinal())
        object.__setattr__(self, "_last", last.toordinal())

    def __hash__(self) -> int:
        return hash((self._first, self._last, len(self._working)))

    def _name_days(self, provisional: range) -> dict[date, tuple[str, Notice | None]]:
        named: dict[date, tuple[str, Notice | None]] = {}
        for plan in self.plans:
            named |= plan.named_days()
        for year in provisional:
            named |= {day: (name, None) for day, name in statutory_days(year).items()}
        return named

    @property
    def years(self) -> tuple[int, ...]:
        """Years with a notice."""
        return tuple(plan.year for plan in self.plans)

    @property
    def last_day(self) -> date:
        """Last day about which the calendar answers."""
        return date.fromordinal(self._last)

    def plan(self, year: int) -> YearPlan:
        for plan in self.plans:
            if plan.year == year:
                return plan
        raise CalendarMissing(year)

    def kind(self, day: date) -> DayKind:
        self._require(day)
        if (named := self._named.get(day)) is not None:
            return DayKind.HOLIDAY if named[0] else DayKind.MAKE_UP
        return DayKind.WEEKEND if is_weekend(day) else DayKind.WORKDAY

    def holiday_name(self, day: date) -> str:
        """「清明节」, as the notice names the days off; "" where the day is none of them."""
        self._require(day)
        return self._named.get(day, ("", None))[0]

    def notice(self, day: date) -> Notice | None:
        """The notice that makes this day a day off or a day of work; None for ordinary days."""
        self._require(day)
        return self._named.get(day, ("", None))[1]

    def is_working(self, day: date) -> bool:
        self._require(day)
        return _works(day, self._named)

    def is_provisional(self, day: date) -> bool:
        """Whether no notice is known for the day's year, so that the answer may change."""
        self._require(day)
        return day.year > self.plans[-1].year

    def caution(self, day: date) -> str:
        """What to tell people who rely on a provisional day; "" for a day of a year with a notice."""
        if not self.is_provisional(day):
            return ""
        left_out = "" if lunar_known(day.year) else "，春节、清明节、端午节、中秋节也未计入"
        return (
            f"{day.year}年的节假日安排尚未导入，暂按双休日和法定节日推算，调休和补假未计入{left_out}；"
            "国务院办公厅的通知发布后须重新计算。"
        )

    def after(self, day: date, working_days: int) -> date:
        """The n-th working day after `day`, which is itself not counted; 0 gives `day` back, working or not."""
        if working_days < 0:
            raise ValueError(f"工作日数不能是负数：{working_days}。")
        self._require(day)
        if not working_days:
            return day
        place = bisect_right(self._working, day.toordinal()) + working_days - 1
        if place >= len(self._working):
            raise CalendarMissing(self.last_day.year + 1)
        return date.fromordinal(self._working[place])

    def working_days_between(self, first: date, last: date) -> int:
        """Working days from first to last, both included; 0 where last lies before first."""
        self._require(first)
        self._require(last)
        days = bisect_right(self._working, last.toordinal()) - bisect_left(self._working, first.toordinal())
        return max(0, days)

    def days(self, first: date, last: date) -> Iterator[date]:
        """Each day from first to last, both included. Refuses at once, not on the way."""
        self._require(first)
        self._require(last)
        return days_between(first, last)

    def with_plan(self, plan: YearPlan) -> WorkCalendar:
        """The same calendar with this year's arrangement, new or in place of the one known."""
        by_year = {known.year: known for known in self.plans} | {plan.year: plan}
        return WorkCalendar(tuple(by_year[year] for year in sorted(by_year)), self.provisional_until)

    def provisional(self) -> WorkCalendar:
        """The same calendar that also answers for the next ten years without notice, and says so on each day."""
        return WorkCalendar(self.plans, self.plans[-1].year + _PROVISIONAL_YEARS)

    def _require(self, day: date) -> None:
        if not self._first <= day.toordinal() <= self._last:
            raise CalendarMissing(day.year)


def _works(day: date, named: dict[date, tuple[str, Notice | None]]) -> bool:
    found = named.get(day)
    return not is_weekend(day) if found is None else not found[0]


@cache
def official() -> WorkCalendar:
    """The calendar of the notices that come with this program."""
    folder = files("gongkai.statute") / "data"
    found = (entry for entry in folder.iterdir() if entry.name.startswith("calendar_"))
    plans = (parse_plan(json.loads(entry.read_text(encoding="utf-8"))) for entry in found)
    return WorkCalendar(tuple(sorted(plans, key=lambda plan: plan.year)))
