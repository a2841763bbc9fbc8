"""Comparing index and ledgers, piece by piece in the order of the rows, so that a million need no more memory than a thousand."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.apps.search_index.queries import engine
from gongkai.apps.search_index.sources import SOURCES, Source, row_of

EXAMPLES = 5


@dataclass
class Difference:
    """How many documents are missing in the index, stale there, or too many; examples: some of their keys."""

    missing: int = 0
    stale: int = 0
    surplus: int = 0
    examples: tuple[str, ...] = ()

    @property
    def is_none(self) -> bool:
        return not (self.missing or self.stale or self.surplus)

    def add(self, true: dict[str, str], indexed: dict[str, str]) -> None:
        missing, surplus = true.keys() - indexed.keys(), indexed.keys() - true.keys()
        stale = {key for key in true.keys() & indexed.keys() if true[key] != indexed[key]}
        self.missing += len(missing)
        self.stale += len(stale)
        self.surplus += len(surplus)
        self.examples = (*self.examples, *sorted(missing | stale | surplus))[:EXAMPLES]


def verify() -> Difference:
    """Compare every row with the index. What is still waiting in the outbox shows up as a difference."""
    difference = Difference()
    for source in SOURCES:
        _compare(source, difference)
    known = {source.kind for source in SOURCES}
    for kind in engine().kinds():
        if kind not in known:
            _all_surplus(kind, 0, difference)
    return difference


def _compare(source: Source, difference: Difference) -> None:
    begin = 0
    for rows in source.batches():
        true = {one.key: one.digest for one in source.documents(rows)}
        difference.add(true, _indexed(source.kind, begin, rows[-1]))
        begin = rows[-1] + 1
    _all_surplus(source.kind, begin, difference)


def _indexed(kind: str, first: int, last: int | None) -> dict[str, str]:
    """All of a span; the engine hands out a few thousand at once."""
    found: dict[str, str] = {}
    while some := engine().digests(kind, first, last):
        found |= some
        first = max(row_of(key)[1] for key in some) + 1
        if last is not None and first > last:
            break
    return found


def _all_surplus(kind: str, first: int, difference: Difference) -> None:
    while some := engine().digests(kind, first):
        difference.add({}, some)
        first = max(row_of(key)[1] for key in some) + 1
