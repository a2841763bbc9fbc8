"""The tables of the official form. Which of the four layouts a table has is told by its data, not by its name."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gongkai.annual_report.forms import cell_id
from gongkai.annual_report.render.cells import value_cell
from gongkai.annual_report.render.element import element, span, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.annual_report.forms import Column, Row, Table
    from gongkai.annual_report.report import ReadTable

UNIT_HEADING = "单位"


def table_of(read: ReadTable) -> str:
    """One table with merged headings as the form prints it."""
    rows = _layout(read)
    return element(
        "table",
        *(element("tr", *row) for row in rows),
        class_=f"gk-form gk-form--{read.table.id}",
        aria_label=read.table.title,
    )


def _layout(read: ReadTable) -> Iterable[list[str]]:
    if read.table.side_by_side:
        return _side_by_side(read)
    if any(row.section for row in read.table.rows):
        return _sections(read)
    if any(row.unit for row in read.table.rows):
        return _sheet(read)
    return _grouped(read)


def _head(words: str, scope: str = "col", columns: int = 1, rows: int = 1) -> str:
    return element("th", text(words), scope=scope, colspan=span(columns), rowspan=span(rows))


def _over(words: str, columns: int, rows: int = 1) -> str:
    return _head(words, "colgroup" if columns > 1 else "col", columns, rows)


# --- under headings: each section names its own columns (主动公开) ---


def _sections(read: ReadTable) -> Iterator[list[str]]:
    table = read.table
    width = max(len(table.columns_of(row)) for row in table.rows)
    for section, rows in groupby(table.rows, key=lambda row: (row.section, table.columns_of(row))):
        words, columns = section
        widths = _shares(width, len(columns))
        yield [_head(words, "colgroup", 1 + width)]
        yield [_head(table.stub)] + [
            _over(column.label, n) for column, n in zip(columns, widths, strict=True)
        ]
        for row in rows:
            values = [value_cell(read, row, column, n) for column, n in zip(columns, widths, strict=True)]
            yield [_head(row.label, "row"), *values]


def _shares(width: int, parts: int) -> list[int]:
    """How many columns each of so many cells covers; the last takes what is over."""
    each = width // parts
    return [each] * (parts - 1) + [width - each * (parts - 1)]


# --- groups of rows to the left, groups of columns above (申请) ---


def _grouped(read: ReadTable) -> Iterator[list[str]]:
    table = read.table
    depth = 1 + max(len(row.group) for row in table.rows)
    yield from _column_headings(table, depth)
    for index, row in enumerate(table.rows):
        groups = [
            _head(row.group[level], "rowgroup", 1, size)
            for level in range(len(row.group))
            if (size := _run_from(table.rows, index, row.group[: level + 1]))
        ]
        label = _head(row.label, "row", depth - len(row.group))
        yield [*groups, label, *(value_cell(read, row, column) for column in table.columns)]


def _run_from(rows: tuple[Row, ...], index: int, group: tuple[str, ...]) -> int:
    """How many rows from here on share a group; 0 where the row above has opened it already."""
    level = len(group)
    if index and rows[index - 1].group[:level] == group:
        return 0
    size = 0
    while index + size < len(rows) and rows[index + size].group[:level] == group:
        size += 1
    return size


def _column_headings(table: Table, depth: int) -> Iterator[list[str]]:
    grouped = any(column.group for column in table.columns)
    height = 1 + grouped
    corner = _head(f"（{table.note}）" if table.note else table.stub, "col", depth, height + bool(table.over))
    upper: list[str] = []
    for group, columns in groupby(table.columns, key=lambda column: column.group):
        members = list(columns)
        upper += [_over(group, len(members))] if group else [_head(one.label, rows=height) for one in members]
    if table.over:
        yield [corner, _over(table.over, len(table.columns))]
        yield upper
    else:
        yield [corner, *upper]
    if grouped:
        yield [_head(column.label) for column in table.columns if column.group]


# --- rows beside each other, as one line of values (复议、诉讼) ---


def _side_by_side(read: ReadTable) -> Iterator[list[str]]:
    table = read.table
    width = len(table.columns)
    upper: list[str] = []
    middle: list[str] = []
    lower: list[str] = []
    for group, rows in groupby(table.rows, key=lambda row: row.group):
        members = list(rows)
        if group:
            upper.append(_over(group[0], width * len(members)))
            middle += [_over(row.label, width) for row in members]
            lower += [_head(column.label) for _ in members for column in table.columns]
        else:
            upper += [_over(row.label, width) for row in members]
            middle += [_head(column.label, rows=2) for _ in members for column in table.columns]
    yield upper
    yield middle
    yield lower
    yield [value_cell(read, row, column) for row in table.rows for column in table.columns]


# --- a sheet of indicators with their units (统计表); only those that the report has ---


def _sheet(read: ReadTable) -> Iterator[list[str]]:
    columns = [
        column for column in read.table.columns if any(_has(read, row, column) for row in read.table.rows)
    ]
    yield [_head(read.table.stub), _head(UNIT_HEADING), *(_head(column.label) for column in columns)]
    for row in read.table.rows:
        if any(_has(read, row, column) for column in columns):
            values = [value_cell(read, row, column) for column in columns]
            yield [_head(row.label, "row"), element("td", text(row.unit), class_="gk-form__unit"), *values]


def _has(read: ReadTable, row: Row, column: Column) -> bool:
    return cell_id(read.table.id, row.id, column.id) in read.cells
