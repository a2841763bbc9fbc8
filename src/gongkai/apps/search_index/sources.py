"""What each app lets people find. An app registers its sources in `AppConfig.ready`.

A source reads rows twice: to index them (all of them, whoever may see them), and to show hits to one person through the
app's own `visible_to`, so that a stale index never shows what the ledger withholds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from django.contrib.auth.models import AnonymousUser

from gongkai.apps.agencies.models import Staff
from gongkai.lib.search.port import Document
from gongkai.lib.shell.registry import Registry
from gongkai.lib.ui.parts import Item, Text

Person = Staff | AnonymousUser
BATCH = 500


@dataclass(frozen=True)
class Source:
    """One kind of thing that can be found.

    kind: also the key, as `reporting.report`. documents: of the rows with these ids, those that exist; all_rows: ids of
    every row to be indexed, the lowest first; shown: what the person may see of these ids, with the words searched for
    (for excerpts). kinds: the values of the facet 种类 that its documents have, with their names; what has none of its
    own counts as the source.
    """

    kind: str
    label: Text
    order: int
    documents: Callable[[Iterable[int]], Iterable[Document]]
    all_rows: Callable[[], Iterator[int]]
    shown: Callable[[Person, Iterable[int], str], dict[int, Item]]
    kinds: Mapping[str, Text] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.kind

    def batches(self) -> Iterator[tuple[int, ...]]:
        """All rows, some at a time."""
        rows = iter(self.all_rows())
        while batch := tuple(islice(rows, BATCH)):
            yield batch


SOURCES: Registry[Source] = Registry()
add = SOURCES.add


def key_of(kind: str, row: int) -> str:
    return f"{kind}:{row}"


def row_of(key: str) -> tuple[str, int]:
    """Kind and id that a key stands for."""
    kind, _, row = key.rpartition(":")
    return kind, int(row)


def by_kind(kind: str) -> Source | None:
    return next((source for source in SOURCES if source.kind == kind), None)
