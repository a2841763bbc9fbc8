"""Joined digits of table `proactive` that the arithmetic leaves open, settled by a figure of the prose.

The prose never gives a cell its number; it only chooses among the readings of what is printed in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gongkai.annual_report.read.cells import row_cells
from gongkai.annual_report.read.solve import RowReading
from gongkai.annual_report.read.split import Filling
from gongkai.annual_report.read.tables import FoundTable
from gongkai.annual_report.report import NarrativeFigure, Scope

CELLS_OF = {
    "government_rules_issued": ("government_rules", ("issued", "made")),
    "normative_issued": ("normative_documents", ("issued", "made")),
    "normative_repealed": ("normative_documents", ("repealed",)),
    "normative_in_force": ("normative_documents", ("in_force", "disclosed_total")),
    "license_decisions": ("licenses", ("decisions",)),
    "penalty_decisions": ("penalties", ("decisions",)),
}


def settle_by_prose(found: FoundTable, figures: Sequence[NarrativeFigure]) -> FoundTable:
    """The table with those rows settled for which the prose leaves fewer readings."""
    if found.table.id != "proactive":
        return found
    for row, reading in found.open.items():
        claims = _claims(found, row, figures)
        kept = _agreeing(reading, claims)
        if kept and len(kept) < len(reading.options):
            quotes = "、".join(f"“{figure.quote}”" for _, figure in claims)
            why = f"表中数字相连，正文{quotes}确定读法"
            found.cells |= row_cells(found.table, replace(reading, options=kept), derivation=why)
    return found


def _claims(
    found: FoundTable, row: int, figures: Sequence[NarrativeFigure]
) -> list[tuple[int, NarrativeFigure]]:
    """(column, figure) for the exact figures of the year that speak of this row."""
    columns = [column.id for column in found.table.columns_of(found.table.rows[row])]
    claims = []
    for figure in figures:
        row_id, names = CELLS_OF.get(figure.metric, ("", ()))
        if row_id != found.table.rows[row].id or figure.approximate or figure.scope is Scope.CUMULATIVE:
            continue
        claims += [(columns.index(name), figure) for name in names if name in columns]
    return claims


def _agreeing(reading: RowReading, claims: list[tuple[int, NarrativeFigure]]) -> tuple[Filling, ...]:
    """The readings that agree with most of the claims, if any claim is met at all."""
    met = [
        sum(option.values[column] == figure.value for column, figure in claims) for option in reading.options
    ]
    most = max(met, default=0)
    if most == 0:
        return ()
    return tuple(option for option, count in zip(reading.options, met, strict=True) if count == most)
