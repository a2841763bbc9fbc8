"""Tables three and four of a year as the ledgers have them today: not frozen, not signed, each cell open to its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.report import Cell, Content, ReadTable
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.disclosure_requests.queries import figures as requests
from gongkai.apps.remedies.queries import figures as remedies

FORM = FORMS["form_2021"]
LEDGERS = {requests.TABLE: requests, remedies.TABLE: remedies}


@dataclass(frozen=True)
class Asked:
    """Whose figures, of which year, with the bodies below or without."""

    agency: Agency
    year: int
    consolidated: bool = False


def tables(actor: Staff, asked: Asked) -> list[ReadTable]:
    """The two tables of the form, every cell a number. One query each."""
    bodies = requests.bodies(actor, asked.agency, consolidated=asked.consolidated)
    period = requests.Period.of_year(asked.year)
    return [_table(name, ledger.cells(bodies, period)) for name, ledger in LEDGERS.items()]


def _table(name: str, counted: dict[str, int]) -> ReadTable:
    table = next(table for table in FORM.tables if table.id == name)
    cells = {cell: Cell(cell, Content.NUMBER, counted[cell], str(counted[cell])) for cell in table.cell_ids}
    return ReadTable(table, cells)


def rows_behind(actor: Staff, asked: Asked, cell: str) -> QuerySet[Any]:
    """What a cell counts, oldest first; 404 for a cell that is of neither table."""
    ledger = LEDGERS.get(cell.split("/", maxsplit=1)[0])
    if ledger is None:
        raise Http404
    bodies = requests.bodies(actor, asked.agency, consolidated=asked.consolidated)
    try:
        rows: QuerySet[Any] = ledger.rows_behind(bodies, requests.Period.of_year(asked.year), cell)
    except (KeyError, ValueError):
        raise Http404 from None
    return rows
