"""How many hits a question has at most, and where it is looked for when there are very many.

A word that stands in a tenth of a million documents helps nobody to find one. It is looked for in the newest documents
alone, unless everything is asked for; so the time of an answer stays within bounds however large the index grows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import tantivy

from gongkai.lib.search import bigrams
from gongkai.lib.search.port import Naming, Question
from gongkai.lib.search.tantivy_asking import filters_of, limits_of

COMMON = 30_000  # hits; up to here everything is looked through
ENOUGH = 200  # hits; below, older shelves are looked through as well
WIDER = 8


@dataclass(frozen=True)
class Shelves:
    """The newest documents. shelves: none where it is all of them; since: the first day of the oldest shelf."""

    shelves: tuple[str, ...] = ()
    since: date | None = None


def at_most(searcher: tantivy.Searcher, question: Question) -> int:
    """No fewer than there are hits; told from the lengths of lists alone, without reading them."""
    bounds = [searcher.num_docs]
    for word in bigrams.words(question.words):
        places = (word, *question.alike.get(word, ()))
        bounds.append(sum(_texts(searcher, text) for text in places))
    for field, allowed in filters_of(question):
        bounds.append(sum(searcher.doc_freq(field, term) for term in allowed))
    return min(bounds)


def named_at_most(searcher: tantivy.Searcher, asked: Naming) -> int:
    """The same, of a question for names."""
    bounds = [searcher.num_docs]
    for one in bigrams.wanted_pieces(asked.words):
        bounds += [searcher.doc_freq("called", term) for term in (*one.characters, *one.phrase)]
    bounds += [sum(searcher.doc_freq(field, term) for term in allowed) for field, allowed in limits_of(asked)]
    return min(bounds)


def _texts(searcher: tantivy.Searcher, text: str) -> int:
    bounds = [searcher.num_docs]
    for one in bigrams.wanted(text):
        bounds += [searcher.doc_freq("characters", character) for character in one.characters]
        bounds += [searcher.doc_freq("title", term) + searcher.doc_freq("body", term) for term in one.phrase]
    return min(bounds)


def to_look_through(searcher: tantivy.Searcher, at_most: int) -> Iterator[Shelves]:
    """Where to look, wider each time; the last is everything. at_most: no fewer than there are hits."""
    if at_most > COMMON:
        filled = sorted(searcher.terms_with_prefix("shelf", ""), reverse=True)
        number = COMMON
        while number < searcher.num_docs:
            if (newest := _newest(filled, number)).shelves:
                yield newest
            number *= WIDER
    yield Shelves()


def _newest(filled: list[tuple[str, int]], number: int) -> Shelves:
    """The newest shelves with about so many documents; none if it comes down to all of them, or they have no day."""
    taken: list[str] = []
    for shelf, documents in filled:
        taken.append(shelf)
        number -= documents
        if number <= 0:
            break
    if len(taken) == len(filled) or taken[-1] == "0000-00":
        return Shelves()
    year, month = taken[-1].split("-")
    return Shelves(tuple(taken), date(int(year), int(month), 1))
