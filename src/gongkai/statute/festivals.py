"""Statutory festival days (法定节假日) by 《全国年节及纪念日放假办法》: what a year has before any notice on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """One version of Article 2: which days around the first day of the lunar year, and how many from May 1.

    spring: offsets from 正月初一, so -1 is 除夕.
    """

    first_year: int
    spring: tuple[int, ...]
    labour_days: int


# 国务院令第513号 (from 2008), 第644号 (from 2014), 第795号 (from 2025).
_RULES = (
    HolidayRule(2008, (-1, 0, 1), 1),
    HolidayRule(2014, (0, 1, 2), 1),
    HolidayRule(2025, (-1, 0, 1, 2), 2),
)


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
    rule = max((each for each in _RULES if each.first_year <= year), key=lambda each: each.first_year)
    found = [(date(year, 1, 1), "元旦")]
    found += [(date(year, 5, 1 + step), "劳动节") for step in range(rule.labour_days)]
    found += [(date(year, 10, 1 + step), "国庆节") for step in range(3)]
    for name, day in _movable().get(year, {}).items():
        offsets = rule.spring if name == "春节" else (0,)
        found += [(day + timedelta(days=step), name) for step in offsets]
    days: dict[date, str] = {}
    for day, name in sorted(found):
        days[day] = f"{days[day]}、{name}" if day in days else name
    return days
