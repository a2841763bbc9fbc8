"""A page of hits: narrowed, in order, with the words marked, and with what it may be narrowed by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from gongkai.apps.search_index import queries, synonyms
from gongkai.apps.search_index.asked import PAGES_AT_MOST, Asked
from gongkai.apps.search_index.facets import KNOWN, Known
from gongkai.apps.search_index.nearer import parts_of
from gongkai.apps.search_index.sources import Person
from gongkai.lib.search.excerpt import marked
from gongkai.lib.search.port import Answer, By, Facet, Question
from gongkai.lib.ui.parts import Item, Link, Tab, Text

PAGE = 20
FIRST_SHOWN, SHOWN_AT_MOST = 6, 40
NEARER_SHOWN = 3


@dataclass(frozen=True)
class Choice:
    """A value by which hits can be narrowed."""

    text: Text
    number: int
    url: str


@dataclass(frozen=True)
class Narrowing:
    """One facet. chosen: its value that holds now, with the address without it; else what there is to choose."""

    label: Text
    chosen: Link | None = None
    first: tuple[Choice, ...] = ()
    rest: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Results:
    """`total` counts hits of the index; a hit that its app withholds is left out of `items` without a trace.

    is_rebuilding: the index is being made anew, so that there may be more to find than is shown. also: what was looked
    for beside the words, and the address of a search without. since: only what is newer was looked through, and the
    address of a search in everything. nearer: where nothing was found, parts of the words that are, with how often.
    """

    asked: Asked
    items: tuple[Item, ...]
    total: int
    page: Page[int]
    waiting: int
    is_rebuilding: bool
    narrowings: tuple[Narrowing, ...] = ()
    orders: tuple[Tab, ...] = ()
    also: tuple[str, ...] = ()
    since: date | None = None
    nearer: tuple[Choice, ...] = ()

    @property
    def words(self) -> str:
        return self.asked.words

    @property
    def is_narrowed(self) -> bool:
        return bool(self.asked.chosen)

    @property
    def whole_url(self) -> str:
        return replace(self.asked, chosen={}, page=1).url

    @property
    def exact_url(self) -> str:
        return replace(self.asked, is_exact=True, page=1).url

    @property
    def everything_url(self) -> str:
        return replace(self.asked, everything=True, page=1).url


def search(person: Person, asked: Asked, audience: frozenset[str]) -> Results:
    """One page of what the person finds. audience: the terms under which the person's documents stand.

    A page beyond the end gives the last one. Raises SearchUnavailable.
    """
    alike = (
        {} if asked.is_exact or not asked.words else synonyms.alike(asked.words, queries.synonyms_in_use())
    )
    answer = _answer(asked, audience, alike)
    pages = Paginator(range(min(answer.total, PAGE * PAGES_AT_MOST)), PAGE)
    shown = pages.get_page(asked.page)
    if shown.number != asked.page:
        answer = _answer(asked.at(shown.number), audience, alike)
    also = tuple(dict.fromkeys(other for others in alike.values() for other in others))
    everything_sought = " ".join((asked.words, *also))
    found = queries.shown(person, answer.keys, everything_sought)
    return Results(
        asked=asked,
        items=tuple(replace(item, title=marked(str(item.title), everything_sought)) for item in found),
        total=answer.total,
        page=shown,
        waiting=queries.waiting(),
        is_rebuilding=queries.is_rebuilding(),
        narrowings=tuple(_narrowings(asked, answer.counts)),
        orders=_orders(asked) if answer.total > 1 else (),
        also=also,
        since=answer.since,
        nearer=() if answer.total or asked.chosen else tuple(islice(_nearer(asked, audience), NEARER_SHOWN)),
    )


def _nearer(asked: Asked, audience: frozenset[str]) -> Iterator[Choice]:
    """Asked of the engine alone: what someone might have meant is no search of theirs, and is not noted as one."""
    for part in parts_of(asked.words):
        if total := queries.engine().query(Question(part, audience, limit=1)).total:
            yield Choice(part, total, Asked(part).url)


def _answer(asked: Asked, audience: frozenset[str], alike: Mapping[str, tuple[str, ...]]) -> Answer:
    return queries.engine().query(
        Question(
            asked.words,
            audience,
            offset=(asked.page - 1) * PAGE,
            limit=PAGE,
            alike=alike,
            facets=asked.chosen,
            counted=tuple(known.facet for known in KNOWN if known.facet not in asked.chosen),
            by=asked.by,
            everything=asked.everything,
        )
    )


def _orders(asked: Asked) -> tuple[Tab, ...]:
    labels = {By.RELEVANCE: _("按相关度"), By.DATE: _("按日期，新的在前")}
    return tuple(
        Tab(label, replace(asked, by=by, page=1).url, current=by is asked.by) for by, label in labels.items()
    )


def _narrowings(asked: Asked, counts: Mapping[Facet, Mapping[str, int]]) -> list[Narrowing]:
    found = []
    for known in KNOWN:
        if known.facet in asked.chosen:
            found.append(_chosen(asked, known))
        elif choices := _choices(asked, known, counts.get(known.facet, {})):
            found.append(
                Narrowing(known.label, first=choices[:FIRST_SHOWN], rest=choices[FIRST_SHOWN:SHOWN_AT_MOST])
            )
    return found


def _chosen(asked: Asked, known: Known) -> Narrowing:
    value = asked.chosen[known.facet]
    name = known.names([value]).get(value, value)
    return Narrowing(known.label, chosen=Link(name, asked.with_value(known.facet, "").url))


def _choices(asked: Asked, known: Known, counts: Mapping[str, int]) -> tuple[Choice, ...]:
    """What would leave all hits as they are is no choice."""
    if len(counts) < 2:
        return ()
    ordered = (
        sorted(counts, reverse=True)
        if known.by_value
        else sorted(counts, key=lambda one: (-counts[one], one))
    )
    names = known.names(ordered[:SHOWN_AT_MOST])
    return tuple(
        Choice(names[value], counts[value], asked.with_value(known.facet, value).url)
        for value in ordered[:SHOWN_AT_MOST]
        if value in names
    )
