"""All ways of putting the digits of one row on its columns.

A row whose cells were printed apart has one way. Joined digits ("341002037"), a number broken by a space, and
cells that vanished because they were blank have several; the arithmetic of the form chooses among them later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, islice, pairwise
from typing import NamedTuple

from gongkai.annual_report.read.slots import Slot
from gongkai.annual_report.report import Number

MOST = 4000  # candidates of one row; past this a row is unreadable rather than slow

LONGEST = 24  # characters; no count and no amount of a report comes near it
_CANONICAL = re.compile(r"[+-]?(?:0|[1-9]\d*)(?:\.\d+)?")


class Piece(NamedTuple):
    """The part of a slot that is one number: characters [start, end) of the slot's text.

    slots: how many slots the number is spread over (more than one where a line end broke it).
    """

    value: Number
    slot: int
    start: int
    end: int
    slots: int = 1


class Filling(NamedTuple):
    """One way of filling the columns of a row. None is a blank. `cost` counts what had to be assumed."""

    pieces: tuple[Piece | None, ...]
    cost: float

    @property
    def values(self) -> tuple[Number | None, ...]:
        return tuple(piece.value if piece else None for piece in self.pieces)


JOINED_SPACE, JOINED_LINE, LOST_BLANK = 2.0, 4.0, 3.0
MOST_MENDED = 2
APART = 3  # slots in a row

RowCheck = Callable[[tuple[Number | None, ...]], float]
GOOD = 5.0  # a row check below this finds nothing broken


@lru_cache(maxsize=4096)  # the cells of reports are mostly a few small numbers
def number_of(text: str) -> Number | None:
    """The number a text is, or None. Thousands separators and a sign are understood, leading zeros are not."""
    if len(text) > LONGEST:
        return None
    if text.isdigit() and text.isascii():
        return int(text) if text[0] != "0" or len(text) == 1 else None
    digits = "".join(text.replace(",", "").split())
    if not _CANONICAL.fullmatch(digits):
        return None
    return Decimal(digits) if "." in digits else int(digits)


def fillings(
    slots: list[Slot], columns: int, signed: frozenset[int] = frozenset(), check: RowCheck = lambda _: 0.0
) -> list[Filling]:
    """The fillings of `columns` columns with these slots in order; empty if there are too many or none.

    Blanks are assumed only as far as needed: as many values as columns are tried first, then one fewer, until the
    row's own arithmetic (`check`) finds a filling that is not broken. signed: columns that may hold a sign.
    """
    if not slots:
        return [Filling((None,) * columns, 0.0)]
    if len(slots) > columns:
        return list(_mended(slots, columns))
    if whole := uncut(slots, columns, signed, check):
        return whole
    found: list[Filling] = []
    for lost in range(columns):
        level_found = list(islice(_with_blanks(slots, columns, lost, signed), MOST + 1))
        if len(level_found) > MOST:
            return found
        found += level_found
        if any(check(filling.values) < GOOD for filling in level_found):
            break
    return found


def uncut(slots: list[Slot], columns: int, signed: frozenset[int], check: RowCheck) -> list[Filling]:
    """The fillings of numbers printed apart, if one is not broken: a blank was lost before a number was two."""
    if not (2 if _bordered(slots) else APART) <= len(slots) <= columns:
        return []
    whole = list(islice(_with_blanks(slots, columns, columns - len(slots), signed), MOST + 1))
    good = len(whole) <= MOST and any(check(filling.values) < GOOD for filling in whole)
    return whole if good else []


def _bordered(slots: list[Slot]) -> bool:
    """Whether something stands between any two of them: the end of a line or of a cell, a tab, wide space."""
    places = [slot.place for slot in slots]
    return all(one.block != other.block or one.end < other.start for one, other in pairwise(places))


def _mended(slots: list[Slot], columns: int) -> Iterator[Filling]:
    """More values than columns: one or two numbers were broken in two by a line end, and are put together again."""
    surplus = len(slots) - columns
    if surplus > MOST_MENDED:
        return
    for broken in combinations(range(len(slots) - 1), surplus):
        pieces: list[Piece | None] = []
        position = 0
        while position < len(slots):
            length = 2 if position in broken else 1
            value = number_of("".join(slot.text for slot in slots[position : position + length]))
            if value is None:
                break
            pieces.append(Piece(value, position, 0, len(slots[position].text), length))
            position += length
        if len(pieces) == columns and position == len(slots):
            yield Filling(tuple(pieces), JOINED_LINE * surplus)


def _with_blanks(slots: list[Slot], columns: int, lost: int, signed: frozenset[int]) -> Iterator[Filling]:
    if sum(len(slot.text) for slot in slots) > columns * (LONGEST + 1):
        return  # more than the columns can hold, and too many ways to try
    for pieces, cost in _readings(slots, columns - lost):
        if not signed and any(piece.value < 0 for piece in pieces):
            continue  # no place of the blanks can help, and there may be millions
        for blanks in combinations(range(columns), lost):
            filled = _filling(pieces, columns, frozenset(blanks), signed)
            if filled is not None:
                yield Filling(filled, cost + LOST_BLANK * lost)


def _filling(
    pieces: tuple[Piece, ...], columns: int, blanks: frozenset[int], signed: frozenset[int]
) -> tuple[Piece | None, ...] | None:
    values = iter(pieces)
    filled = tuple(None if column in blanks else next(values) for column in range(columns))
    for column, piece in enumerate(filled):
        if piece is not None and piece.value < 0 and column not in signed:
            return None
    return filled


def _readings(slots: list[Slot], count: int) -> Iterator[tuple[tuple[Piece, ...], float]]:
    """Every way of cutting the slots into exactly `count` numbers, with the cost of what was assumed."""
    room_after = [0] * (len(slots) + 1)
    for index in range(len(slots) - 1, -1, -1):
        room_after[index] = room_after[index + 1] + sum(letter.isdigit() for letter in slots[index].text)

    def cut(index: int, room: int) -> Iterator[tuple[tuple[Piece, ...], float]]:
        if index == len(slots):
            if room == 0:
                yield (), 0.0
            return
        most = room - (len(slots) - index - 1)
        least = max(1, room - room_after[index + 1])
        for size in range(least, most + 1):
            for head, cost in _cuts(slots[index].text, index, size):
                for tail, more in cut(index + 1, room - size):
                    yield head + tail, cost + more

    if len(slots) <= count <= room_after[0]:
        yield from cut(0, count)


def _cuts(text: str, slot: int, count: int) -> Iterator[tuple[tuple[Piece, ...], float]]:
    """The ways of reading one slot as exactly `count` numbers. A space inside a number costs; a cut is free."""

    def from_(start: int, room: int) -> Iterator[tuple[tuple[Piece, ...], float]]:
        while start < len(text) and text[start] == " ":
            start += 1
        if start == len(text):
            if room == 0:
                yield (), 0.0
            return
        if room == 0:
            return
        for end in _ends(text, start, room):
            number = number_of(text[start:end])
            if number is None:
                continue
            spaces = text[start:end].count(" ")
            for rest, cost in from_(end, room - 1):
                yield (Piece(number, slot, start, end), *rest), cost + JOINED_SPACE * spaces

    yield from from_(0, count)


def _ends(text: str, start: int, room: int) -> Iterator[int]:
    """Where a number that begins at `start` may end, if `room` numbers are still to be found in the text."""
    if room == 1:
        yield len(text.rstrip())
        return
    for end in range(start + 1, len(text)):
        if text[end - 1] in " .," or text[end] in ".,":
            continue
        if text[end].isdigit() and "." in text[start:end]:
            continue
        yield end
        if text[start:end] == "0":
            return
