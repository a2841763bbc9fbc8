"""The headings of a list as bodies write them, and which column most likely means what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

F = TypeVar("F", bound=StrEnum)
_BRACKETS = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Heading(Generic[F]):
    """label: as our own export and template call it; aliases: as others do, the likeliest first.

    at_most: characters that a cell may have.
    """

    field: F
    label: str
    aliases: tuple[str, ...] = ()
    at_most: int = 200
    is_needed: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return (self.label, *self.aliases)


def plain(heading: str) -> str:
    """A heading without spaces, signs and what stands in brackets."""
    return _SIGNS.sub("", _BRACKETS.sub("", heading))


def placed(words: Sequence[str], names: Iterable[tuple[F, Sequence[str]]]) -> dict[F, int]:
    """The column of each field, each column once: what is named first chooses first. words: the plain headings."""
    found: dict[F, int] = {}
    for field, known in names:
        places = (words.index(name) for name in known if name in words)
        free = next((place for place in places if place not in found.values()), None)
        if free is not None:
            found.setdefault(field, free)
    return found


def best_row(rows: Sequence[Sequence[str]], within: int, known: Callable[[Sequence[str]], int]) -> int:
    """The row, from 0, of which most is known; the first of several, and the first row where none is."""
    return max(range(min(len(rows), within)), key=lambda at: (known(rows[at]), -at), default=0)


def letter_of(column: int) -> str:
    """How spreadsheet programs call a column: A, B … Z, AA. column: from 0."""
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name, column = chr(ord("A") + rest) + name, column - 1
    return name
