"""The holiday arrangement of one year, as the notices of the State Council's General Office give it. Pure values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

_SATURDAY = 5


class BadPlan(ValueError):  # noqa: N818 (a refusal)
    """A holiday arrangement that cannot be right; the sentence says what is wrong and what to do."""


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from first to last, both included; none where last lies before first."""
    return (first + timedelta(days=step) for step in range((last - first).days + 1))


def is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off in one piece, weekends within them included, under the name the notice gives: 「中秋节、国庆节」."""

    name: str
    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(days_between(self.first, self.last))


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice: days off, and weekend days on which people work instead (调休上班).

    number: 文号, "" where it is not known. source: where the official text is kept.
    mark: as of an instrument: "" read in an official text, "secondary" in a copy by others, "unverified" where number
    and day of issue are still to be looked up.
    """

    number: str
    title: str
    issued_on: date | None
    source: str
    checked_on: date
    holidays: tuple[Holiday, ...]
    make_up: tuple[date, ...]
    mark: str = ""

    def __str__(self) -> str:
        return f"《{self.title}》（{self.number}）" if self.number else f"《{self.title}》"


@dataclass(frozen=True, slots=True)
class YearPlan:
    """All notices on one year in order of issue. Where two name the same day, the later one holds.

    A notice may name days in December of the year before: the holiday of New Year often begins there.
    """

    year: int
    notices: tuple[Notice, ...]

    @property
    def number(self) -> str:
        return "、".join(notice.number for notice in self.notices if notice.number)

    @property
    def title(self) -> str:
        return self.notices[0].title

    @property
    def source(self) -> str:
        return self.notices[0].source

    @property
    def checked_on(self) -> date:
        return min(notice.checked_on for notice in self.notices)

    @property
    def holidays(self) -> Mapping[str, tuple[date, ...]]:
        """Days off by the name of the holiday, after all changes."""
        found: dict[str, list[date]] = {}
        for day, (name, _) in sorted(self.named_days().items()):
            if name:
                found.setdefault(name, []).append(day)
        return {name: tuple(days) for name, days in found.items()}

    @property
    def make_up(self) -> tuple[date, ...]:
        """Weekend days of work, after all changes: February 1, 2020 was one until the holiday was made longer."""
        return tuple(sorted(day for day, (name, _) in self.named_days().items() if not name))

    def named_days(self) -> dict[date, tuple[str, Notice]]:
        """Each day that a notice names: the holiday's name ("" for a day of work) and the notice that holds."""
        named: dict[date, tuple[str, Notice]] = {}
        for notice in self.notices:
            named |= dict.fromkeys(notice.make_up, ("", notice))
            named |= {day: (holiday.name, notice) for holiday in notice.holidays for day in holiday.days}
        return named


def parse_plan(data: Mapping[str, Any]) -> YearPlan:
    """A year's arrangement from JSON. Raises BadPlan with a sentence that says what is wrong and what to do.

    Shape: {"year", "notices": [{"number", "title", "issued_on", "source", "checked_on", "mark",
    "holidays": [{"name", "first", "last"}], "make_up": [day]}]}, days as 2026-01-01.
    """
    year = data.get("year")
    if not isinstance(year, int) or isinstance(year, bool):
        raise BadPlan("节假日安排缺少年份；请写明“year”，例如 2027。")
    notices = tuple(_notice(year, row) for row in _rows(year, data, "notices"))
    if not notices:
        raise BadPlan(f"{year}年的节假日安排里没有通知；请至少写明一件国务院办公厅的通知。")
    return YearPlan(year, notices)


def _notice(year: int, row: Mapping[str, Any]) -> Notice:
    holidays = tuple(_holiday(year, each) for each in _rows(year, row, "holidays"))
    make_up = tuple(_day(year, each, "make_up") for each in row.get("make_up", ()))
    _check_days(year, holidays, make_up)
    issued_on = row.get("issued_on")
    return Notice(
        number=str(row.get("number", "")),
        title=_text(year, row, "title"),
        issued_on=_day(year, issued_on, "issued_on") if issued_on else None,
        source=_text(year, row, "source"),
        checked_on=_day(year, row.get("checked_on"), "checked_on"),
        holidays=holidays,
        make_up=make_up,
        mark=str(row.get("mark", "")),
    )


def _holiday(year: int, row: Mapping[str, Any]) -> Holiday:
    name = _text(year, row, "name")
    first, last = (_day(year, row.get(key), f"{name}的{key}") for key in ("first", "last"))
    if last < first:
        raise BadPlan(f"{year}年{name}的最后一天{last}早于第一天{first}；请对照通知改正。")
    return Holiday(name, first, last)


def _check_days(year: int, holidays: Sequence[Holiday], make_up: Sequence[date]) -> None:
    days_off = [day for holiday in holidays for day in holiday.days]
    for day in (*days_off, *make_up):
        _check_year(year, day)
    if twice := _repeated(days_off):
        raise BadPlan(f"{year}年的安排里{twice}属于两个假期；请对照通知，把相连的假期写成一个。")
    if twice := _repeated(make_up):
        raise BadPlan(f"{year}年的安排里调休上班日{twice}写了两次；请删去一个。")
    for day in make_up:
        if day in days_off:
            raise BadPlan(f"{year}年的安排里{day}既放假又调休上班；请对照通知改正。")
        if not is_weekend(day):
            raise BadPlan(f"{year}年的安排里调休上班日{day}不是星期六或者星期日；请对照通知改正。")


def _check_year(year: int, day: date) -> None:
    if day.year != year and (day.year, day.month) != (year - 1, 12):
        raise BadPlan(f"{year}年的安排里有{day}；只能写{year}年和上一年12月的日子，请改正。")


def _repeated(days: Iterable[date]) -> date | None:
    seen: set[date] = set()
    for day in days:
        if day in seen:
            return day
        seen.add(day)
    return None


def _rows(year: int, row: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    rows = row.get(key)
    if not isinstance(rows, list) or not all(isinstance(each, Mapping) for each in rows):
        raise BadPlan(f"{year}年的节假日安排缺少“{key}”，或者它不是一个列表；请补上。")
    return rows


def _text(year: int, row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadPlan(f"{year}年的节假日安排缺少“{key}”；请补上。")
    return value.strip()


def _day(year: int, value: object, what: str) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise BadPlan(f"{year}年的安排里“{what}”不是日期；请写成 {year}-01-01 的样子。") from None
