"""Which pages annual reports have, and which of them a changed report concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse

from gongkai.apps.reporting.queries import public
from gongkai.portal.pages import registry
from gongkai.portal.pages.kinds import add_sitemap
from gongkai.portal.pages.numbered import Numbered
from gongkai.portal.pages.registry import PageKind
from gongkai.portal.pages.sitemaps import SIZE, Sitemap
from gongkai.portal.reports.items import address

ROW = "reporting.report"  # as the app notes it
PLATFORM = "catalogue.body"  # the page of a body leads to its platform, once it has one
DATA = ("json", "full_json", "csv")
NUMBERED = Numbered(50, public.count_of_all, public.places_of)


def register() -> None:
    registry.add(
        PageKind("reports.list", _fixed, {ROW: lambda _rows: _fixed()}, order=20),
        PageKind("reports.numbered", lambda: _numbered(NUMBERED.numbers()), {ROW: _numbered_of}, order=21),
        PageKind("reports.body", _bodies, {ROW: _bodies_of, PLATFORM: _bodies_with_platform}, order=22),
        PageKind("reports.report", _reports, {ROW: _reports_of}, order=23),
    )
    add_sitemap(Sitemap("reports", ROW, Numbered(SIZE, public.count_of_all, public.places_of), _in_sitemap))


def _fixed() -> list[str]:
    return [reverse("portal_reports:list"), reverse("portal_reports:feed")]


def _numbered(numbers: Sequence[int]) -> Iterator[str]:
    return (reverse("portal_reports:numbered", args=[number]) for number in numbers)


def _numbered_of(rows: Sequence[int]) -> Iterator[str]:
    return _numbered(sorted(NUMBERED.touched(rows)))


def _bodies() -> Iterator[str]:
    return map(_body, public.slugs())


def _bodies_of(rows: Sequence[int]) -> set[str]:
    return {_body(slug) for slug, _year, _is_public in public.places_on_the_site(rows)}


def _bodies_with_platform(agencies: Sequence[int]) -> Iterator[str]:
    return (_body(slug) for slug in map(public.slug_of, agencies) if slug)


def _body(slug: str) -> str:
    return reverse("portal_reports:body", args=[slug])


def _reports() -> Iterator[str]:
    for slug, year, is_public in public.places_on_the_site():
        yield from _pages_of(slug, year, with_data=is_public)


def _reports_of(rows: Sequence[int]) -> Iterator[str]:
    for slug, year, _is_public in public.places_on_the_site(rows):
        yield from _pages_of(slug, year, with_data=True)  # what was withdrawn has no data any more: they go


def _pages_of(slug: str, year: int, *, with_data: bool) -> Iterator[str]:
    for page in ("report", *(DATA if with_data else ())):
        yield reverse(f"portal_reports:{page}", args=[slug, year])


def _in_sitemap(start: int, stop: int) -> list[str]:
    return [address(report) for report in public.all_by_age(start, stop) if report.is_public]
