"""Text that a cell has broken over lines: words that stand closely under each other at one edge or one middle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.annual_report.read.sources.words import Word, groups_of, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

_TIGHT = 0.6  # of the height of the characters; a wider gap between lines parts two cells
_ALIGNED = 2.5  # points
_OVERLAP = 0.3  # of the narrower one


@dataclass(slots=True)
class Stack:
    """The lines of one cell, from top to bottom."""

    words: list[Word]

    @property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def top(self) -> float:
        return self.words[0].top

    @property
    def bottom(self) -> float:
        return self.words[-1].bottom

    @property
    def centre(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    def over(self, other: Stack) -> bool:
        """Whether the two share a part of the width."""
        shared = min(self.right, other.right) - max(self.left, other.left)
        return shared > _OVERLAP * min(self.right - self.left, other.right - other.left)


def stacks_of(words: Iterable[Word]) -> list[Stack]:
    """The stacks in the order of their first words, from top to bottom and from left to right."""
    found: list[Stack] = []
    near: list[Stack] = []  # those that a word on this height may still go on
    for word in sorted(words, key=lambda one: (one.top, one.left)):
        near = [stack for stack in near if word.top - stack.bottom <= _TIGHT * word.height]
        above = next((stack for stack in near if _goes_on(stack, word)), None)
        if above is None:
            above = Stack([])
            found.append(above)
            near.append(above)
        above.words.append(word)
    return found


def _goes_on(stack: Stack, word: Word) -> bool:
    above = stack.words[-1]
    if word.top <= above.centre or word.top - above.bottom > _TIGHT * word.height:
        return False
    lefts, middles = (above.left, stack.left), (above.middle, stack.middle)
    aside = [left - word.left for left in lefts] + [middle - word.middle for middle in middles]
    return min(map(abs, aside)) < _ALIGNED


def headings_of(row: list[Word]) -> list[Word]:
    """The words of a line of headings, which may stand close; characters set wide apart are one word."""
    found: list[Word] = []
    for group in groups_of(row):
        apart: list[Word] = []
        for word in group:
            if apart and (len(word.text) > 1 or len(apart[-1].text) > 1):
                found.append(joined(apart))
                apart = []
            apart.append(word)
        found.append(joined(apart))
    return found
