"""Statutory festival days (法定节假日) by 《全国年节及纪念日放假办法》: what a year has before any notice on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from gongkai.statute.citation import Citation, Instrument, in_force_on
from gongkai.statute.year_plan import YearPlan, is_weekend


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """What one version of Article 2 gives for the lunar new year and from May 1; the other festivals never changed.

    spring: offsets from 正月初一, so -1 is 除夕.
    """

    citation: Citation
    spring: tuple[int, ...]
    labour_days: int


def _version(order: int, in_force: date, until: date | None = None) -> Citation:
    number = f"国务院令第{order}号"
    title = "全国年节及纪念日放假办法"
    return Instrument(f"HOLIDAYS_{in_force.year}", title, number, in_force, until, "secondary").article(2)


HOLIDAY_RULES = (
    HolidayRule(_version(513, date(2008, 1, 1), date(2013, 12, 31)), (-1, 0, 1), 1),
    HolidayRule(_version(644, date(2014, 1, 1), date(2024, 12, 31)), (0, 1, 2), 1),
    HolidayRule(_version(795, date(2025, 1, 1)), (-1, 0, 1, 2), 2),
)


def holiday_rule(year: int) -> HolidayRule:
    """The version that governs a year. Raises NotInForce before 2008."""
    version = in_force_on(date(year, 1, 1), [rule.citation.instrument for rule in HOLIDAY_RULES])
    return next(rule for rule in HOLIDAY_RULES if rule.citation.instrument is version)


@cache
def _movable() -> Mapping[int, Mapping[str, date]]:
    """The day of 正月初一, 清明, 端午 and 中秋 in each year for which they have been looked up."""
    text = (files("gongkai.statute") / "data" / "festivals.json").read_text(encoding="utf-8")
    years = json.loads(text)["years"]
    return {
        int(year): {name: date.fromisoformat(f"{year}-{day}") for name, day in row.items()}
        for year, row in years.items()
    }


def lunar_known(year: int) -> bool:
    """Whether the festivals that move with moon and sun are known for that year."""
    return year in _movable()


def statutory_days(year: int) -> dict[date, str]:
    """Each statutory festival day of a year with the festival's name; without the movable ones where not known.

    Two festivals on one day (国庆节 and 中秋节 on October 1, 2020) are named together.
    """
    rule = holiday_rule(year)
    found = [(date(year, 1, 1), "元旦")]
    found += [(date(year, 5, 1 + step), "劳动节") for step in range(rule.labour_days)]
    found += [(date(year, 10, 1 + step), "国庆节") for step in range(3)]
    for name, day in _movable().get(year, {}).items():
        offsets = rule.spring if name == "春节" else (0,)
        found += [(day + timedelta(days=step), name) for step in offsets]
    days: dict[date, str] = {}
    for day, name in sorted(found, key=lambda each: each[0]):
        days[day] = f"{days[day]}、{name}" if day in days else name
    return days


def doubts(plan: YearPlan) -> tuple[str, ...]:
    """What a person should look at again before this arrangement is taken over; no reason to refuse it.

    Festivals that are not off, and a sum that does not come out: moving days off (调休) moves them only, so the
    weekdays off less the make-up days are as many as the statutory days.
    """
    days_off = {day for day, (name, _) in plan.named_days().items() if name}
    festivals = statutory_days(plan.year)
    found = [
        f"{day.isoformat()}是{name}，安排里没有放假；请核对。"
        for day, name in sorted(festivals.items())
        if day not in days_off
    ]
    net = sum(not is_weekend(day) for day in days_off) - len(plan.make_up)
    due = sum(name.count("、") + 1 for name in festivals.values())
    if lunar_known(plan.year) and net != due:
        found.append(
            f"{plan.year}年法定节日共{due}天，安排的工作日放假减去调休上班为{net}天；请核对日期有无遗漏。"
        )
    return tuple(found)
