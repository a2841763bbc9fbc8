"""The arithmetic of a table, spelt out once per edition from the form data: which cells add up to which.

Nothing here names a row or a column of the form; editions say themselves what they add up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.annual_report.check.words import cell_name, row_name
from gongkai.annual_report.forms.shape import Column, Row, Table, cell_id


@dataclass(frozen=True, slots=True)
class Term:
    """One cell of a sum. `instead`: the cells that stand in for it where it is a total left blank."""

    cell: str
    label: str
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Formula:
    """The cells on the left add up to those on the right. `place` names row or column for a person."""

    anchor: str
    place: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    left_cells: tuple[str, ...]
    right_cells: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All formulas of one table, its cells by name, and the cells that each total of a row adds up.

    incomplete: sums whose parts are a listing and not the whole.
    """

    table: Table
    names: dict[str, str]
    parts: dict[str, tuple[str, ...]]
    row_sums: tuple[Formula, ...]
    column_sums: tuple[Formula, ...]
    balances: tuple[Formula, ...]
    incomplete: tuple[Formula, ...]


_PLANS: dict[tuple[str, str], Plan] = {}


def plan(table: Table) -> Plan:
    """The plan of a table; kept by name, since hashing a whole table costs more than checking it."""
    kept = _PLANS.get((table.form, table.id))
    if kept is None or (kept.table is not table and kept.table != table):
        kept = _PLANS[table.form, table.id] = _plan(table)
    return kept


def _plan(table: Table) -> Plan:
    return Plan(
        table=table,
        names={cell: cell_name(table, row.id, column.id) for row, column, cell in _places(table)},
        parts={f.right_cells[0]: f.left_cells for f in _row_sums(table)},
        row_sums=tuple(_row_sums(table)),
        column_sums=tuple(_column_sums(table, complete=True)),
        balances=tuple(_balances(table)),
        incomplete=tuple(_column_sums(table, complete=False)),
    )


def _places(table: Table) -> Iterator[tuple[Row, Column, str]]:
    """Each row and column with the id of its cell: the table gives the ids in the same, printed order."""
    places = ((row, column) for row in table.rows for column in table.columns_of(row))
    for (row, column), cell in zip(places, table.cell_ids, strict=True):
        yield row, column, cell


def _term(table: Table, row: str, column: Column, label: str) -> Term:
    return Term(
        cell_id(table.id, row, column.id), label, tuple(cell_id(table.id, row, part) for part in column.parts)
    )


def _formula(
    anchor: str, place: str, left: tuple[Term, ...], right: tuple[Term, ...], *, first: str
) -> Formula:
    """The side named `first` is the one a person should look at first."""
    ours, theirs = tuple(term.cell for term in left), tuple(term.cell for term in right)
    return Formula(
        anchor, place, left, right, ours, theirs, theirs + ours if first == "right" else ours + theirs
    )


def _row_sums(table: Table) -> Iterator[Formula]:
    for row in table.rows:
        for column in table.columns_of(row):
            if column.parts:
                left = tuple(
                    _term(table, row.id, table.column_by_id[p], table.column_by_id[p].label)
                    for p in column.parts
                )
                right = (Term(cell_id(table.id, row.id, column.id), column.label),)
                yield _formula(f"{table.id}/{row.id}", f"“{row_name(row)}”一行", left, right, first="right")


def _column_sums(table: Table, *, complete: bool) -> Iterator[Formula]:
    for row in table.rows:
        if not row.parts or row.parts_complete is not complete:
            continue
        for column in table.columns_of(row):
            left = tuple(_term(table, part, column, row_name(table.row_by_id[part])) for part in row.parts)
            right = (_term(table, row.id, column, row_name(row)),)
            anchor = right[0].cell
            yield _formula(anchor, f"“{column.label}”一列", left, right, first="right")


def _balances(table: Table) -> Iterator[Formula]:
    if table.balance is None:
        return
    for column in table.columns:
        left, right = (
            tuple(_term(table, row, column, row_name(table.row_by_id[row])) for row in side)
            for side in (table.balance.left, table.balance.right)
        )
        yield _formula(f"{table.id}/identity/{column.id}", f"“{column.label}”一列", left, right, first="left")
