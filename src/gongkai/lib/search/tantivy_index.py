"""The embedded engine: tantivy over our own bigrams, in one folder of the running instance.

One writer at a time: the writer's lock is a file, and a second writer waits for it. Readers never wait.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import tantivy

from gongkai.lib.search import bigrams
from gongkai.lib.search import tantivy_shape as shape
from gongkai.lib.search.port import (
    Answer,
    By,
    Document,
    Facet,
    Named,
    Naming,
    Question,
    SearchUnavailable,
)
from gongkai.lib.search.tantivy_asking import Asking, counting
from gongkai.lib.search.tantivy_shelves import ENOUGH, at_most, named_at_most, to_look_through

HEAP_BYTES = 50_000_000
LOCK_SECONDS = 20.0
COMMIT_AFTER = 20_000
DIGESTS_AT_ONCE = 5_000
WHOLE = "gongkai-whole"  # a file in the folder of the index, so that it is lost with it


class IndexBusy(RuntimeError):  # noqa: N818 (a refusal)
    """Another process has been writing the index for too long."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"搜索索引（{folder.name}）正由另一个进程写入，等待{LOCK_SECONDS:.0f}秒仍未空闲；请稍后再试。"
        )
        self.folder = folder


class IndexDamaged(SearchUnavailable):
    """The folder holds no index, or one of another shape than this version of gongkai writes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"搜索索引（{folder.name}）缺失、损坏或版本不符，后台程序会自动重建；"
            "也可以运行 gongkai search rebuild 立即重建。"
        )
        self.folder = folder


class TantivyIndex:
    """See SearchPort."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _index(self) -> tantivy.Index:
        """Opened when first needed, so that a damaged one can still be cleared. Raises IndexDamaged.

        Only a writer makes a new one: an empty index made by a reader would look as if there were nothing to find.
        """
        if not self._is_there:
            raise IndexDamaged(self.folder)
        return self._open()

    @property
    def _is_there(self) -> bool:
        return (self.folder / "meta.json").exists()

    def _open(self) -> tantivy.Index:
        try:
            index = tantivy.Index(shape.schema(), path=str(self.folder))
        except ValueError as damage:
            raise IndexDamaged(self.folder) from damage
        index.register_tokenizer(shape.WORDS, shape.analyzer())
        return index

    def index(self, documents: Iterable[Document]) -> int:
        given = list(documents)
        self._found()
        with self._writer() as writer:
            for document in given:
                writer.delete_documents_by_term("key", document.key)
                writer.add_document(shape.row(document))
        return len(given)

    def fill(self, documents: Iterable[Document]) -> Iterator[int]:
        self._found()
        number = 0
        with self._writer() as writer:
            for number, document in enumerate(documents, 1):
                writer.add_document(shape.row(document))
                if number % COMMIT_AFTER == 0:
                    writer.commit()
                    yield number
        yield number

    def _found(self) -> None:
        if not self._is_there:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.__dict__["_index"] = self._open()

    def delete(self, keys: Iterable[str]) -> None:
        with self._writer() as writer:
            for key in keys:
                writer.delete_documents_by_term("key", key)

    def clear(self) -> None:
        """Also mends a damaged index or one of an older shape: the folder is made anew."""
        self.__dict__.pop("_index", None)
        shutil.rmtree(self.folder, ignore_errors=True)

    def is_whole(self) -> bool:
        try:
            self._searcher()
        except IndexDamaged:
            return False
        return (self.folder / WHOLE).exists()

    def mark_whole(self) -> None:
        (self.folder / WHOLE).touch()

    def query(self, question: Question) -> Answer:
        answer = Answer((), 0)
        if not bigrams.wanted(question.words):
            return answer
        searcher = self._searcher()
        bound = 0 if question.everything else at_most(searcher, question)
        for place in to_look_through(searcher, bound):
            query = Asking(self._index.schema).query(question, place.shelves)
            if query is None:
                break
            answer = replace(_answer(searcher, query, question), since=place.since)
            if answer.total >= ENOUGH:
                break
        return answer

    def named(self, asked: Naming) -> Named:
        found = Named()
        searcher = self._searcher()
        for place in to_look_through(searcher, named_at_most(searcher, asked)):
            query = Asking(self._index.schema).named(asked, place.shelves)
            if query is None:
                break
            result = searcher.search(query, limit=asked.limit, count=True, order_by_field="row")
            total = result.count or 0  # type: ignore[attr-defined]  # its stub lacks it
            # What a hit is put in order by comes with it: no document is opened.
            found = Named(
                tuple(int(row) for row, _at in result.hits), not place.shelves and total <= asked.limit
            )
            if total >= asked.limit:
                break
        return found

    def digests(self, kind: str, first: int = 0, last: int | None = None) -> dict[str, str]:
        if not self._is_there:
            return {}
        searcher = self._searcher()
        query = Asking(self._index.schema).of_rows(kind, first, last)
        result = searcher.search(
            query, limit=DIGESTS_AT_ONCE, count=False, order_by_field="row", order=tantivy.Order.Asc
        )
        found = (searcher.doc(address) for _, address in result.hits)
        return {str(row["key"][0]): str(row["digest"][0]) for row in found}

    def kinds(self) -> list[str]:
        if not self._is_there:
            return []
        return [kind for kind, _number in self._searcher().terms_with_prefix("kind", "")]

    def _searcher(self) -> tantivy.Searcher:
        """Raises IndexDamaged, also for the moment in which another process makes the index anew."""
        try:
            self._index.reload()
        except ValueError as damage:
            raise IndexDamaged(self.folder) from damage
        return self._index.searcher()

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        """A writer whose work is committed at the end, or dropped whole when something fails."""
        writer = self._locked_writer()
        try:
            yield writer
        except BaseException:
            writer.rollback()
            raise
        else:
            writer.commit()
        finally:
            writer.wait_merging_threads()

    def _locked_writer(self) -> tantivy.IndexWriter:
        until = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                return self._index.writer(HEAP_BYTES, num_threads=1)
            except ValueError as refusal:
                if "LockBusy" not in str(refusal):
                    raise
                if time.monotonic() > until:
                    raise IndexBusy(self.folder) from refusal
            time.sleep(0.05)


def _answer(searcher: tantivy.Searcher, query: tantivy.Query, question: Question) -> Answer:
    order = "day" if question.by is By.DATE else None
    # The engine wants at least one row even when only the number is asked for.
    limit = max(question.limit, 1)
    result = searcher.search(query, limit=limit, offset=question.offset, count=True, order_by_field=order)
    keys = (str(searcher.doc(address)["key"][0]) for _, address in result.hits)
    total = result.count or 0  # type: ignore[attr-defined]  # its stub lacks it
    return Answer(tuple(keys), total, _counted(searcher, query, question.counted) if total else {})


def _counted(
    searcher: tantivy.Searcher, query: tantivy.Query, facets: tuple[Facet, ...]
) -> dict[Facet, dict[str, int]]:
    if not facets:
        return {}
    said = searcher.aggregate(query, counting(facets))
    return {one: {row["key"]: row["doc_count"] for row in said[one.value]["buckets"]} for one in facets}
