"""What is wrong with a list of index numbers: gaps, duplicates, numbers that do not fit the rule of their date. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.apps.proactive.numbering import DAYS, PARTS, Number, Pattern


@dataclass(frozen=True)
class Gap:
    """Serials of one key that were skipped, from the first to the last of them."""

    key: str
    first: int
    last: int


@dataclass(frozen=True)
class Strange:
    """A number that does not fit the rule of its date, with the sentence why."""

    number: str
    day: date | None
    sentence: str


@dataclass(frozen=True)
class DatedPattern:
    """A rule with its time; valid_until is the last day, None while it is in use."""

    pattern: Pattern
    valid_from: date
    valid_until: date | None = None

    def governs(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True)
class Audit:
    """What is wrong with a list of numbers. doubled: given more than once, or two numbers with the same serial."""

    gaps: tuple[Gap, ...]
    strange: tuple[Strange, ...]
    doubled: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        return not (self.gaps or self.strange or self.doubled)


def audit(rules: Iterable[DatedPattern], given: Iterable[tuple[str, date | None]]) -> Audit:
    """What is wrong with the numbers given by the rules of a jurisdiction; each series is expected to count from 1.

    A number is held against the rule of the day it was given on; where no day is known, against the first rule.
    """
    known = tuple(rules)
    serials: dict[tuple[int, str], set[int]] = {}
    strange: list[Strange] = []
    doubled: list[str] = []
    seen: set[str] = set()
    for number, day in given:
        if number in seen:
            doubled.append(number)
            continue
        seen.add(number)
        rule = next((one for one in known if day is None or one.governs(day)), None)
        apart = None if rule is None else rule.pattern.taken_apart(number)
        if sentence := _strangeness(number, day, rule, apart):
            strange.append(Strange(number, day, sentence))
        if rule is None or apart is None:
            continue
        taken = serials.setdefault((id(rule), rule.pattern.series(apart.key)), set())
        if apart.serial in taken:
            doubled.append(number)
        taken.add(apart.serial)
    gaps = [gap for (_, key), taken in sorted(serials.items(), key=_by_key) for gap in _gaps(key, taken)]
    return Audit(tuple(gaps), tuple(strange), tuple(doubled))


def _by_key(series: tuple[tuple[int, str], set[int]]) -> str:
    return series[0][1]


def _strangeness(number: str, day: date | None, rule: DatedPattern | None, apart: Number | None) -> str:
    when = f"{day.isoformat()}的" if day else ""
    if rule is None:
        return f"{when}索引号“{number}”没有可以对照的编号规则；请补上当时的规则。"
    if apart is None:
        return f"{when}索引号“{number}”不符合编号规则；请核对。"
    if day is None:
        return ""
    for name in DAYS.keys() & apart.parts.keys():
        if apart.parts[name] != day.strftime(DAYS[name]):
            return f"{when}索引号“{number}”中的{PARTS[name][1]}是{apart.parts[name]}，与日期不符；请核对。"
    return ""


def _gaps(key: str, taken: set[int]) -> Iterable[Gap]:
    expected = 1
    for serial in sorted(taken):
        if serial > expected:
            yield Gap(key, expected, serial - 1)
        expected = serial + 1
