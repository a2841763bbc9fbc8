"""The whole document as one compact string, and the way back from it to blocks and characters."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from gongkai.annual_report.blocks import Document, Line
from gongkai.annual_report.read.spelling import compact, level, said

Position = tuple[int, int]  # block, character of its text (0 in a grid)


@dataclass(frozen=True)
class Stream:
    """`text` is what all blocks say, without white space and punctuation, so that a label wrapped over lines is whole."""

    document: Document

    @cached_property
    def parts(self) -> tuple[str, ...]:
        return tuple(
            said(block.text)
            if isinstance(block, Line)
            else said("".join([cell.text for cell in block.cells]))
            for block in self.document.blocks
        )

    @cached_property
    def text(self) -> str:
        return "".join(self.parts)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(part) for part in self.parts)]

    def position(self, offset: int) -> Position:
        """The block and the character in it at which the compact text's character `offset` stands."""
        if not self.document.blocks:
            return (0, 0)
        index = min(bisect_right(self._starts, offset) - 1, len(self.document.blocks) - 1)
        block = self.document.blocks[index]
        if not isinstance(block, Line):
            return (index, 0)
        rest = offset - self._starts[index]
        for character, letter in enumerate(level(block.text)):
            if compact(letter):
                if rest == 0:
                    return (index, character)
                rest -= 1
        return (index, len(block.text))

    @property
    def end(self) -> Position:
        last = len(self.document.blocks) - 1
        return (last, len(self.document.blocks[last].text)) if self._ends_in_line else (last, 0)  # type: ignore[union-attr]

    @property
    def _ends_in_line(self) -> bool:
        return bool(self.document.blocks) and isinstance(self.document.blocks[-1], Line)

    def clusters(self, words: tuple[str, ...], least: int, within: int) -> list[int]:
        """Offsets from which at least `least` of these words (occurrences count) stand within so many characters."""
        places = sorted(place for word in words for place in self.all(word))
        found: list[int] = []
        for index in range(len(places) - least + 1):
            near = places[index + least - 1] - places[index] <= within
            if near and (not found or places[index] - found[-1] > within):
                found.append(places[index])
        return found

    def all(self, word: str) -> list[int]:
        """Every offset at which the word begins."""
        found: list[int] = []
        start = self.text.find(word)
        while start >= 0:
            found.append(start)
            start = self.text.find(word, start + len(word))
        return found
