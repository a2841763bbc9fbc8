"""Places of a template: what a letter must be told, of which kind, and how it is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.letters.letter import DocumentNumber
from gongkai.letters.words import clean, clean_lines, in_chinese

Fact = str | int | bool | date | DocumentNumber | Sequence[str] | Sequence[Sequence[str]]
Facts = Mapping[str, Fact | None]


class Kind(StrEnum):
    """What stands in a place: a line, several paragraphs, a day, a number, a 文号, a list, rows of a table, yes or no."""

    LINE = "line"
    PROSE = "prose"
    DAY = "day"
    COUNT = "count"
    NUMBER = "number"
    LIST = "list"
    ROWS = "rows"
    FLAG = "flag"


_WANTED: Mapping[Kind, str] = {
    Kind.LINE: "一行文字",
    Kind.PROSE: "文字",
    Kind.DAY: "日期（如2026-03-05）",
    Kind.COUNT: "整数",
    Kind.NUMBER: "发文字号",
    Kind.LIST: "逐项列出的文字",
    Kind.ROWS: "表格的各行，每行的栏数与表头相同",
    Kind.FLAG: "是或者否",
}


class FactMissing(LookupError):  # noqa: N818 (a refusal)
    """A place that the letter cannot do without is empty. labels: the places, in Chinese."""

    def __init__(self, title: str, labels: Sequence[str]) -> None:
        named = "、".join(f"“{label}”" for label in labels)
        super().__init__(f"《{title}》缺少{named}，不能成文；请先填写。")
        self.title, self.labels = title, tuple(labels)


class FactUnfit(ValueError):  # noqa: N818 (a refusal)
    """What was handed in does not fit its place, or the template has no such place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. needed: whether a letter without it may not go out; needed_for: only with these grounds.

    one_of: the only words that fit, () where any do. most: the largest count that the law allows.
    """

    name: str
    label: str
    kind: Kind = Kind.LINE
    needed: bool = True
    needed_for: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    most: int | None = None

    def wanted(self, grounds: Sequence[str]) -> bool:
        return self.needed or any(code in self.needed_for for code in grounds)


@dataclass(frozen=True, slots=True)
class Filled:
    """A fact as it will be printed: words for a line, lines for prose and lists, rows for a table."""

    words: str = ""
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.lines or self.rows)


def fill(place: Place, fact: Fact | None) -> Filled:
    """The fact in the form of its place; nothing where there is none. Raises FactUnfit."""
    if fact is None or fact == "":
        return Filled()
    filled = _filled(place.kind, fact)
    if filled is None:
        raise FactUnfit(f"“{place.label}”应当是{_WANTED[place.kind]}；请改正后再成文。")
    if filled and place.one_of and filled.words not in place.one_of:
        raise FactUnfit(f"“{place.label}”只能是{'、'.join(place.one_of)}，不能是“{filled.words}”；请改选。")
    if place.most is not None and filled and int(filled.words) > place.most:
        raise FactUnfit(f"“{place.label}”最多是{place.most}，不能是{filled.words}；请改正后再成文。")
    return filled


def _filled(kind: Kind, fact: Fact) -> Filled | None:
    match kind, fact:
        case Kind.LINE, str():
            return Filled(clean(fact))
        case Kind.PROSE, str():
            return Filled(lines=clean_lines(fact))
        case Kind.DAY, str() | date():
            return _day(fact)
        case Kind.COUNT, int() if not isinstance(fact, bool) and fact >= 0:
            return Filled(str(fact))
        case Kind.NUMBER, str() | DocumentNumber():
            return _number(fact)
        case Kind.FLAG, bool():
            return Filled("是" if fact else "")
        case Kind.LIST, list() | tuple():
            return _list(fact)
        case Kind.ROWS, list() | tuple():
            return _rows(fact)
    return None


def _number(fact: str | DocumentNumber) -> Filled | None:
    try:
        return Filled(str(DocumentNumber.parse(fact) if isinstance(fact, str) else fact))
    except ValueError:
        return None


def _day(fact: str | date) -> Filled | None:
    try:
        day = fact if isinstance(fact, date) else date.fromisoformat(fact)
    except ValueError:
        return None
    return Filled(in_chinese(day))


def _list(fact: Sequence[object]) -> Filled | None:
    texts = [text for text in fact if isinstance(text, str)]
    if len(texts) < len(fact):
        return None
    return Filled(lines=tuple(line for line in map(clean, texts) if line))


def _rows(fact: Sequence[object]) -> Filled | None:
    rows: list[tuple[str, ...]] = []
    for row in fact:
        if not isinstance(row, list | tuple) or not all(isinstance(cell, str) for cell in row):
            return None
        rows.append(tuple(map(clean, row)))
    return Filled(rows=tuple(rows))
