"""What an edition of the official form is made of: tables, rows, columns, their labels and their arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `aliases` are wordings seen in published reports that mean the same.

    parts: ids of the columns that add up to this one in every row.
    group: the words of the heading that it shares with its neighbours ("法人或其他组织").
    signed: its numbers are changes and are printed with their sign.
    """

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    unit: str = "件"
    parts: tuple[str, ...] = ()
    group: str = ""
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Balance:
    """The 勾稽关系 printed in a table's head: in each column the rows on the left add up to those on the right."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of values.

    label: the row's own words, with its number as printed ("1.属于国家秘密").
    group: the words of the cells to its left that it shares with its neighbours ("（三）不予公开").
    columns: ids of its columns where the rows of a table differ (table `proactive`); empty means all of the table's.
    section: the heading row it stands under ("第二十条第（一）项").
    parts: ids of the rows that add up to this one.
    parts_complete: whether those parts are the whole by the form's own words (False: a listing "其中").
    """

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    section: str = ""
    unit: str = ""
    parts: tuple[str, ...] = ()
    parts_complete: bool = True


@dataclass(frozen=True, eq=False)  # there is one of each: compared and kept in caches by identity
class Table:
    """One table of an edition. A cell is named `table/row/column`; in `indicators` `table/row` or `table/row_cumulative`.

    stub: the words printed over its row labels. over: those printed over all of its columns. side_by_side: the form prints its rows beside each other, as one line.
    """

    id: str
    form: str
    title: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    note: str = ""
    balance: Balance | None = None
    stub: str = ""
    over: str = ""
    side_by_side: bool = False

    @cached_property
    def row_by_id(self) -> dict[str, Row]:
        return {row.id: row for row in self.rows}

    @cached_property
    def column_by_id(self) -> dict[str, Column]:
        return {column.id: column for column in self.columns}

    def columns_of(self, row: Row) -> tuple[Column, ...]:
        """The columns in which this row has a value, in printed order."""
        if not row.columns:
            return self.columns
        return tuple(self.column_by_id[column] for column in row.columns)

    @cached_property
    def ids_by_row(self) -> tuple[tuple[str, ...], ...]:
        """The cell ids of each row, in printed order."""
        return tuple(
            tuple(cell_id(self.id, row.id, column.id) for column in self.columns_of(row)) for row in self.rows
        )

    @cached_property
    def cell_ids(self) -> tuple[str, ...]:
        """Every cell id of the table, in printed order."""
        return tuple(each for ids in self.ids_by_row for each in ids)


@dataclass(frozen=True, slots=True)
class Form:
    """One edition of the official form."""

    id: str
    title: str
    instrument: str
    tables: tuple[Table, ...]
    headings: tuple[str, ...]

    def table(self, table_id: str) -> Table | None:
        return next((table for table in self.tables if table.id == table_id), None)


def cell_id(table: str, row: str, column: str) -> str:
    """The one name of a cell. Indicators of the years before 2019 have one value, or a second, cumulative one."""
    if table != "indicators":
        return f"{table}/{row}/{column}"
    return f"indicators/{row}" if column == "value" else f"indicators/{row}_{column}"
