"""One printed line of a page: texts, and the numbers at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from gongkai.annual_report.read.sources.words import Word, groups_of, joined

_VALUE = re.compile(
    r"[+\-−＋－]?[\d０-９](?:[\d０-９,.，． ]*[\d０-９])? ?(?:万元|亿元|元)?|[/／—-]"
)  # "1." begins a label
_PAGE_NUMBER = re.compile(r"[-—–\s]*\d{1,3}[-—–\s]*")
_MOST_PIECES = 60  # of a line: more is no table


@dataclass
class Printed:
    """One line of a page. labels: its texts before the numbers at its end; values: those, as groups of words."""

    words: list[Word]
    number_of_page: bool = False

    @cached_property
    def _groups(self) -> list[list[Word]]:
        return groups_of(self.words)

    @cached_property
    def segments(self) -> list[Word]:
        return [joined(group) for group in self._groups]

    @cached_property
    def _start(self) -> int:
        start = len(self.segments)
        while start and _VALUE.fullmatch(self.segments[start - 1].text.strip()):
            start -= 1
        return len(self.segments) if self.number_of_page or len(self.segments) > _MOST_PIECES else start

    @cached_property
    def labels(self) -> list[Word]:
        return self.segments[: self._start]

    @cached_property
    def values(self) -> list[list[Word]]:
        return self._groups[self._start :]

    @cached_property
    def numbers(self) -> list[Word]:
        return self.segments[self._start :]

    @property
    def label_groups(self) -> list[list[Word]]:
        return self._groups[: self._start]

    @property
    def top(self) -> float:
        return self.words[0].top


def lines_of(rows: list[list[Word]], number: int) -> list[Printed]:
    lines = [Printed(row) for row in rows]
    for line in {0, len(lines) - 1} if lines else set():
        text = "".join(word.text for word in rows[line])
        digits = "".join(filter(str.isdigit, text))
        lines[line].number_of_page = bool(_PAGE_NUMBER.fullmatch(text)) and (
            int(digits) == number or not text.isdigit()
        )
    return lines
