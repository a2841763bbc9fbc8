"""The tables of a year as the ledgers have them today: not frozen, not signed, each cell open to its rows.

Tables three and four whole; of the table of proactive disclosure the rows that count documents.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.report import Cell, Content, ReadTable
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.disclosure_requests.queries import figures as requests
from gongkai.apps.normative_documents.queries import figures as documents
from gongkai.apps.remedies.queries import figures as remedies
from gongkai.lib import clock
from gongkai.lib.period import Period

FORM = FORMS["form_2021"]
LEDGERS = {documents.TABLE: documents, requests.TABLE: requests, remedies.TABLE: remedies}


@dataclass(frozen=True)
class Asked:
    """Whose figures, of which year, with the bodies below or without."""

    agency: Agency
    year: int
    consolidated: bool = False

    @property
    def period(self) -> Period:
        """The year; the present one until today, for what has a date to come has not happened yet."""
        return Period.of_year(self.year).until(clock.today())


def tables(actor: Staff, asked: Asked) -> list[ReadTable]:
    """The tables of the form, every cell a number. One query each; the register is asked for either kind of document."""
    bodies = requests.bodies(actor, asked.agency, consolidated=asked.consolidated)
    return [_table(name, ledger.cells(bodies, asked.period)) for name, ledger in LEDGERS.items()]


def _table(name: str, counted: dict[str, int]) -> ReadTable:
    """With the rows that the ledger counts."""
    form = next(table for table in FORM.tables if table.id == name)
    pairs = zip(form.rows, form.ids_by_row, strict=True)
    table = replace(form, rows=tuple(row for row, ids in pairs if counted.keys() >= set(ids)))
    cells = {cell: Cell(cell, Content.NUMBER, counted[cell], str(counted[cell])) for cell in table.cell_ids}
    return ReadTable(table, cells)


def rows_behind(actor: Staff, asked: Asked, cell: str) -> QuerySet[Any]:
    """What a cell counts; 404 for a cell that is of no table."""
    ledger = LEDGERS.get(cell.split("/", maxsplit=1)[0])
    if ledger is None:
        raise Http404
    bodies = requests.bodies(actor, asked.agency, consolidated=asked.consolidated)
    try:
        rows: QuerySet[Any] = ledger.rows_behind(bodies, asked.period, cell)
    except (KeyError, ValueError):
        raise Http404 from None
    return rows
