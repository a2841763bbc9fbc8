"""A question as the embedded engine understands it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import tantivy

from gongkai.lib.search import bigrams
from gongkai.lib.search.port import Facet, Naming, Question
from gongkai.lib.search.tantivy_shape import facet

TITLE_WEIGHT = 3.0
NUMBER_WEIGHT = 20.0
ALIKE_WEIGHT = 0.5
FEW = 12
VALUES_COUNTED = 1000
MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should


class Asking:
    """Makes queries over one shape of index."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self.schema = schema

    def query(self, question: Question, shelves: Iterable[str] = ()) -> tantivy.Query | None:
        """None where nothing can be found: no word, or nobody who asks. shelves: these alone, all where none is named."""
        words = [clause for word in bigrams.words(question.words) if (clause := self._word(word, question))]
        if not words or not question.audience:
            return None
        parts = [(MUST, one) for one in (*words, *self._filters(question))]
        parts += self._on(shelves)
        number = bigrams.code(question.words)
        if any(sign.isdigit() for sign in number):
            exact = tantivy.Query.boost_query(self._term("number", number), NUMBER_WEIGHT)
            parts.append((SHOULD, exact))
        return tantivy.Query.boolean_query(parts)

    def named(self, asked: Naming, shelves: Iterable[str] = ()) -> tantivy.Query | None:
        """None where nothing can be found, as above."""
        words = [part for one in bigrams.wanted_pieces(asked.words) for part in self._pieces(one)]
        if not words or not asked.audience:
            return None
        told = [self._one_of(field, allowed) for field, allowed in limits_of(asked)]
        parts = [(MUST, one) for one in (*words, *told)]
        return tantivy.Query.const_score_query(tantivy.Query.boolean_query([*parts, *self._on(shelves)]), 0.0)

    def _pieces(self, wanted: bigrams.Wanted) -> Iterator[tantivy.Query]:
        for character in wanted.characters:
            yield self._term("called", character)
        if wanted.phrase:
            yield self._phrase("called", wanted.phrase)

    def _on(self, shelves: Iterable[str]) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """These shelves alone; nothing to say where none is named."""
        if not shelves:
            return []
        return [(MUST, tantivy.Query.const_score_query(self._one_of("shelf", shelves), 0.0))]

    def of_rows(self, kind: str, first: int, last: int | None) -> tantivy.Query:
        """Everything of a kind with a number in this span."""
        span = tantivy.Query.range_query(
            self.schema, "row", tantivy.FieldType.Unsigned, lower_bound=first, upper_bound=last
        )
        return tantivy.Query.boolean_query([(MUST, self._term("kind", kind)), (MUST, span)])

    def _word(self, word: str, question: Question) -> tantivy.Query | None:
        """The word itself, or, weighing less, what may stand in its place."""
        said = self._text(word)
        others = [found for other in question.alike.get(word, ()) if (found := self._alike(word, other))]
        return self._any([said, *others]) if said is not None else None

    def _alike(self, word: str, other: str) -> tantivy.Query | None:
        """A long phrase would weigh more than a short one, each of its pairs counts."""
        if (found := self._text(other)) is None:
            return None
        shorter = len(bigrams.terms(word)) / len(bigrams.terms(other))
        return tantivy.Query.boost_query(found, ALIKE_WEIGHT * shorter)

    def _text(self, text: str) -> tantivy.Query | None:
        parts = [part for one in bigrams.wanted(text) for part in self._parts(one)]
        return tantivy.Query.boolean_query([(MUST, part) for part in parts]) if parts else None

    def _parts(self, wanted: bigrams.Wanted) -> Iterator[tantivy.Query]:
        for character in wanted.characters:
            yield self._term("characters", character)
        if wanted.phrase:
            title = tantivy.Query.boost_query(self._phrase("title", wanted.phrase), TITLE_WEIGHT)
            yield self._any([title, self._phrase("body", wanted.phrase)])

    def _phrase(self, field: str, words: tuple[str, ...]) -> tantivy.Query:
        if len(words) == 1:
            return self._term(field, words[0])
        return tantivy.Query.phrase_query(self.schema, field, list(words))

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, field, term)

    def _filters(self, question: Question) -> Iterator[tantivy.Query]:
        for field, allowed in filters_of(question):
            yield tantivy.Query.const_score_query(self._one_of(field, allowed), 0.0)

    def _one_of(self, field: str, allowed: Iterable[str]) -> tantivy.Query:
        """A set of terms reads all its documents beforehand; for a few terms it is much quicker to walk beside them."""
        terms = sorted(allowed)
        if len(terms) > FEW:
            return tantivy.Query.term_set_query(self.schema, field, terms)
        return self._any([self._term(field, term) for term in terms])

    @staticmethod
    def _any(queries: list[tantivy.Query]) -> tantivy.Query:
        if len(queries) == 1:
            return queries[0]
        return tantivy.Query.boolean_query([(SHOULD, query) for query in queries])


def filters_of(question: Question) -> Iterator[tuple[str, frozenset[str]]]:
    """Fields, and the terms of which a hit must have one."""
    chosen = ((facet(name), frozenset({value})) for name, value in question.facets.items())
    for field, allowed in (("audience", question.audience), ("kind", question.kinds), *chosen):
        if allowed:
            yield field, allowed


def limits_of(asked: Naming) -> Iterator[tuple[str, frozenset[str]]]:
    """The same, of a question for names."""
    yield "audience", asked.audience
    yield "kind", frozenset({asked.kind})
    for mark in sorted(asked.marks):
        yield "mark", frozenset({mark})


def counting(facets: Iterable[Facet]) -> dict[str, dict[str, dict[str, str | int]]]:
    """How many hits have each value of these facets."""
    return {one.value: {"terms": {"field": facet(one), "size": VALUES_COUNTED}} for one in facets}
