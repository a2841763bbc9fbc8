"""A list of wrong expressions as bodies hand it around: rows of a table, read into entries, each fault a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from gongkai.apps.proactive.models import Severity, WordClass
from gongkai.apps.proactive.words import Entry, apart
from gongkai.lib.written_days import NotADay, written_day

ROWS_AT_MOST: Final = 5000
# Field by the headings that mean it, our own first.
HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "wrong": ("错误写法", "错误表述", "错词", "错误"),
    "right": ("正确写法", "正确表述", "规范表述", "正词", "正确"),
    "kind": ("类别", "类型"),
    "severity": ("严重程度", "级别"),
    "note": ("说明", "备注", "依据"),
    "exceptions": ("例外", "例外写法"),
    "wrong_from": ("自何日起", "开始日期", "起始日期"),
    "wrong_until": ("至何日止", "截止日期", "结束日期"),
}
LENGTHS: Final = {"wrong": 80, "right": 120, "note": 200}


@dataclass(frozen=True)
class Fault:
    """row: its number in the file, from 1; 0 for the whole file."""

    row: int
    sentence: str


@dataclass
class Read:
    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read(rows: Sequence[Sequence[str]]) -> Read:
    """Entries of all rows in which nothing is wrong, and every fault."""
    found = Read()
    columns = _columns(rows[0] if rows else ())
    if "wrong" not in columns:
        found.faults.append(Fault(0, _("第一行没有“错误写法”列；请用模板的表头。")))
        return found
    lines = [(number, row) for number, row in enumerate(rows[1:], start=2) if any(row)]
    if not lines or len(lines) > ROWS_AT_MOST:
        words = _("表头下面有%(count)d行；应有1至%(limit)d行。")
        found.faults.append(Fault(0, words % {"count": len(lines), "limit": ROWS_AT_MOST}))
        return found
    first: dict[str, int] = {}
    for number, row in lines:
        _take(found, number, {name: row[at] if at < len(row) else "" for name, at in columns.items()}, first)
    return found


def _columns(head: Sequence[str]) -> dict[str, int]:
    words = [text.strip().removeprefix("*") for text in head]
    found = {}
    for name, headings in HEADINGS.items():
        place = next((words.index(one) for one in headings if one in words), None)
        if place is not None:
            found[name] = place
    return found


def _take(found: Read, number: int, cells: Mapping[str, str], first: dict[str, int]) -> None:
    try:
        entry = _entry(cells)
        entry.as_word()
    except ValueError as wrong:
        found.faults.append(Fault(number, str(wrong)))
        return
    if (before := first.setdefault(entry.wrong, number)) != number:
        words = _("“%(wrong)s”与第%(row)d行重复；同一写法只留一行。")
        found.faults.append(Fault(number, words % {"wrong": entry.wrong, "row": before}))
        return
    found.entries.append(entry)


def _entry(cells: Mapping[str, str]) -> Entry:
    """Raises ValueError with the sentence."""
    for name, most in LENGTHS.items():
        if len(cells.get(name, "")) > most:
            words = _("“%(label)s”超过%(most)d个字；请缩短。")
            raise ValueError(words % {"label": HEADINGS[name][0], "most": most})
    entry = Entry(
        cells["wrong"], cells.get("right", ""), _code(cells.get("kind", ""), WordClass, WordClass.MISSPELT),
        _code(cells.get("severity", ""), Severity, Severity.WARNING), cells.get("note", ""),
        apart(cells.get("exceptions", "")), _day(cells.get("wrong_from", "")), _day(cells.get("wrong_until", "")),
    )  # fmt: skip
    if entry.wrong_from and entry.wrong_until and entry.wrong_until < entry.wrong_from:
        raise ValueError(_("截止日期早于开始日期；请改正。"))
    return entry


def _code(text: str, choices: type[WordClass | Severity], default: str) -> str:
    """By its label, in brackets or not."""
    known = {str(label): str(code) for code, label in choices.choices}
    if not text:
        return str(default)
    if text not in known:
        words = _("没有“%(text)s”这一类；请写：%(known)s。")
        raise ValueError(words % {"text": text[:20], "known": "、".join(known)})
    return known[text]


def _day(text: str) -> date | None:
    try:
        return written_day(text) if text else None
    except NotADay as refusal:
        raise ValueError(str(refusal)) from None
