"""The cells of the annual form's table `proactive` that count documents, each with the documents it is made of.

The definitions are those of `register`. The other rows of the table (许可、处罚、强制、收费) have no ledger here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.apps.agencies.models import Agency
from gongkai.apps.normative_documents.kinds import NORMATIVE, RULES
from gongkai.apps.normative_documents.models import ChangeKind, NormativeDocument
from gongkai.apps.normative_documents.queries import register
from gongkai.apps.normative_documents.queries.lists import LONG
from gongkai.lib.period import Period
from gongkai.statute.document_register import DocumentStatus, EventKind, RegisteredDocument

TABLE = "proactive"
ROWS = {"government_rules": RULES, "normative_documents": NORMATIVE}
COLUMNS = ("issued", "repealed", "in_force")  # of the form; 失效 and 尚未施行 are told by the register alone


def lineage(agencies: QuerySet[Agency], period: Period) -> dict[str, tuple[str, ...]]:
    """Every cell as `proactive/ROW/COLUMN` with the keys of its documents. One query for each row."""
    found: dict[str, tuple[str, ...]] = {}
    for row, kind in ROWS.items():
        counted = register.figures(agencies, kind, period.first, period.last)
        found |= {f"{TABLE}/{row}/{name}": getattr(counted, name) for name in COLUMNS}
    return found


def cells(agencies: QuerySet[Agency], period: Period) -> dict[str, int]:
    """Every cell that counts documents, zeros included."""
    return {cell: len(keys) for cell, keys in lineage(agencies, period).items()}


def rows_behind(agencies: QuerySet[Agency], period: Period, cell: str) -> QuerySet[NormativeDocument]:
    """The documents that a cell counts, body by body. Raises KeyError for a cell that is not of this table."""
    return register.rows_behind(lineage(agencies, period)[cell])


@dataclass(frozen=True)
class Told:
    """What the register says of a document at the end of a day. ended_on: the first day without effect."""

    published_on: date | None
    effective_on: date | None
    last_day: date | None
    ended_on: date | None
    status: DocumentStatus


def told(documents: Sequence[NormativeDocument], day: date) -> dict[int, Told]:
    """Of each of these documents. One query."""
    rows = NormativeDocument.objects.filter(pk__in=[one.pk for one in documents])
    return {int(one.key): _told(one, day) for one in register.registered(rows)}


def _told(one: RegisteredDocument, day: date) -> Told:
    published = next((event for event in one.events if event.kind is EventKind.PUBLISHED), None)
    effective = (published.effective_on or published.day) if published else None
    return Told(one.published_on, effective, one.last_day_on(day), one.ended_on(day), one.status_on(day))


def registered_by(agencies: QuerySet[Agency], kind: str, day: date) -> QuerySet[NormativeDocument]:
    """Every document of one kind that was published by a day, body by body."""
    published = register.holding().filter(kind=ChangeKind.PUBLISHED, day__lte=day)
    rows = register.of_bodies(agencies, kind).filter(pk__in=published.order_by().values("document"))
    rows = rows.select_related("agency", "item__newest").defer(*LONG)
    return rows.order_by("agency__path", "first_published_on", "pk")
