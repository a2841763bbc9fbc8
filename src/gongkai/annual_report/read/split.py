"""All ways of putting the digits of one row on its columns.

A row whose cells were printed apart has one way. Joined digits ("341002037"), a number broken by a space, and
cells that vanished because they were blank have several; the arithmetic of the form chooses among them later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from gongkai.annual_report.read.runs import Slot
from gongkai.annual_report.report import Number

MOST = 4000  # candidates of one row; past this a row is unreadable rather than slow

_CANONICAL = re.compile(r"[+-]?(?:0|[1-9]\d*)(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a slot that is one number: characters [start, end) of the slot's text."""

    value: Number
    slot: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filling:
    """One way of filling the columns of a row. None is a blank. `cost` counts what had to be assumed."""

    pieces: tuple[Piece | None, ...]
    cost: float

    @property
    def values(self) -> tuple[Number | None, ...]:
        return tuple(piece.value if piece else None for piece in self.pieces)


JOINED_SPACE, LOST_BLANK = 2.0, 1.0


def number_of(text: str) -> Number | None:
    """The number a text is, or None. Thousands separators and a sign are understood, leading zeros are not."""
    digits = text.replace(",", "").replace(" ", "")
    if not _CANONICAL.fullmatch(digits):
        return None
    return Decimal(digits) if "." in digits else int(digits)


def fillings(slots: list[Slot], columns: int, signed: frozenset[int] = frozenset()) -> list[Filling]:
    """Every filling of `columns` columns with these slots in order; empty if there are too many or none.

    signed: the columns that may hold a number with a sign.
    """
    if not slots:
        return [Filling((None,) * columns, 0.0)]
    found: list[Filling] = []
    for pieces, cost in _readings(slots, columns):
        lost = columns - len(pieces)
        for blanks in combinations(range(columns), lost):
            filling = _filling(pieces, columns, frozenset(blanks), signed)
            if filling is not None:
                found.append(Filling(filling, cost + LOST_BLANK * lost))
            if len(found) > MOST:
                return []
    return found


def _filling(
    pieces: tuple[Piece, ...], columns: int, blanks: frozenset[int], signed: frozenset[int]
) -> tuple[Piece | None, ...] | None:
    values = iter(pieces)
    filled = tuple(None if column in blanks else next(values) for column in range(columns))
    for column, piece in enumerate(filled):
        if piece is not None and piece.value < 0 and column not in signed:
            return None
    return filled


def _readings(slots: list[Slot], columns: int) -> Iterator[tuple[tuple[Piece, ...], float]]:
    """Every way of cutting the slots into at most `columns` numbers, with the cost of what was assumed."""

    def cut(index: int, room: int) -> Iterator[tuple[tuple[Piece, ...], float]]:
        if index == len(slots):
            yield (), 0.0
            return
        needed_after = len(slots) - index - 1
        for head, cost in _cuts(slots[index].text, index, room - needed_after):
            for tail, more in cut(index + 1, room - len(head)):
                yield head + tail, cost + more

    if len(slots) <= columns:
        yield from cut(0, columns)


def _cuts(text: str, slot: int, most: int) -> Iterator[tuple[tuple[Piece, ...], float]]:
    """The ways of reading one slot as 1 … most numbers. A space inside a number costs; a cut between digits is free."""

    def from_(start: int, room: int) -> Iterator[tuple[tuple[Piece, ...], float]]:
        while start < len(text) and text[start] == " ":
            start += 1
        if start == len(text):
            yield (), 0.0
            return
        if room == 0:
            return
        for end in range(start + 1, len(text) + 1):
            if end < len(text) and (text[end] in ".," or (text[end].isdigit() and "." in text[start:end])):
                continue
            number = number_of(text[start:end])
            if number is None:
                if text[start] == "0" and end > start + 1 and "." not in text[start:]:
                    break
                continue
            if text[end - 1] == " ":
                continue
            spaces = text[start:end].count(" ")
            for rest, cost in from_(end, room - 1):
                yield (Piece(number, slot, start, end), *rest), cost + JOINED_SPACE * spaces

    yield from from_(0, most)
