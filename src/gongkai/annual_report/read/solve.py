"""Which filling of the rows fits the arithmetic of the form: the step that repairs, and that admits not to know.

Every row brings its possible fillings. The joint choice with the fewest broken sums, the fewest assumptions and
the most confirmed sums is taken. Where several choices are equally good, the cells on which they agree are known
and the others stay unknown with their candidates. What is printed apart is never changed: it has one filling,
and a sum that it breaks is a finding, not a repair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import prod

from gongkai.annual_report.read.arithmetic import BROKEN, RowCost, TableCost, Values
from gongkai.annual_report.read.slots import Run, Slot
from gongkai.annual_report.read.split import GOOD, Filling, Piece, fillings, number_of, uncut

MOST_CHOICES = 20_000  # joint choices that are tried one by one; past this rows are improved in turn
SAME = 1e-9


@dataclass(frozen=True)
class RowReading:
    """One row of a table with the fillings that remain possible (one: it is settled; none: unreadable)."""

    row: int
    slots: tuple[Slot, ...]
    options: tuple[Filling, ...]
    printed: bool  # each value stood by itself


def row_reading(
    row: int, run: Run, columns: int, row_cost: RowCost, signed: frozenset[int] = frozenset()
) -> RowReading:
    """The fillings of one row. A value that stands by itself in its own place has no other reading."""
    slots = tuple(run.slots)
    apart = tuple(part for slot in slots for part in slot.parts())
    for values in (slots, apart):
        pieces = _one_each(values, columns)
        if pieces is not None:
            printed = Filling(pieces, 0.0)
            other = () if run.aligned else _broken_and_lost(values, printed, lambda each: row_cost(row, each))
            return RowReading(row, values, (printed, *other), printed=not other)
    useful, parted = (
        tuple(slot for slot in values if slot.text and not slot.no_number) for values in (slots, apart)
    )

    def check(values: Values) -> float:
        return row_cost(row, values)

    if run.aligned and len([slot for slot in slots if slot.text]) > columns:
        return RowReading(row, slots, _without_edges(slots, columns, check), printed=False)
    if len(parted) > len(useful) and (whole := uncut(list(parted), columns, signed, check)):
        return RowReading(row, parted, tuple(whole), printed=False)
    return RowReading(row, useful, tuple(fillings(list(useful), columns, signed, check)), printed=False)


def _without_edges(
    slots: tuple[Slot, ...], columns: int, check: Callable[[Values], float]
) -> tuple[Filling, ...]:
    """Cells of a row with more numbers than columns: cells are not put together, but one may be none of the form's.

    A number of the row before its values, or a remark behind them, goes where the sums of what is left hold.
    """
    found = []
    for start in range(len(slots) - columns + 1):
        pieces = _one_each(slots[start : start + columns], columns)
        if pieces is not None:
            moved = tuple(piece and piece._replace(slot=piece.slot + start) for piece in pieces)
            filling = Filling(moved, 0.0)
            if check(filling.values) < 0:  # the sum is there and holds
                found.append(filling)
    return tuple(found)


def _broken_and_lost(
    slots: tuple[Slot, ...], printed: Filling, check: Callable[[Values], float]
) -> tuple[Filling, ...]:
    """Lines whose sum fails, and that would fit if one number was broken in two and one blank was lost.

    Such a row has the right count of values by accident; it is not taken for a printed contradiction.
    """
    if check(printed.values) < GOOD:
        return ()
    columns = len(printed.pieces)
    found = []
    for mended in fillings(list(slots), columns - 1):
        for blank in range(columns):
            filling = Filling((*mended.pieces[:blank], None, *mended.pieces[blank:]), 0.0)
            if check(filling.values) < 0:  # the sum is there and holds
                found.append(filling)
    return tuple(found)


def _one_each(slots: tuple[Slot, ...], columns: int) -> tuple[Piece | None, ...] | None:
    """The slots as the values of the columns, if there are as many and each is a number, a blank or a "/"."""
    if len(slots) != columns:
        return None
    pieces: list[Piece | None] = []
    for index, slot in enumerate(slots):
        value = number_of(slot.text)
        if value is None and slot.text and not slot.no_number:
            return None
        pieces.append(None if value is None else Piece(value, index, 0, len(slot.text)))
    return tuple(pieces)


def settle(
    readings: dict[int, RowReading],
    row_cost: RowCost,
    table_cost: TableCost,
    sums: frozenset[int] = frozenset(),
) -> dict[int, RowReading]:
    """The readings with only the best fillings left in each row. sums: rows that add up others; blank they say nothing."""
    rated = {row: _rated(reading, row_cost) for row, reading in readings.items() if reading.options}
    open_rows = [
        row for row, reading in rated.items() if len(reading.options) > 1 and len(_distinct(reading)) > 1
    ]
    settled: dict[int, RowReading] = {}
    if open_rows:
        fixed = {row: reading.options[0].values for row, reading in rated.items()}
        settled = _choose(rated, open_rows, fixed, table_cost, sums)
        settled = _same_column_lost({**rated, **settled}, readings, row_cost, table_cost) or settled
    result = {**readings, **rated, **settled}
    return _mend(result, readings, row_cost, table_cost)


def _rated(reading: RowReading, row_cost: RowCost) -> RowReading:
    """Only the fillings that are best when the row is looked at alone."""
    if len(reading.options) == 1 or _as_printed(reading):
        return reading
    costs = [row_cost(reading.row, option.values) + option.cost for option in reading.options]
    best = min(costs)
    kept = tuple(option for option, cost in zip(reading.options, costs, strict=True) if cost <= best + SAME)
    return replace(reading, options=kept)


def _as_printed(reading: RowReading) -> bool:
    """The first reading is what stands there, the others are what may have been meant: none is better."""
    first = reading.options[0].pieces
    return len(reading.slots) == len(first) and None not in first


def _distinct(reading: RowReading) -> set[Values]:
    return {tuple(value or 0 for value in option.values) for option in reading.options}


def _choose(
    rated: dict[int, RowReading],
    open_rows: list[int],
    fixed: dict[int, Values],
    table_cost: TableCost,
    sums: frozenset[int],
) -> dict[int, RowReading]:
    """The joint choices of the open rows that are best for the table."""
    choices = [_by_value(rated[row], apart=row in sums) for row in open_rows]
    if prod(map(len, choices)) > MOST_CHOICES:
        return _in_turn(rated, open_rows, fixed, table_cost)
    best, kept = float("inf"), [set[Values]() for _ in open_rows]
    values = dict(fixed)
    for picks in product(*choices):
        values.update(zip(open_rows, picks, strict=True))
        cost = table_cost(values)
        if cost < best - SAME:
            best, kept = cost, [set() for _ in open_rows]
        if cost <= best + SAME:
            for position, pick in enumerate(picks):
                kept[position].add(pick)
    return {
        row: replace(
            rated[row],
            options=tuple(option for pick, options in choice.items() if pick in good for option in options),
        )
        for row, choice, good in zip(open_rows, choices, kept, strict=True)
    }


def _by_value(reading: RowReading, *, apart: bool) -> dict[Values, list[Filling]]:
    """The fillings of a row by what they are to the table. apart: a blank is not the same to it as a 0."""
    found: dict[Values, list[Filling]] = {}
    for option in reading.options:
        values = option.values if apart else tuple(value or 0 for value in option.values)
        found.setdefault(values, []).append(option)
    return found


def _in_turn(
    rated: dict[int, RowReading], open_rows: list[int], fixed: dict[int, Values], table_cost: TableCost
) -> dict[int, RowReading]:
    """Too many joint choices: improve row by row until nothing improves; then keep every equal choice of each row."""
    values = dict(fixed)
    current = table_cost(values)
    improved = True
    while improved:
        improved = False
        for row in open_rows:
            for option in rated[row].options:
                cost = table_cost({**values, row: option.values})
                if cost < current - SAME:
                    values[row], current, improved = option.values, cost, True
    return {
        row: replace(
            rated[row],
            options=tuple(
                option
                for option in rated[row].options
                if table_cost({**values, row: option.values}) <= current + SAME
            ),
        )
        for row in open_rows
    }


MANY = 5  # rows that lost the same column before a common cause is taken for likelier than as many accidents


def _same_column_lost(
    settled: dict[int, RowReading],
    readings: dict[int, RowReading],
    row_cost: RowCost,
    table_cost: TableCost,
) -> dict[int, RowReading] | None:
    """Many rows that all lack one value lost the same column: the columns that explain all of them at once."""
    short = [
        row
        for row, reading in readings.items()
        if reading.options and not reading.printed and len(reading.slots) < len(reading.options[0].pieces)
    ]
    widths = {len(readings[row].slots) for row in short}
    if len(short) < MANY or len(widths) != 1:
        return None
    columns = len(readings[short[0]].options[0].pieces)
    fixed = {row: reading.options[0].values for row, reading in settled.items() if row not in short}
    best, kept = float("inf"), list[tuple[int, ...]]()
    for lost in combinations(range(columns), columns - widths.pop()):
        picks = {row: _without(readings[row], lost) for row in short}
        if any(pick is None for pick in picks.values()):
            continue
        values = {row: pick.values for row, pick in picks.items() if pick}
        cost = table_cost({**fixed, **values}) + sum(row_cost(row, each) for row, each in values.items())
        if cost < best - SAME:
            best, kept = cost, []
        if cost <= best + SAME:
            kept.append(lost)
    alone = {row: settled[row].options[0].values for row in short}
    if (
        not kept
        or best
        > table_cost({**fixed, **alone}) + sum(row_cost(row, each) for row, each in alone.items()) + SAME
    ):
        return None
    return {
        row: replace(
            readings[row], options=tuple(pick for lost in kept if (pick := _without(readings[row], lost)))
        )
        for row in short
    }


def _without(reading: RowReading, lost: tuple[int, ...]) -> Filling | None:
    """The filling of this row whose blanks are exactly the lost columns, each slot being one number."""
    for option in reading.options:
        blanks = tuple(column for column, piece in enumerate(option.pieces) if piece is None)
        if blanks == lost:
            return option
    return None


def _mend(
    settled: dict[int, RowReading], readings: dict[int, RowReading], row_cost: RowCost, table_cost: TableCost
) -> dict[int, RowReading]:
    """A row whose best filling by itself breaks the table may be right in another: try all fillings of each open row."""
    values = {row: reading.options[0].values for row, reading in settled.items() if reading.options}
    if table_cost(values) < BROKEN / 2:
        return settled
    result = dict(settled)
    for row, reading in readings.items():
        if reading.printed or len(reading.options) == len(result[row].options):
            continue
        costs = {
            option: table_cost({**values, row: option.values}) + row_cost(row, option.values) + option.cost
            for option in reading.options
        }
        now = min(costs[option] for option in result[row].options)
        best = min(costs.values())
        if best < now - SAME:
            kept = tuple(option for option, cost in costs.items() if cost <= best + SAME)
            result[row] = replace(reading, options=kept)
            values[row] = kept[0].values
    return result
