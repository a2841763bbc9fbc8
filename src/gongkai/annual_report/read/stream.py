"""The whole document as one compact string, and the way back from it to blocks and characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from gongkai.annual_report.blocks import Document, Grid, Line
from gongkai.annual_report.read.spelling import SHORT, compact, level, said

_HAN = re.compile("[\u4e00-\u9fff]")
Position = tuple[int, int]  # block, and the character of its text; in a grid the row


@dataclass(frozen=True)
class Stream:
    """`text` is what all blocks say in words, without white space and punctuation.

    Lines and cells that hold numbers alone are left out, so that a label wrapped round its numbers is whole.
    """

    document: Document

    @cached_property
    def parts(self) -> tuple[str, ...]:
        return tuple(
            _words(block.text)
            if isinstance(block, Line)
            else "".join([_words_of_cell(cell.text) for cell in block.cells])
            for block in self.document.blocks
        )

    @cached_property
    def text(self) -> str:
        return "".join(self.parts)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(part) for part in self.parts)]

    def position(self, offset: int) -> Position:
        """The block and the character in it (or the row) at which the compact text's character `offset` stands."""
        if not self.document.blocks:
            return (0, 0)
        if offset >= len(self.text):
            last = self.document.blocks[-1]
            return (len(self.document.blocks) - 1, len(last.text) if isinstance(last, Line) else last.height)
        index = min(bisect_right(self._starts, offset) - 1, len(self.document.blocks) - 1)
        block = self.document.blocks[index]
        rest = offset - self._starts[index]
        if isinstance(block, Line):
            return (index, _character(block.text, rest))
        return (index, _row(block, rest))

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
        if word not in self._found:
            found = self._found[word] = list[int]()
            start = self.text.find(word)
            while start >= 0:
                found.append(start)
                start = self.text.find(word, start + len(word))
        return self._found[word]

    @cached_property
    def _found(self) -> dict[str, list[int]]:
        return {}


def _words(text: str) -> str:
    return said(text) if _HAN.search(text) else ""


def _words_of_cell(text: str) -> str:
    return _words_of_label(text) if len(text) < SHORT else _words(text)


_words_of_label = lru_cache(maxsize=8192)(_words)


def _character(text: str, said_before: int) -> int:
    """The character of a text before which so many were said (white space and punctuation are not)."""
    for character, letter in enumerate(level(text)):
        if compact(letter):
            if said_before == 0:
                return character
            said_before -= 1
    return len(text)


def _row(grid: Grid, said_before: int) -> int:
    for cell in grid.cells:
        said_before -= len(_words(cell.text))
        if said_before < 0:
            return cell.row
    return grid.height
