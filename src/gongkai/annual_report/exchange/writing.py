"""The full shape: all that was read and found, so that another program can go on where this one stopped.

Decimals are written as strings: a JSON number would lose the digits as printed (12.50) and, past 15 digits, the value.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.annual_report.blocks import Place
    from gongkai.annual_report.read import Reading
    from gongkai.annual_report.report import Cell, Heading, NarrativeFigure, Number, ReadTable, Report
    from gongkai.rules.rule import Finding

Json = dict[str, Any]

VERSION = 1
"""Rises when a reader of the old shape would misread the new one; the schema names it."""


def to_json(reading: Reading, findings: Iterable[Finding] = ()) -> Json:
    """What was read from one file, with what the file says of itself and the findings."""
    document = reading.document
    source = {"format": document.format, "metadata": [list(pair) for pair in document.metadata]}
    return report_to_json(reading.report, findings) | {"source": source}


def report_to_json(report: Report, findings: Iterable[Finding] = ()) -> Json:
    """A report and its findings, without anything about a source file."""
    return {
        "version": VERSION,
        "agency": report.agency,
        "year": report.year,
        "published": report.published.isoformat() if report.published else None,
        "title": report.title,
        "form": report.form,
        "tables": {name: _table(table) for name, table in report.tables.items()},
        "narrative": [_figure(figure) for figure in report.narrative],
        "headings": [_heading(heading) for heading in report.headings],
        "notes": list(report.notes),
        "findings": [_finding(finding) for finding in findings],
    }


def number(value: Number | None) -> int | str | None:
    return format(value, "f") if isinstance(value, Decimal) else value


def _table(read: ReadTable) -> Json:
    return {"form": read.table.form, "cells": {name: _cell(cell) for name, cell in read.cells.items()}}


def _cell(cell: Cell) -> Json:
    return {
        "content": cell.content.value,
        "value": number(cell.value),
        "raw": cell.raw,
        "place": _place(cell.place),
        "obtained": cell.obtained.value,
        "confidence": cell.confidence,
        "candidates": [number(candidate) for candidate in cell.candidates],
        "derivation": cell.derivation,
        "unit": cell.unit,
    }


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {name: getattr(place, name) for name in ("block", "start", "end", "row", "column", "page")}


def _figure(figure: NarrativeFigure) -> Json:
    return {
        "metric": figure.metric,
        "value": number(figure.value),
        "unit": figure.unit,
        "quote": figure.quote,
        "place": _place(figure.place),
        "approximate": figure.approximate,
        "scope": figure.scope.value,
        "verb": figure.verb.value,
        "part_of": figure.part_of,
        "sentence": figure.sentence,
    }


def _heading(heading: Heading) -> Json:
    return {"text": heading.text, "level": heading.level, "place": _place(heading.place)}


def _finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "level": finding.level.value,
        "sentence": finding.sentence,
        "cells": list(finding.cells),
        "found": number(finding.found),
        "expected": number(finding.expected),
        "contradiction": finding.contradiction,
        "kind": finding.kind,
        "anchor": finding.anchor,
        "quote": finding.quote,
    }
