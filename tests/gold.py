"""The labelled reports that lie beside the checkout, and reports made from their labels.

The reports themselves are not ours to keep here. A test that needs them skips with one plain line where they are absent.
"""

from __future__ import annotations

import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.annual_report.blocks import Place
from gongkai.annual_report.forms import FORMS, cell_id
from gongkai.annual_report.report import Cell, Content, NarrativeFigure, Obtained, ReadTable, Report

CHECKOUT = Path(__file__).resolve().parents[1]
NOWHERE = Place(block=0, start=0, end=0)


def reports_folder() -> Path | None:
    folder = Path(os.environ.get("GONGKAI_REPORTS") or CHECKOUT.parent / "shared" / "reports")
    return folder if folder.is_dir() else None


_FOLDER = reports_folder()
ABSENT = "the labelled reports are absent (set GONGKAI_REPORTS to their folder)"
NAMES = (
    sorted(path.name.removesuffix(".gold.json") for path in _FOLDER.glob("*.gold.json")) if _FOLDER else []
)


def labels(name: str) -> dict:
    """The labels of one report; skips the asking test where there are none."""
    if _FOLDER is None:
        pytest.skip(ABSENT)
    return json.loads((_FOLDER / f"{name}.gold.json").read_text(encoding="utf-8"))


def report(name: str) -> Report:
    """One labelled report as a perfect reader would give it."""
    return report_of_gold(labels(name))


def all_labels() -> list[dict]:
    """The labels of every report, in the order of their names; skips the asking test where there are none."""
    if not NAMES:
        pytest.skip(ABSENT)
    return [labels(name) for name in NAMES]


def report_of_gold(gold: dict) -> Report:
    """The report that a perfect reader would give, except for places and raw text, which labels do not have."""
    tables = {name: _table(name, rows, gold) for name, rows in gold["tables"].items() if rows}
    return Report(
        agency=gold["agency"],
        year=gold["report_year"],
        published=date.fromisoformat(gold["published"]) if gold["published"] else None,
        title="",
        form=gold["form"],
        tables=tables,
        narrative=tuple(
            NarrativeFigure(
                item["metric"], _number(item["value"]), item["unit"], item["quote"], NOWHERE, item["approx"]
            )
            for item in gold["narrative"]
        ),
    )


def _table(name: str, rows: dict, gold: dict) -> ReadTable:
    """A table is of the edition that has its rows, whatever the form of the others."""
    uncertain = set(gold["uncertain"])
    if name == "indicators":
        values = {f"indicators/{key}": (value, None) for key, value in rows.items()}
        table = FORMS["pre_2019"].table(name)
    else:
        table = next(
            table
            for form in FORMS.values()
            if (table := form.table(name)) and {row.id for row in table.rows} == set(rows)
            and all(_columns(table, row) >= set(rows[row.id]) for row in table.rows)
        )  # fmt: skip
        values = {
            cell_id(name, row, column): (value, cells.get(f"{column}_unit"))
            for row, cells in rows.items()
            for column, value in cells.items()
            if not column.endswith("_unit")
        }
    return ReadTable(table, {key: _cell(key, *value, key in uncertain) for key, value in values.items()})


def _columns(table, row) -> set[str]:
    return {name for column in table.columns_of(row) for name in (column.id, f"{column.id}_unit")}


def _cell(name: str, value: float | None, unit: str | None, uncertain: bool) -> Cell:
    number = _number(value)
    if uncertain:
        return Cell(
            name,
            Content.UNREADABLE,
            None,
            obtained=Obtained.UNKNOWN,
            confidence=0.0,
            candidates=(number,),
            unit=unit,
        )
    content = Content.BLANK if value is None else Content.NUMBER
    return Cell(name, content, number, raw="" if value is None else str(value), unit=unit)


def _number(value: float | None) -> int | Decimal | None:
    return Decimal(repr(value)) if isinstance(value, float) else value
