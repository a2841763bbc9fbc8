"""Between the values of the core and the JSON of our rows, and what people's corrections make of a reading. No rows here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from gongkai.annual_report.blocks import Block, Document, Grid, GridCell, Line
from gongkai.annual_report.check import Context, check_report
from gongkai.annual_report.exchange import findings_from_json, from_json, report_to_json
from gongkai.annual_report.report import Cell, Content, Number, Obtained, ReadTable, Report
from gongkai.rules import Finding, Level, Verdict

Json = dict[str, Any]
GRAVE = (Level.ERROR, Level.WARNING)


def document_to_json(document: Document) -> Json:
    return {
        "format": document.format,
        "metadata": [list(pair) for pair in document.metadata],
        "blocks": [_block_to_json(block) for block in document.blocks],
    }


def _block_to_json(block: Block) -> Json:
    if isinstance(block, Line):
        return {"line": block.text, "page": block.page}
    cells = [[cell.row, cell.column, cell.text, cell.row_span, cell.column_span] for cell in block.cells]
    return {"grid": cells, "page": block.page}


def document_from_json(data: Json) -> Document:
    blocks = tuple(_block_from_json(block) for block in data["blocks"])
    return Document(data["format"], blocks, tuple((name, words) for name, words in data["metadata"]))


def _block_from_json(data: Json) -> Block:
    if "line" in data:
        return Line(data["line"], data["page"])
    return Grid(tuple(GridCell(*cell) for cell in data["grid"]), data["page"])


def report_from_json(content: Json, prose: str = "") -> Report:
    return replace(from_json(content), prose=prose)


@dataclass(frozen=True)
class Correction:
    """What a person put in place of what was read in a cell."""

    content: Content
    value: Number | None
    reason: str


def corrected(report: Report, corrections: Mapping[str, Correction]) -> Report:
    """The report with people's corrections over what was read."""
    tables = {name: _corrected_table(table, corrections) for name, table in report.tables.items()}
    return replace(report, tables=tables)


def _corrected_table(table: ReadTable, corrections: Mapping[str, Correction]) -> ReadTable:
    changed = {
        name: _corrected_cell(table.cells.get(name) or Cell(name, Content.BLANK, None), corrections[name])
        for name in table.table.cell_ids
        if name in corrections
    }
    return ReadTable(table.table, {**table.cells, **changed})


def _corrected_cell(cell: Cell, correction: Correction) -> Cell:
    unknown = correction.content is Content.UNREADABLE
    return cell._replace(
        content=correction.content,
        value=correction.value,
        obtained=Obtained.UNKNOWN if unknown else Obtained.REPAIRED,
        confidence=0.0 if unknown else 1.0,
        derivation=f"人工更正：{correction.reason}",
    )


def broken(report: Report, context: Context) -> tuple[Finding, ...]:
    """What the checks find wrong, gravest first."""
    order = {level: place for place, level in enumerate(Level)}
    found = [finding for finding in check_report(report, context) if finding.verdict is Verdict.BROKEN]
    return tuple(sorted(found, key=lambda finding: order[finding.level]))


def key_of(finding: Finding) -> str:
    """The same finding at the same place, whatever its numbers: decisions on it survive another reading."""
    parts = (finding.rule, finding.anchor, *finding.cells, finding.quote)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def printed(content: Content, value: Number | None) -> str:
    """The content of a cell in a word."""
    if value is not None:
        return f"{value:,}"
    words = {
        Content.BLANK: _("空白"),
        Content.NOT_APPLICABLE: _("不适用（/）"),
        Content.UNREADABLE: _("无法判定"),
        Content.NUMBER: "",
    }
    return words[content]


def plain(value: Number | None) -> str:
    """A number in digits, as corrections keep it."""
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def count(report: Report, obtained: Obtained) -> int:
    return sum(cell.obtained is obtained for table in report.tables.values() for cell in table.cells.values())


def edition_content(report: Report, findings: Iterable[Finding]) -> Json:
    """What is frozen at publication."""
    return report_to_json(report, findings)


def findings_of(content: Json) -> tuple[Finding, ...]:
    return findings_from_json(content)


FIGURES = {
    "received": "requests/new/total",
    "carried_in": "requests/carried_in/total",
    "handled": "requests/results_total/total",
    "carried_out": "requests/carried_out/total",
    "granted": "requests/granted/total",
    "partially_granted": "requests/partially_granted/total",
    "reconsideration": "remedies/reconsideration/total",
    "direct_suit": "remedies/direct_suit/total",
    "suit_after_reconsideration": "remedies/suit_after_reconsideration/total",
    "old_received": "indicators/requests_received",
}


def figures(report: Report) -> dict[str, int | None]:
    """The few totals that lists and charts over many reports ask for; None where the report does not tell."""
    return {name: _whole(report.cell(cell)) for name, cell in FIGURES.items()}


def _whole(cell: Cell | None) -> int | None:
    return int(cell.value) if cell is not None and cell.value is not None else None
