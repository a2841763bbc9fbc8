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
_SPACE = 1.05  # of the height of the characters: wider than any space inside a number, were it a full one
_LEAST_LETTERS = 4
_SAME_HEIGHT = 3.0  # points
_MOST_PIECES = 60  # of a line: more is no table


@dataclass
class Printed:
    """One line of a page. labels: its texts before the numbers at its end; values: those, as groups of words.

    furniture: a page number, or a header or footer; repeated: it stood on an earlier page already.
    """

    words: list[Word]
    furniture: bool = False
    repeated: bool = False

    @cached_property
    def _groups(self) -> list[list[Word]]:
        groups = groups_of(self.words)
        if len(groups) == 1 or not _is_value(groups[-1][-1]):
            return groups
        found: list[list[Word]] = []
        while groups and _is_value(
            groups[-1][-1]
        ):  # in narrow columns numbers stand close to what is before them
            found = [*_numbers_apart(groups.pop()), *found]
        return [*groups, *found]

    @cached_property
    def segments(self) -> list[Word]:
        return [joined(group) for group in self._groups]

    @cached_property
    def _start(self) -> int:
        start = len(self.segments)
        while start and _VALUE.fullmatch(self.segments[start - 1].text.strip()):
            start -= 1
        return len(self.segments) if self.furniture or len(self.segments) > _MOST_PIECES else start

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


def _is_value(word: Word) -> bool:
    return _VALUE.fullmatch(word.text) is not None


def _numbers_apart(group: list[Word]) -> list[list[Word]]:
    """A group whose last words are numbers, parted before each that stands further off than a space is wide."""
    start = len(group)
    while start > 1 and _is_value(group[start - 1]):
        start -= 1
    found = [group[:start]]
    for word in group[start:]:
        if word.left - found[-1][-1].right > _SPACE * word.height:
            found.append([word])
        else:
            found[-1].append(word)
    return found


def mark_furniture(pages: list[list[Printed]]) -> None:
    """First and last lines that say the same at the same height on several pages are headers and footers."""
    for edge in (0, -1):
        seen: dict[tuple[str, int], list[Printed]] = {}
        for lines in pages:
            if lines:
                letters = "".join(
                    sign for word in lines[edge].words for sign in word.text if not sign.isdigit()
                )
                if len(letters) >= _LEAST_LETTERS:
                    seen.setdefault((letters, round(lines[edge].top / _SAME_HEIGHT)), []).append(lines[edge])
        for same in seen.values():
            for at, line in enumerate(same if len(same) > 1 else []):
                line.furniture = True
                line.repeated = at > 0


def lines_of(rows: list[list[Word]], number: int) -> list[Printed]:
    lines = [Printed(row) for row in rows]
    for line in {0, len(lines) - 1} if lines else set():
        text = "".join(word.text for word in rows[line])
        digits = "".join(filter(str.isdigit, text))
        lines[line].furniture = bool(_PAGE_NUMBER.fullmatch(text)) and (
            int(digits) == number or not text.isdigit()
        )
    return lines
