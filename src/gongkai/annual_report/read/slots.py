"""Slots and runs: the numbers that stand together, with the words since the last ones.

A run is one row of values as far as the file tells: a row of a grid, or the numbers between two pieces of text.
It does not yet know which row of the form it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from gongkai.annual_report.blocks import Place
from gongkai.annual_report.read.spelling import compact

NOT_APPLICABLE = frozenset({"/", "-", "--", "\\", "//", "无", "不适用", "*"})
_UNIT = r"(?P<unit>万元|亿元|元|万|%)?"
# A comma sets thousands apart, or two numbers; a space may stand in a number, but not before thousands set apart.
_THOUSANDS = r"\d{1,3}(?:,\d{3}(?!\d))+"
_DIGITS = r"[+-]?\d(?: ?\d)*(?:\.\d+)?"
_COMMAED = rf"[+-]?(?:{_THOUSANDS}|\d(?:\d| (?!{_THOUSANDS})\d)*)(?:\.\d+)?"
_NUMBER, _NUMBER_AMONG_COMMAS = (
    re.compile(rf"(?:(?:(?<=\s)|^)[/-](?=\s|$)|//+|{digits})\s*{_UNIT}") for digits in (_DIGITS, _COMMAED)
)


def number_in(text: str) -> re.Pattern[str]:
    """What finds the numbers of this text."""
    return _NUMBER_AMONG_COMMAS if "," in text else _NUMBER


_MEASURES = "件条项个次宗人份篇"
# A change told by a word (减4), a number with its measure (4项): the whole of a cell, or of a line.
_TOLD = re.compile(
    rf"(?P<way>增加?|新增|减少?)?\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<measure>[{_MEASURES}])?"
)
WORDS_FOR_NUMBERS = frozenset({"增", "减", "增加", "减少"})  # something changed, and nobody says by how much
_MOST_BLANKS = 100  # side by side: no table is as wide
_COUNTED_AS = ("信息计", "舆情计")  # of the labels "…公开相同信息计1条", "…回应同一热点或舆情计1次"


def told(text: str) -> str | None:
    """The signed number that the whole of a levelled text tells with words around it; None for any other text."""
    if not text or (text[0] not in "增新减" and text[-1] not in _MEASURES):
        return None
    found = _TOLD.fullmatch(text)
    if found is None or not (found["way"] or found["measure"]):
        return None
    return {"增": "+", "新": "+", "减": "-"}.get((found["way"] or " ")[0], "") + found["number"]


class Slot(NamedTuple):
    """Digits (or a blank, or a "/") with certain borders. `text` is levelled; blank is "".

    Spaces inside `text` may part numbers or break one: `parts` gives what stands between them.
    """

    text: str
    raw: str
    place: Place
    unit: str | None = None

    @property
    def not_applicable(self) -> bool:
        return self.text.strip() in NOT_APPLICABLE

    @property
    def no_number(self) -> bool:
        """Something is written, and not a number."""
        return self.not_applicable or self.text in WORDS_FOR_NUMBERS

    def parts(self) -> list[Slot]:
        if " " not in self.text:
            return [self]
        where = self.place
        found = [
            Slot(
                part.group(),
                self.raw[part.start() : part.end()],
                where._replace(start=where.start + part.start(), end=where.start + part.end()),
            )
            for part in re.finditer(r"[^ ]+", self.text)
        ]
        return [*found[:-1], found[-1]._replace(unit=self.unit)]


@dataclass
class Run:
    """before: the words since the last run, compact. own: of those, the words of the same grid row.

    aligned: the slots are the printed cells of one row, blanks included.
    start: (block, character) where its words begin; end: where its last slot ends, for marking tables off from prose.
    lead, trail: how many blank fields stand between the words and the first slot, and after the last, of a tabbed line.
    """

    before: str
    own: str
    slots: list[Slot]
    start: tuple[int, int]
    end: tuple[int, int]
    aligned: bool = False
    lead: int = 0
    trail: int = 0

    @cached_property
    def empty(self) -> bool:
        return not any(slot.text.strip() for slot in self.slots)

    @cached_property
    def digits(self) -> int:
        """How many values could at most be here: its digits."""
        return sum(map(str.isdigit, "".join([slot.text for slot in self.slots])))


@dataclass(slots=True)
class Collector:
    """Gathers words until numbers come, and numbers until words come."""

    words: list[str] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    start: tuple[int, int] | None = None
    end: tuple[int, int] = (0, 0)
    barred: bool = False  # bars stand between the cells of this run
    after_bar: bool = False  # nothing was said since the last bar
    tabs: int = 0  # since the last words or slot of this line
    lead: int = 0
    trail: int = 0

    def new_line(self) -> None:
        self.trail += self.tabs
        self.tabs = 0

    def said(self, text: str) -> None:
        self.after_bar = self.after_bar and text.isspace()

    def bars(self, count: int, first: Place, *, filling: bool) -> None:
        """Each bar ends a cell; one that follows a bar ends a blank cell, unless they only fill up a row."""
        for at in range(first.start, first.start + min(count, _MOST_BLANKS)):
            if self.after_bar and not filling and len(self.slots) < _MOST_BLANKS:
                self.add_slot(Slot("", "", first._replace(start=at, end=at)))
            self.after_bar = True
        self.barred = True

    def add_words(self, text: str, at: tuple[int, int]) -> Iterator[Run]:
        word = compact(text)
        if not word or word.isdigit():
            return
        yield from self.flush()
        self.start = self.start or at
        self.words.append(word)
        self.tabs = self.trail = 0

    @property
    def amid_label(self) -> bool:
        """A label with a number in it has just come to that number."""
        return not self.slots and "".join(self.words[-3:]).endswith(_COUNTED_AS)

    def add_slot(self, slot: Slot) -> None:
        if slot.text == "1" and self.amid_label:
            self.words.append("一")  # the label "…计1条" broken before its number
            return
        self.start = self.start or (slot.place.block, slot.place.start)
        self.end = (slot.place.block, slot.place.end)
        if self.tabs > 1 and self.slots:
            self.slots += [Slot("", "", slot.place._replace(end=slot.place.start))] * min(
                self.tabs - 1, _MOST_BLANKS
            )
        elif self.tabs > 1:
            self.lead = self.tabs - 1
        self.slots.append(slot)
        self.tabs = self.trail = 0

    def take_back_item_number(self) -> None:
        """A digit at the end of a line whose next line begins with its point was the number of a label."""
        if self.slots and len(self.slots[-1].text) == 1 and self.slots[-1].text in "123456789":
            self.slots.pop()

    def flush(self) -> Iterator[Run]:
        if self.slots:
            words = "".join(self.words)
            yield Run(
                words,
                words,
                self.slots,
                self.start or self.end,
                self.end,
                aligned=self.barred,
                lead=self.lead,
                trail=self.trail + self.tabs,
            )
            self.words, self.slots, self.start, self.barred, self.lead = [], [], None, False, 0

    def take_words(self) -> str:
        words, self.words, self.start = "".join(self.words), [], None
        return words
