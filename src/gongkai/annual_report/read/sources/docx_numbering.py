"""Numbers that Word writes before a paragraph by itself (一、 （一） 1.), which are not part of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from gongkai.annual_report.read.sources.archive import Archive

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_DIGITS = "零一二三四五六七八九"
_CHINESE = frozenset(
    [
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "japaneseDigitalTenThousand",
        "chineseLegalSimplified",
    ]
)
_MAX_NUMBER = 99


@dataclass(frozen=True, slots=True)
class Level:
    start: int
    format: str
    text: str


@dataclass(slots=True)
class Numbering:
    """The numbered lists of a document and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, archive: Archive) -> Numbering:
        if "word/numbering.xml" not in archive.names:
            return cls()
        root = archive.xml("word/numbering.xml")
        abstract = {one.get(f"{_W}abstractNumId", ""): _levels(one) for one in root.iter(f"{_W}abstractNum")}
        found: dict[str, dict[int, Level]] = {}
        for number in root.iter(f"{_W}num"):
            target = number.find(f"{_W}abstractNumId")
            if target is not None:
                found[number.get(f"{_W}numId", "")] = abstract.get(target.get(f"{_W}val", ""), {})
        return cls(found)

    def prefix(self, paragraph: etree._Element) -> str:
        """The number of this paragraph as Word would print it, or nothing; counts one further."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            return ""
        list_id = _value(properties.find(f"{_W}numId"))
        depth = _value(properties.find(f"{_W}ilvl")) or "0"
        levels = self.levels.get(list_id, {})
        if not depth.isdecimal() or (level := levels.get(int(depth))) is None:
            return ""
        return self._counted(list_id, int(depth), levels, level)

    def _counted(self, list_id: str, depth: int, levels: dict[int, Level], level: Level) -> str:
        counts = self._counts.setdefault(list_id, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]

        def printed(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = levels.get(at, level)
            return _written(counts.get(at, shown.start), shown.format)

        return _PLACE.sub(printed, level.text)


def _levels(abstract: etree._Element) -> dict[int, Level]:
    found = {}
    for one in abstract.iterfind(f"{_W}lvl"):
        at, start = one.get(f"{_W}ilvl", ""), _value(one.find(f"{_W}start"))
        format_name = _value(one.find(f"{_W}numFmt"))
        if at.isdecimal() and format_name not in ("bullet", "none"):
            counted_from = int(start) if start.isdecimal() and len(start) < 6 else 1
            found[int(at)] = Level(counted_from, format_name, _value(one.find(f"{_W}lvlText")))
    return found


def _value(element: etree._Element | None) -> str:
    return element.get(f"{_W}val", "") if element is not None else ""


def _written(number: int, format_name: str) -> str:
    if format_name in _CHINESE and 0 <= number <= _MAX_NUMBER:
        return _chinese(number)
    if format_name == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
