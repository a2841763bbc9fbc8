"""Which pages the library has, and which of them a changed item concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from django.urls import reverse

from gongkai.apps.normative_documents.queries import published
from gongkai.apps.normative_documents.queries.published import Facet
from gongkai.apps.proactive.queries import linked
from gongkai.portal.documents import addresses
from gongkai.portal.pages import registry
from gongkai.portal.pages.numbered import Numbered
from gongkai.portal.pages.registry import PageKind

ROW = "proactive.item"  # what happens to a document is noted on its item
SIZE = 20
SHAPES = ("docx", "pdf")
DATA = ("csv", "json")


def numbered(of: Facet) -> Numbered:
    return Numbered(SIZE, partial(published.count_in, of), partial(published.places_in, of))


def register() -> None:
    registry.add(
        PageKind("documents.library", _library, {ROW: _library_of}, order=35),
        PageKind("documents.list", _lists, {ROW: _lists_of}, order=36, gathered=True),
        PageKind("documents.numbered", _pages, {ROW: _pages_of}, order=37, gathered=True),
        PageKind("documents.document", _documents, {ROW: _documents_of}, order=38),
        PageKind("documents.text", _texts, {ROW: _texts_of}, order=39),
        PageKind("documents.comparison", _comparisons, {ROW: _comparisons_of}, order=39),
        PageKind("documents.in_force", _data, {ROW: _data_of}, order=39, gathered=True),
        PageKind("documents.closed", lambda: [reverse("portal_documents:closed")], order=90),
    )


def _is_concerned(rows: Sequence[int]) -> bool:
    return any(True for _item in published.items_with_documents(rows))


def _library() -> list[str]:
    return [addresses.of_library()]


def _library_of(rows: Sequence[int]) -> list[str]:
    return _library() if _is_concerned(rows) else []


def _lists() -> Iterator[str]:
    return map(addresses.of_list, sorted(published.facets_of(), key=addresses.code_of))


def _lists_of(rows: Sequence[int]) -> Iterator[str]:
    return map(addresses.of_list, sorted(published.facets_of(rows), key=addresses.code_of))


def _pages() -> Iterator[str]:
    for one in sorted(published.facets_of(), key=addresses.code_of):
        yield from (addresses.of_page(one, number) for number in numbered(one).numbers())


def _pages_of(rows: Sequence[int]) -> Iterator[str]:
    for one in sorted(published.facets_of(rows), key=addresses.code_of):
        yield from (addresses.of_page(one, number) for number in sorted(numbered(one).touched(rows)))


def _documents() -> Iterator[str]:
    return map(addresses.of_document, published.items_with_documents())


def _documents_of(rows: Sequence[int]) -> Iterator[str]:
    """Also those that name one of these as what revised or repealed them, or as their interpretation."""
    near = sorted({*rows, *linked.neighbours_of(rows)})
    return map(addresses.of_document, published.items_with_documents(near))


def _texts() -> Iterator[str]:
    return (addresses.of_text(item, shape) for item in published.items_with_documents() for shape in SHAPES)


def _texts_of(rows: Sequence[int]) -> Iterator[str]:
    return (
        addresses.of_text(item, shape) for item in published.items_with_documents(rows) for shape in SHAPES
    )


def _comparisons() -> Iterator[str]:
    return (addresses.of_comparison(*one) for one in published.revisions_with())


def _comparisons_of(rows: Sequence[int]) -> Iterator[str]:
    return (addresses.of_comparison(*one) for one in published.revisions_with(rows))


def _data() -> Iterator[str]:
    return map(addresses.of_data, DATA)


def _data_of(rows: Sequence[int]) -> Iterator[str]:
    return _data() if _is_concerned(rows) else iter(())
