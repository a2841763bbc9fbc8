"""Searching: the index finds keys, the apps show what the person may see of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.paginator import Page, Paginator

from gongkai.apps.search_index.models import Outdated
from gongkai.apps.search_index.sources import Person, by_kind, row_of
from gongkai.lib.search.port import Answer, Question, SearchPort
from gongkai.lib.search.tantivy_index import TantivyIndex
from gongkai.lib.ui.parts import Item

PAGE = 20
PAGES_AT_MOST = 500
WORDS_AT_MOST = 100


@lru_cache(maxsize=4)
def _opened(folder: Path) -> SearchPort:
    return TantivyIndex(folder)


def engine() -> SearchPort:
    """The index of this instance, opened once in each process."""
    return _opened(Path(settings.DATA) / "search")


@dataclass(frozen=True)
class Results:
    """`total` counts hits of the index; a hit that its app withholds is left out of `items` without a trace.

    is_rebuilding: the index is being made anew, so that there may be more to find than is shown.
    """

    words: str
    items: tuple[Item, ...]
    total: int
    page: Page[int]
    waiting: int
    is_rebuilding: bool = False


def find(person: Person, words: str, audience: frozenset[str], *, page: str | None = None) -> Results:
    """One page of what the person finds. audience: the terms under which the person's documents stand.

    A page beyond the end gives the last one; words beyond WORDS_AT_MOST characters are cut off. Raises SearchUnavailable.
    """
    words = " ".join(words.split())[:WORDS_AT_MOST]
    wanted = _page_number(page)
    answer = _ask(words, audience, wanted)
    pages = Paginator(range(min(answer.total, PAGE * PAGES_AT_MOST)), PAGE)
    shown = pages.get_page(wanted)
    if shown.number != wanted:
        answer = _ask(words, audience, shown.number)
    return Results(words, _shown(person, answer.keys, words), answer.total, shown, waiting(), is_rebuilding())


def _page_number(page: str | None) -> int:
    if not page or not page.isdecimal():
        return 1
    return min(max(int(page[:9]), 1), PAGES_AT_MOST)  # Python refuses to read thousands of digits


def _ask(words: str, audience: frozenset[str], page: int) -> Answer:
    return engine().query(Question(words, audience, offset=(page - 1) * PAGE, limit=PAGE))


def is_rebuilding() -> bool:
    """Whether the index is lost, damaged or being made anew; the worker sees to it without being asked."""
    return not engine().is_whole()


def waiting() -> int:
    """How many changed rows the index has not yet taken up."""
    return Outdated.objects.count()


def _shown(person: Person, keys: tuple[str, ...], words: str) -> tuple[Item, ...]:
    """In the order of the index, one question to each app."""
    rows: dict[str, list[int]] = {}
    for key in keys:
        kind, row = row_of(key)
        rows.setdefault(kind, []).append(row)
    seen = {kind: source.shown(person, ids, words) for kind, ids in rows.items() if (source := by_kind(kind))}
    found = (seen.get(kind, {}).get(row) for kind, row in map(row_of, keys))
    return tuple(item for item in found if item is not None)
