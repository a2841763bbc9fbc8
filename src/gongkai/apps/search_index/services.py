"""Keeping the index true to the ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from gongkai.apps.search_index import tasks
from gongkai.apps.search_index.models import Outdated
from gongkai.apps.search_index.queries import engine
from gongkai.apps.search_index.sources import SOURCES, Source, by_kind, key_of
from gongkai.lib.search.port import Document

BATCH = 500


@transaction.atomic
def note(kind: str, rows: Iterable[int]) -> None:
    """These rows changed, appeared or are gone. Call it inside the act; the worker does the rest after the commit."""
    outdated = Outdated.objects.bulk_create([Outdated(kind=kind, row=row) for row in rows])
    if outdated:
        transaction.on_commit(tasks.feed.enqueue)


def feed() -> int:
    """Take up what was noted; gives how many rows. Safe to repeat: a row is struck out only after the index has it."""
    done = 0
    while noted := list(Outdated.objects.order_by("pk")[:BATCH]):
        by_kinds: dict[str, set[int]] = {}
        for one in noted:
            by_kinds.setdefault(one.kind, set()).add(one.row)
        for kind, rows in by_kinds.items():
            _take_up(kind, rows)
        Outdated.objects.filter(pk__in=[one.pk for one in noted]).delete()
        done += len(noted)
    return done


def _take_up(kind: str, rows: set[int]) -> None:
    source = by_kind(kind)
    documents = list(source.documents(sorted(rows))) if source else []
    gone = {key_of(kind, row) for row in rows} - {document.key for document in documents}
    if gone:
        engine().delete(sorted(gone))
    if documents:
        engine().index(documents)


def rebuild() -> int:
    """Forget the index and make it anew from the ledgers; gives the number of documents."""
    engine().clear()
    return sum(engine().index(documents) for source in SOURCES for documents in _all_documents(source))


@dataclass(frozen=True)
class Difference:
    """Keys where index and ledgers disagree."""

    missing: tuple[str, ...]
    stale: tuple[str, ...]
    surplus: tuple[str, ...]

    @property
    def is_none(self) -> bool:
        return not (self.missing or self.stale or self.surplus)


def verify() -> Difference:
    """Compare every row with the index. What is still waiting in the outbox shows up as a difference."""
    indexed = engine().digests()
    true = {
        one.key: one.digest for source in SOURCES for documents in _all_documents(source) for one in documents
    }
    return Difference(
        missing=tuple(sorted(true.keys() - indexed.keys())),
        stale=tuple(sorted(key for key in true.keys() & indexed.keys() if true[key] != indexed[key])),
        surplus=tuple(sorted(indexed.keys() - true.keys())),
    )


def _all_documents(source: Source) -> Iterator[list[Document]]:
    rows = iter(source.all_rows())
    while batch := tuple(islice(rows, BATCH)):
        yield list(source.documents(batch))
