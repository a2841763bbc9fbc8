"""The small shape: what a report says, cell by cell, as the labelled reports have it, so that it can be scored."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gongkai.annual_report.forms import FORMS, cell_id
from gongkai.rules.rule import Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.annual_report.report import Cell, NarrativeFigure, Number, ReadTable, Report

Json = dict[str, Any]

TABLES = tuple(dict.fromkeys(table.id for form in FORMS.values() for table in form.tables))


def to_exchange(report: Report, findings: Iterable[Finding] = ()) -> Json:
    """One object for one report. A cell that is blank, "/" or unknown is null; only the unknown are `uncertain`."""
    return {
        "form": report.form,
        "report_year": report.year,
        "agency": report.agency,
        "published": report.published.isoformat() if report.published else None,
        "tables": {name: _table(report.tables.get(name)) for name in TABLES},
        "narrative": [_figure(figure) for figure in report.narrative],
        "inconsistencies": [_inconsistency(finding) for finding in findings if _is_inconsistency(finding)],
        "uncertain": list(report.uncertain),
    }


def shortest(value: Number | None) -> int | float | None:
    """A number as JSON prints it shortest: 12372.0506, and 12 for Decimal("12.00")."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _table(read: ReadTable | None) -> Json | None:
    if read is None:
        return None
    if read.table.id == "indicators":
        return {cell.id.split("/", 1)[1]: shortest(cell.value) for cell in read.cells.values()}
    return {row.id: _row(read, row.id) for row in read.table.rows}


def _row(read: ReadTable, row_id: str) -> Json:
    row: Json = {}
    for column in read.table.columns_of(read.table.row_by_id[row_id]):
        cell = read.cells.get(cell_id(read.table.id, row_id, column.id))
        row[column.id] = shortest(cell.value) if cell else None
        if not column.unit:  # a column without a unit of its own: the unit is printed inside the cell
            row[f"{column.id}_unit"] = _printed_unit(cell)
    return row


def _printed_unit(cell: Cell | None) -> str | None:
    return cell.unit or None if cell else None


def _figure(figure: NarrativeFigure) -> Json:
    return {
        "quote": figure.quote,
        "metric": figure.metric,
        "value": shortest(figure.value),
        "unit": figure.unit,
        "approx": figure.approximate,
    }


def _is_inconsistency(finding: Finding) -> bool:
    return finding.verdict is Verdict.BROKEN and bool(finding.kind)


def _inconsistency(finding: Finding) -> Json:
    entry: Json = {
        "type": finding.kind,
        "severity": "hard" if finding.contradiction else "soft",
        "anchor": finding.anchor,
        "cells": list(finding.cells),
        "found": shortest(finding.found),
        "expected": shortest(finding.expected),
        "note": finding.sentence,
    }
    return entry | {"quote": finding.quote} if finding.quote else entry
