"""The figures of the demonstration: those of published reports, carried over with their sources, and invented ones.

Invented figures belong to bodies whose name says 演示; their sums are right except where a report is meant to show a finding.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

from gongkai.annual_report.forms import FORMS, Table, cell_id
from gongkai.annual_report.report import Cell, Content, Number, ReadTable, Report

TITLE = "{agency}{year}年政府信息公开工作年度报告"


@dataclass(frozen=True)
class Demonstrated:
    """A report to be rendered, imported and published, and where its figures come from."""

    report: Report
    level: str
    source_name: str
    source_url: str = ""


def published() -> Iterator[Demonstrated]:
    """Reports that bodies published, by their figures alone."""
    text = files(__package__).joinpath("published.json").read_text(encoding="utf-8")
    for entry in json.loads(text):
        tables = {name: _table(name, table) for name, table in entry["tables"].items()}
        day = date.fromisoformat(entry["published"]) if entry["published"] else None
        report = _report(entry["agency"], entry["year"], day, entry["form"], tables)
        yield Demonstrated(report, entry["level"], entry["source_name"], entry["source_url"])


def _report(agency: str, year: int, day: date | None, form: str, tables: dict[str, ReadTable]) -> Report:
    return Report(agency, year, day, TITLE.format(agency=agency, year=year), form, tables)


def _table(name: str, data: Mapping[str, Any]) -> ReadTable:
    table = FORMS[data["form"]].table(name)
    assert table is not None
    units = data.get("units", {})
    cells = {
        cell.id: cell for row, values in data["rows"].items() for cell in _cells(table, row, values, units)
    }
    return ReadTable(table, cells)


def _cells(table: Table, row: str, values: list[Any], units: Mapping[str, str]) -> Iterator[Cell]:
    columns = table.columns_of(table.row_by_id[row])
    for column, value in zip(
        columns, values, strict=False
    ):  # an indicator may lack its second, cumulative value
        name = cell_id(table.id, row, column.id)
        number = Decimal(value) if isinstance(value, str) else value
        yield _cell(name, number, units.get(name))


def _cell(name: str, value: Number | None, unit: str | None = None) -> Cell:
    return Cell(name, Content.BLANK if value is None else Content.NUMBER, value, unit=unit)


# How an invented body's requests are spread over applicants and outcomes, in hundredths.
APPLICANTS = {"natural_person": 86, "commercial_enterprise": 9, "legal_service_organization": 5}
OUTCOMES = {
    "granted": 46, "partially_granted": 11, "denied.internal_affairs": 4, "denied.process_information": 3,
    "denied.third_party_rights": 2, "unavailable.not_held": 19, "unavailable.requires_creation": 4,
    "not_processed.petition_or_complaint": 5, "not_processed.duplicate": 3, "otherwise_closed.other": 3,
}  # fmt: skip


def invented(agency: str, level: str, years: range, size: int, *, seed: int) -> Iterator[Demonstrated]:
    """Reports of an invented body year after year; what is carried out of one year is carried into the next.

    size: requests of the first year.
    """
    dice = random.Random(seed)  # noqa: S311 (invented figures, the same at each load)
    in_force = dice.randint(40, 60)
    carried_in: dict[str, int] = dict.fromkeys(APPLICANTS, 0)
    for year in years:
        new = {who: _near(dice, size * share // 100) for who, share in APPLICANTS.items()}
        carried_out = {who: min(number, dice.randint(0, 2)) for who, number in new.items()}
        handled = {who: new[who] + carried_in[who] - carried_out[who] for who in APPLICANTS}
        requests = {
            "new": new,
            "carried_in": carried_in,
            "carried_out": carried_out,
            "results_total": handled,
        }
        cells = _request_cells(requests | _shared_out(dice, handled)) | _other_cells(dice, size, in_force)
        in_force = cells["proactive/normative_documents/in_force"]
        form = FORMS["form_2021" if year >= 2021 else "form_2019"]
        if form.id == "form_2019":  # it has one row for every other way to close
            cells = {
                name.replace("otherwise_closed.other", "otherwise_closed"): n for name, n in cells.items()
            }
        tables = {
            table.id: ReadTable(table, {name: _cell(name, cells.get(name, 0)) for name in table.cell_ids})
            for table in form.tables
        }
        report = _report(agency, year, date(year + 1, 1, 24), form.id, tables)
        yield Demonstrated(report, level, "演示数据，数字为虚构")
        carried_in, size = carried_out, _near(dice, size + size // 12)


def _near(dice: random.Random, number: int) -> int:
    return number + dice.randint(-(number // 10), number // 8)


def _shared_out(dice: random.Random, handled: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Each applicant's finished requests over the outcomes; the sums are exact."""
    rows = {row: dict.fromkeys(handled, 0) for row in OUTCOMES}
    for who, number in handled.items():
        for row in dice.choices(list(OUTCOMES), weights=list(OUTCOMES.values()), k=number):
            rows[row][who] += 1
    return rows


def _request_cells(rows: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    cells: dict[str, int] = {}
    for row, values in rows.items():
        cells |= {f"requests/{row}/{who}": number for who, number in values.items()}
        cells[f"requests/{row}/total"] = sum(values.values())
    return cells


def _other_cells(dice: random.Random, size: int, in_force: int) -> dict[str, int]:
    issued, repealed = dice.randint(1, 9), dice.randint(0, 3)
    cells = {
        "proactive/normative_documents/issued": issued,
        "proactive/normative_documents/repealed": repealed,
        "proactive/normative_documents/in_force": in_force + issued - repealed,
        "proactive/licenses/decisions": size * 31,
        "proactive/penalties/decisions": size * 7,
    }
    for kind, most in (("reconsideration", 9), ("direct_suit", 2), ("suit_after_reconsideration", 3)):
        values = {
            "upheld": dice.randint(0, most),
            "corrected": dice.randint(0, 2),
            "pending": dice.randint(0, 1),
        }
        cells |= {f"remedies/{kind}/{result}": number for result, number in values.items()}
        cells[f"remedies/{kind}/total"] = sum(values.values())
    return cells
