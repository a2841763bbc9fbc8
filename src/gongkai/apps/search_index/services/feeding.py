"""Keeping the index true to the ledgers.

One feeder at a time: of two at once, the slower could put the older words of a row over the newer ones.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gongkai.apps.search_index import tasks
from gongkai.apps.search_index.models import Outdated
from gongkai.apps.search_index.queries import engine
from gongkai.apps.search_index.sources import SOURCES, by_kind, key_of
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
    was_fed = _lock().exists()
    with held(_lock()):
        if not engine().is_whole():
            if was_fed:
                log.warning("搜索索引缺失或损坏，正在由台账重建。")
            else:
                log.info("正在建立搜索索引。")
            _rebuild()
        return _take_up_all()


def _lock() -> Path:
    """Beside the folder of the index, which is thrown away when the index is made anew. It is there since the first."""
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


def rebuild(tell: Callable[[int], None] = lambda _number: None) -> int:
    """Forget the index and make it anew from the ledgers; gives the number of documents.

    tell: hears from time to time how many there are so far. A million rows need no more memory than a thousand.
    """
    with held(_lock()):
        return _rebuild(tell)


def _rebuild(tell: Callable[[int], None] = lambda _number: None) -> int:
    engine().clear()
    number = 0
    for number in engine().fill(_everything()):
        tell(number)
    engine().mark_whole()
    return number


def _everything() -> Iterator[Document]:
    for source in SOURCES:
        for rows in source.batches():
            yield from source.documents(rows)
