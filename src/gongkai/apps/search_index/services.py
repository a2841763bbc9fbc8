"""Keeping the index true to the ledgers.

One feeder at a time: of two at once, the slower could put the older words of a row over the newer ones.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gongkai.apps.search_index import tasks
from gongkai.apps.search_index.models import Outdated
from gongkai.apps.search_index.queries import engine
from gongkai.apps.search_index.sources import SOURCES, Source, by_kind, key_of
from gongkai.lib.locks import held
from gongkai.lib.search.port import Document

BATCH = 500
log = logging.getLogger(__name__)


@transaction.atomic
def note(kind: str, rows: Iterable[int]) -> None:
    """These rows changed, appeared or are gone. Call it inside the act, which also leaves the task for the worker."""
    outdated = Outdated.objects.bulk_create([Outdated(kind=kind, row=row) for row in rows])
    if outdated:
        tasks.feed.enqueue()


def feed() -> int:
    """Take up what was noted; gives how many rows. Safe to repeat: a row is struck out only after the index has it.

    An index that is lost or damaged, or was left half made, is first made anew from the ledgers.
    """
    with held(_lock()):
        if not engine().is_whole():
            log.warning("搜索索引缺失或损坏，正在由台账重建。")
            _rebuild()
        return _take_up_all()


def _lock() -> Path:
    """Beside the folder of the index, which is thrown away when the index is made anew."""
    return Path(settings.DATA) / "search.lock"


def _take_up_all() -> int:
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
    with held(_lock()):
        return _rebuild()


def _rebuild() -> int:
    engine().clear()
    number = engine().index([])
    number += sum(engine().index(documents) for source in SOURCES for documents in _all_documents(source))
    engine().mark_whole()
    return number


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
