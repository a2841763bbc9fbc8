"""Which pages the platform of a body has, and which rows they depend on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.urls import reverse

from gongkai.apps.catalogue.queries import published
from gongkai.apps.reporting.queries import public as reports
from gongkai.portal.pages import registry
from gongkai.portal.pages.registry import PageKind, PagesOf

# As the apps note them.
BODY, ITEM, REPORT, RULE = "catalogue.body", "proactive.item", "reporting.report", "proactive.index_rule"
OF_A_BODY = ("organization", "leader")
DATA = ("csv", "json")


def register() -> None:
    registry.add(*_kinds_of_bodies(), *_kinds_of_catalogues())


def _kinds_of_bodies() -> Iterator[PageKind]:
    # The list of bodies follows what nobody notes, too: a body that was closed stands in it no longer.
    yield PageKind("platform.bodies", _bodies, {BODY: lambda _rows: _bodies()}, order=35, always=True)
    of_body: dict[str, PagesOf] = {
        BODY: lambda rows: _pages("body", rows),
        ITEM: lambda rows: _pages("body", published.touched_bodies(rows, *OF_A_BODY)),
        REPORT: lambda rows: _pages("body", reports.agencies_of(rows)),
    }
    yield PageKind("platform.body", lambda: _pages("body"), of_body, order=36)
    of_guide: dict[str, PagesOf] = {BODY: lambda rows: _pages("guide", rows), ITEM: _guides, RULE: _below}
    yield PageKind("platform.guide", lambda: _pages("guide"), of_guide, order=36)
    of_rules: dict[str, PagesOf] = {
        BODY: lambda rows: _pages("rules", rows),
        ITEM: lambda rows: _pages("rules", published.touched_bodies(rows, "disclosure_rules")),
    }
    yield PageKind("platform.rules", lambda: _pages("rules"), of_rules, order=36)


def _kinds_of_catalogues() -> Iterator[PageKind]:
    of_content: dict[str, PagesOf] = {
        BODY: lambda rows: _pages("content", rows),
        ITEM: lambda rows: _pages("content", published.touched_bodies(rows)),
    }
    yield PageKind("platform.content", lambda: _pages("content"), of_content, order=36)
    yield PageKind(
        "platform.standard",
        lambda: _pages("standard", published.with_standard()),
        {BODY: lambda rows: _pages("standard", rows)},
        order=36,
    )
    of_entry: dict[str, PagesOf] = {
        BODY: lambda rows: _entries(published.entries_ever(rows)),
        ITEM: lambda rows: _entries(published.touched_entries(rows)),
    }
    yield PageKind("platform.entry", lambda: _entries(published.entries_ever()), of_entry, order=37)
    yield PageKind("platform.data", _all_data, {BODY: _all_data_of, ITEM: _data_of}, order=38, gathered=True)


def _bodies() -> list[str]:
    return [reverse("portal_platform:bodies")]


def _pages(name: str, among: Collection[int] | None = None) -> Iterator[str]:
    return (reverse(f"portal_platform:{name}", args=[pk]) for pk in published.body_ids(among))


def _guides(rows: Sequence[int]) -> Iterator[str]:
    """What a body wrote itself stands in its guide, a reading point in those of all bodies below, too."""
    yield from _pages("guide", published.touched_bodies(rows, "disclosure_guide"))
    if points := published.touched_bodies(rows, "reading_point"):
        yield from _below(points)


def _below(bodies: Collection[int]) -> Iterator[str]:
    return _pages("guide", published.below(bodies))


def _entries(found: Iterable[tuple[int, int]]) -> Iterator[str]:
    return (reverse("portal_platform:entry", args=[body, entry]) for body, entry in found)


def _data(found: Iterable[tuple[int, int]]) -> Iterator[str]:
    for body, year in found:
        yield from (reverse(f"portal_platform:{ending}", args=[body, year]) for ending in DATA)


def _all_data() -> Iterator[str]:
    return _all_data_of(published.body_ids())


def _all_data_of(bodies: Sequence[int]) -> Iterator[str]:
    """The name of the body stands in them; and they are there from its first entry on."""
    return _data((pk, year) for pk in published.body_ids(bodies) for year in published.years(pk))


def _data_of(rows: Sequence[int]) -> Iterator[str]:
    touched = published.touched_years(rows)
    there = set(published.body_ids({body for body, _year in touched}))
    return _data((body, year) for body, year in sorted(touched) if body in there)
