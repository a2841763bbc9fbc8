"""The register at any date: what is in force, and how many were issued and repealed in a period. Figures open to rows.

A pure reading of the status rows: nothing is counted that was not entered, and time alone lets a document expire.
Definitions (table `proactive` of the annual report): issued = 公布 within the period; repealed = 废止 within it; expired
(期满、宣布失效) stands apart, as the form does not say whether it belongs to 废止; in force = 有效或者已修改 at the end of
the last day, without those whose effect begins later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.apps.agencies.models import Agency
from gongkai.apps.normative_documents.models import ChangeKind, NormativeDocument, StatusChange
from gongkai.statute.document_register import (
    DocumentEvent,
    EventKind,
    RegisterCounts,
    RegisteredDocument,
    counts,
)


def events_of(changes: Iterable[StatusChange]) -> tuple[DocumentEvent, ...]:
    """Status rows that hold, as the events of the law."""
    return tuple(
        DocumentEvent(EventKind(one.kind), one.day, one.effective_on, one.expires_on) for one in changes
    )


def holding() -> QuerySet[StatusChange]:
    """Status rows that hold: neither corrected nor the mere taking back of another."""
    return StatusChange.objects.filter(corrected_by=None).exclude(kind=ChangeKind.VOID)


def registered(documents: QuerySet[NormativeDocument]) -> Iterator[RegisteredDocument]:
    """The documents of the register with what happened to each; key: the number of the row. One query."""
    rows = holding().filter(document__in=documents.order_by().values("pk")).order_by("document", "day", "pk")
    values = rows.values_list("document_id", "kind", "day", "effective_on", "expires_on")
    found: dict[int, list[DocumentEvent]] = {}
    for document, kind, day, effective, expires in values.iterator(chunk_size=2000):
        found.setdefault(document, []).append(DocumentEvent(EventKind(kind), day, effective, expires))
    return (RegisteredDocument(str(key), tuple(events)) for key, events in found.items())


def of_bodies(agencies: QuerySet[Agency], kind: str) -> QuerySet[NormativeDocument]:
    """Documents of one kind of these bodies. agencies: as far as the caller may see them."""
    return NormativeDocument.objects.filter(agency__in=agencies.order_by().values("pk"), item__kind=kind)


def figures(agencies: QuerySet[Agency], kind: str, first: date, last: date) -> RegisterCounts:
    """Keys of the documents behind each figure of a period, both days included."""
    return counts(registered(of_bodies(agencies, kind)), first, last)


def rows_behind(keys: Iterable[str]) -> QuerySet[NormativeDocument]:
    """The rows of a figure, for those who were entitled to ask for it."""
    rows = NormativeDocument.objects.filter(pk__in=[int(key) for key in keys])
    return rows.select_related("agency", "item__newest").order_by("agency__path", "pk")


@dataclass(frozen=True)
class InForce:
    """pks of the documents in force on a day, and of those whose effect begins later."""

    day: date
    in_force: tuple[int, ...]
    not_yet: tuple[int, ...]


def in_force_on(documents: QuerySet[NormativeDocument], day: date) -> InForce:
    counted = counts(registered(documents), day, day)
    return InForce(day, tuple(map(int, counted.in_force)), tuple(map(int, counted.not_yet_in_force)))
