"""The embedded engine: tantivy over our own bigrams, in one folder of the running instance.

One writer at a time: the writer's lock is a file, and a second writer waits for it. Readers never wait.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import tantivy

from gongkai.lib.search import bigrams
from gongkai.lib.search.port import Answer, Document, Question, SearchUnavailable

WORDS = "gongkai_words"
HEAP_BYTES = 50_000_000
LOCK_SECONDS = 20.0
TITLE_WEIGHT = 3.0
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
            index = tantivy.Index(_schema(), path=str(self.folder))
        except ValueError as damage:
            raise IndexDamaged(self.folder) from damage
        index.register_tokenizer(WORDS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        return index

    def index(self, documents: Iterable[Document]) -> int:
        given = list(documents)
        if not self._is_there:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.__dict__["_index"] = self._open()
        with self._writer() as writer:
            for document in given:
                writer.delete_documents_by_term("key", document.key)
                writer.add_document(_row(document))
        return len(given)

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
        wanted = bigrams.wanted(question.words)
        if not wanted or not question.audience:
            return Answer((), 0)
        searcher = self._searcher()
        query = self._must([*(self._clause(one) for one in wanted), *self._filters(question)])
        # The engine wants at least one row even when only the number is asked for.
        result = searcher.search(query, limit=max(question.limit, 1), offset=question.offset, count=True)
        keys = (str(searcher.doc(address)["key"][0]) for _, address in result.hits)
        return Answer(tuple(keys), result.count or 0)  # type: ignore[attr-defined]  # its stub lacks it

    def digests(self) -> dict[str, str]:
        if not self._is_there:
            return {}
        searcher = self._searcher()
        if searcher.num_docs == 0:
            return {}
        hits = searcher.search(tantivy.Query.all_query(), limit=searcher.num_docs, count=False).hits
        found = (searcher.doc(address) for _, address in hits)
        return {str(row["key"][0]): str(row["digest"][0]) for row in found}

    def _searcher(self) -> tantivy.Searcher:
        """Raises IndexDamaged, also for the moment in which another process makes the index anew."""
        try:
            self._index.reload()
        except ValueError as damage:
            raise IndexDamaged(self.folder) from damage
        return self._index.searcher()

    def _clause(self, wanted: bigrams.Wanted) -> tantivy.Query:
        parts = [self._term("characters", character) for character in wanted.characters]
        if wanted.phrase:
            title = tantivy.Query.boost_query(self._phrase("title", wanted.phrase), TITLE_WEIGHT)
            either = [
                (tantivy.Occur.Should, title),
                (tantivy.Occur.Should, self._phrase("body", wanted.phrase)),
            ]
            parts.append(tantivy.Query.boolean_query(either))
        return self._must(parts)

    def _phrase(self, field: str, words: tuple[str, ...]) -> tantivy.Query:
        if len(words) == 1:
            return self._term(field, words[0])
        return tantivy.Query.phrase_query(self._index.schema, field, list(words))

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._index.schema, field, term)

    def _filters(self, question: Question) -> Iterator[tantivy.Query]:
        for field, allowed in (("audience", question.audience), ("kind", question.kinds)):
            if allowed:
                one_of = tantivy.Query.term_set_query(self._index.schema, field, sorted(allowed))
                yield tantivy.Query.const_score_query(one_of, 0.0)

    def _must(self, queries: list[tantivy.Query]) -> tantivy.Query:
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])

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


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("key", "kind", "audience"):
        builder.add_text_field(name, stored=name == "key", tokenizer_name="raw", index_option="basic")
    for name in ("title", "body"):
        builder.add_text_field(name, tokenizer_name=WORDS, index_option="position")
    builder.add_text_field("characters", tokenizer_name=WORDS, index_option="basic")
    builder.add_text_field("digest", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _row(document: Document) -> tantivy.Document:
    """Title and numbers weigh more than the body; numbers stand apart so that no phrase runs over their borders."""
    row = tantivy.Document()
    row.add_text("key", document.key)
    row.add_text("kind", document.kind)
    row.add_text("digest", document.digest)
    for term in document.audience:
        row.add_text("audience", term)
    for text in (document.title, *document.numbers):
        row.add_text("title", " ".join(bigrams.terms(text)))
    row.add_text("body", " ".join(bigrams.terms(document.body)))
    whole = " ".join((document.title, *document.numbers, document.body))
    row.add_text("characters", " ".join(sorted(bigrams.characters(whole))))
    return row
