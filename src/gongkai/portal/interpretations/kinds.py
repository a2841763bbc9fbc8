"""Which pages list interpretations, and which of them a changed item concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from gongkai.apps.interpretations.queries import published
from gongkai.portal.interpretations import addresses
from gongkai.portal.pages import registry
from gongkai.portal.pages.numbered import Numbered
from gongkai.portal.pages.registry import PageKind

ROW = "proactive.item"  # an interpretation is an item, and its line names its document, which is another
SIZE = 20
FORMS = ("", *published.Form.values)  # "" for every form


def numbered(form: str) -> Numbered:
    return Numbered(SIZE, partial(published.total, form), partial(published.places_in, form))


def register() -> None:
    registry.add(
        PageKind("interpretations.overview", _overview, {ROW: _overview_of}, order=40),
        PageKind("interpretations.form", _forms, {ROW: _forms_of}, order=41, gathered=True),
        PageKind("interpretations.numbered", _pages, {ROW: _pages_of}, order=42, gathered=True),
    )


def _overview() -> list[str]:
    return [addresses.of_overview()]


def _overview_of(rows: Sequence[int]) -> list[str]:
    return _overview() if published.forms_of(rows) else []


def _forms() -> Iterator[str]:
    return map(addresses.of_form, FORMS)


def _touched(rows: Sequence[int]) -> list[str]:
    found = published.forms_of(rows)
    return ["", *sorted(found)] if found else []


def _forms_of(rows: Sequence[int]) -> Iterator[str]:
    return map(addresses.of_form, _touched(rows))


def _pages() -> Iterator[str]:
    for form in FORMS:
        yield from (addresses.of_page(form, number) for number in numbered(form).numbers())


def _pages_of(rows: Sequence[int]) -> Iterator[str]:
    for form in _touched(rows):
        yield from (addresses.of_page(form, number) for number in sorted(numbered(form).touched(rows)))
