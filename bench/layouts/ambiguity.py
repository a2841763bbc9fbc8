"""Which cells a layout leaves open, found by trying every reading: independent of the reader that is measured.

A row gives what is left of its values: tokens of digits. Each way to deal them out over its cells is a reading of the
row; those that break the sum of the row drop out, and then those that fit in no reading of the whole table.
A cell on which the readings that remain disagree is open: nobody can be asked to know it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from gongkai.annual_report.forms import cell_id

if TYPE_CHECKING:
    from bench.layouts.known import Known, Value
    from gongkai.annual_report.forms import Table

Reading = tuple[int | Decimal | None, ...]

STROKE = -(10**12)  # "/", as a value that no number can be
MANY_READINGS = 3000  # of one row
MANY_STEPS = 60_000  # of the search over a table


class TooManyError(Exception):
    """The search was given up: the cells count as open."""


def open_cells(report: Known, table: Table, *, joined: bool, blanks_lost: bool) -> set[str]:
    """Ids of the cells of a table that cannot be known when digits run together or blank cells leave no trace."""
    if table.id == "indicators" or not (joined or blanks_lost):
        return set()
    groups = _lines(table)
    readings: list[list[Reading]] = []
    for line in groups:
        written = [report.values[name] for name in line]
        try:
            readings.append(list(_readings(written, joined=joined, blanks_lost=blanks_lost)))
        except TooManyError:
            return set(table.cell_ids)
    readings = [
        [one for one in some if _adds_up(table, line, one)]
        for line, some in zip(groups, readings, strict=True)
    ]
    if table.balance:
        readings = _fitting(table, readings)
    return {name for line, some in zip(groups, readings, strict=True) for name in _disputed(line, some)}


def _lines(table: Table) -> list[list[str]]:
    """The runs of cells that stand next to each other: a row, or all rows where they stand side by side."""
    rows = [[cell_id(table.id, row.id, column.id) for column in table.columns_of(row)] for row in table.rows]
    return [[name for row in rows for name in row]] if table.side_by_side else rows


def _readings(written: Sequence[Value], *, joined: bool, blanks_lost: bool) -> Iterator[Reading]:
    tokens = [_digits(value) for value in written if value is not None or not blanks_lost]
    if joined:
        tokens = ["".join(tokens)]
    dealt = _deal("\0".join(tokens), len(written), joined=joined, blanks=blanks_lost)
    for found, reading in enumerate(dealt):
        if found >= MANY_READINGS:
            raise TooManyError
        yield reading


def _digits(value: Value) -> str:
    return (
        ""
        if value is None
        else value
        if isinstance(value, str)
        else format(value, "f")
        if isinstance(value, Decimal)
        else str(value)
    )


def _deal(rest: str, cells: int, *, joined: bool, blanks: bool) -> Iterator[Reading]:
    """Every way to make so many cells of what is left of a row. A NUL stands between tokens."""
    if cells == 0:
        if not rest:
            yield ()
        return
    if blanks:
        yield from ((None, *more) for more in _deal(rest, cells - 1, joined=joined, blanks=blanks))
    if not rest:
        return
    token, mark, after = rest.partition("\0")
    ends = range(1, len(token) + 1) if joined else [len(token)]
    for end in ends:
        value = _number(token[:end])
        if value is not None:
            following = token[end:] + mark + after if end < len(token) else after
            yield from ((value, *more) for more in _deal(following, cells - 1, joined=joined, blanks=blanks))


def _number(words: str) -> int | Decimal | None:
    if words == "/":
        return STROKE
    unsigned = words.lstrip("+-")
    if len(words) - len(unsigned) > 1 or not unsigned.replace(".", "", 1).isdecimal():
        return None
    whole, point, places = unsigned.partition(".")
    if (len(whole) > 1 and whole[0] == "0") or not whole or (point and not places):
        return None
    return Decimal(words) if point else int(words)


def _adds_up(table: Table, line: list[str], reading: Reading) -> bool:
    """Whether totals are the sums of their parts and only changes have a sign. A blank total is not compared."""
    values = dict(zip(line, reading, strict=True))
    for row in table.rows:
        for column in table.columns_of(row):
            name = cell_id(table.id, row.id, column.id)
            if not column.signed and STROKE < (values.get(name) or 0) < 0:
                return False
            if column.parts and values.get(name) is not None:
                parts = (values[cell_id(table.id, row.id, part)] for part in column.parts)
                if sum(part or 0 for part in parts) != values[name]:
                    return False
    return True


def _fitting(table: Table, readings: list[list[Reading]]) -> list[list[Reading]]:
    """The readings of each row that are part of at least one reading of the table whose columns add up."""
    order = [row.id for row in table.rows]
    settled = {row: some[0] for row, some in zip(order, readings, strict=True) if len(some) == 1}
    unsettled = [(row, some) for row, some in zip(order, readings, strict=True) if len(some) > 1]
    kept: dict[str, set[Reading]] = {row: set() for row, _ in unsettled}
    steps = 0

    def search(chosen: dict[str, Reading], left: list[tuple[str, list[Reading]]]) -> None:
        nonlocal steps
        steps += 1
        if steps > MANY_STEPS:
            raise TooManyError
        if not left:
            if _balanced(table, chosen):
                for row, fitting in kept.items():
                    fitting.add(chosen[row])
            return
        row, some = left[0]
        for reading in some:
            search(chosen | {row: reading}, left[1:])

    try:
        search(settled, unsettled)
    except TooManyError:
        return readings
    return [
        sorted(kept[row], key=repr) if row in kept else some
        for row, some in zip(order, readings, strict=True)
    ]


def _balanced(table: Table, chosen: dict[str, Reading]) -> bool:
    assert table.balance
    whole = table.row_by_id["results_total"]
    for at in range(len(table.columns)):
        if (
            _sum(chosen, whole.parts, at) != _sum(chosen, (whole.id,), at)
            and chosen[whole.id][at] is not None
        ):
            return False
        if _sum(chosen, table.balance.left, at) != _sum(chosen, table.balance.right, at):
            return False
    return True


def _sum(chosen: dict[str, Reading], rows: Sequence[str], at: int) -> int | Decimal:
    return sum((chosen[row][at] or 0 for row in rows), start=0)


def _disputed(line: list[str], readings: list[Reading]) -> Iterator[str]:
    for at, name in enumerate(line):
        if len({reading[at] for reading in readings}) != 1:
            yield name
