"""Which pages items have, and which of them a changed item concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from django.urls import reverse

from gongkai.apps.proactive.queries import linked, published
from gongkai.apps.visits import queries as visits
from gongkai.portal.items import addresses
from gongkai.portal.pages import registry
from gongkai.portal.pages.kinds import add_sitemap
from gongkai.portal.pages.numbered import ByNumber, Numbered
from gongkai.portal.pages.registry import PageKind
from gongkai.portal.pages.sitemaps import SIZE as SITEMAP_SIZE
from gongkai.portal.pages.sitemaps import Sitemap

ROW = "proactive.item"  # as the app notes it
COLUMN = "proactive.column"
VISITED = f"visits.{ROW}"  # as the sums of visits are noted
SIZE = 20


def numbered(column: published.Column) -> Numbered:
    return Numbered(SIZE, partial(published.count_in, column.pk), partial(published.places_in, column.pk))


def register() -> None:
    whole_site = ByNumber(SITEMAP_SIZE, published.highest)
    add_sitemap(Sitemap("items", ROW, whole_site, _in_sitemap, order=40))
    registry.add(
        PageKind("items.feed", _feed, {ROW: lambda _rows: _feed()}, order=35),
        # Feeds of single bodies are not written: they would be a file more with each publication, and are asked for rarely.
        PageKind(
            "items.column_feed",
            _column_feeds,
            {ROW: _column_feeds_of, COLUMN: lambda rows: map(addresses.of_feed, _codes(rows))},
            order=36,
        ),
        # Every item of the site is counted there.
        PageKind("items.overview", _overview, {ROW: _overview, COLUMN: _overview}, order=30, gathered=True),
        PageKind(
            "items.column",
            _columns,
            {ROW: _columns_of, COLUMN: lambda rows: map(addresses.of_column, _codes(rows))},
            order=31,
        ),
        PageKind("items.numbered", _pages, {ROW: _pages_of, COLUMN: _pages_of_columns}, order=32),
        PageKind("items.item", _items, {ROW: _items_of}, order=33),
        PageKind("items.visits", _visits, {ROW: _visits_of, VISITED: _visits_of}, order=37),
        PageKind("items.file", _files, {ROW: _files_of}, order=34),
    )


def _in_sitemap(start: int, stop: int) -> Iterator[str]:
    return map(addresses.of_item, published.public_from(start, stop))


def _feed() -> list[str]:
    return [addresses.of_feed()]


def _column_feeds() -> Iterator[str]:
    return (addresses.of_feed(one.code) for one in published.columns())


def _column_feeds_of(rows: Sequence[int]) -> Iterator[str]:
    return (addresses.of_feed(one.code) for one in _touched(rows))


def _overview(_rows: object = None) -> list[str]:
    return [reverse("portal_items:overview")]


def _columns() -> Iterator[str]:
    return (addresses.of_column(one.code) for one in published.columns())


def _columns_of(rows: Sequence[int]) -> Iterator[str]:
    return (addresses.of_column(one.code) for one in _touched(rows))


def _codes(columns: Sequence[int]) -> list[str]:
    """The whole tree of the site, which may be another with a new column, and these, which may stand in none."""
    return sorted({one.code for one in published.columns()} | published.codes_of(columns))


def _touched(rows: Sequence[int]) -> list[published.Column]:
    """The columns in which these items stand or stood."""
    touched = set().union(*published.columns_ever_of(rows).values())
    return [one for one in published.columns() if one.pk in touched]


def _pages() -> Iterator[str]:
    for one in published.columns():
        yield from _numbers(one, numbered(one).numbers())


def _numbers(column: published.Column, numbers: Sequence[int]) -> Iterator[str]:
    return (addresses.of_page(column.code, number) for number in numbers)


def _pages_of(rows: Sequence[int]) -> Iterator[str]:
    """An item that moved to another column leaves a gap in the old one and pushes others on in the new one."""
    stood = published.columns_ever_of(rows)
    moved = set().union(*(found for found in stood.values() if len(found) > 1))
    touched = set().union(*stood.values())
    for one in published.columns():
        pages = numbered(one)
        if one.pk in moved:
            # One more than there are: the last page may have lost its only item.
            yield from _numbers(one, range(1, pages.last() + 2))
        elif one.pk in touched:
            yield from _numbers(one, sorted(pages.touched(rows)))


def _pages_of_columns(columns: Sequence[int]) -> Iterator[str]:
    """Each says what the column is, and whether it is closed."""
    for one in published.columns():
        if one.pk in columns:
            yield from _numbers(one, numbered(one).numbers())


def _items() -> Iterator[str]:
    rows = published.address_answers().order_by("pk").values_list("pk", flat=True)
    return map(addresses.of_item, rows.iterator(chunk_size=2000))


def _items_of(rows: Sequence[int]) -> Iterator[str]:
    """The items themselves, and those whose pages name them."""
    return map(addresses.of_item, [*rows, *sorted(linked.neighbours_of(rows))])


def _visits() -> Iterator[str]:
    return map(addresses.of_visits, visits.with_total(ROW))


def _visits_of(rows: Sequence[int]) -> Iterator[str]:
    return map(addresses.of_visits, visits.with_total(ROW, rows))


def _files() -> Iterator[str]:
    return map(addresses.of_file, published.files_ever_of())


def _files_of(rows: Sequence[int]) -> Iterator[str]:
    return map(addresses.of_file, published.files_ever_of(rows))
