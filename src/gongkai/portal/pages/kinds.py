"""The pages of the frame itself: home, site map, what search engines read, and what is shown when something is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse

from gongkai.portal.pages import registry, sitemaps
from gongkai.portal.pages.registry import ANY, PageKind

# Their addresses are named in deploy/nginx as well.
NOTICES = ("missing", "resting", "search_closed")


def register() -> None:
    registry.add(
        PageKind("portal.home", _home, {ANY: lambda _rows: _home()}, order=10),
        # Columns and whatever else stands in the map are set without a note.
        PageKind("portal.site_map", lambda: [reverse("portal:site_map")], order=11, always=True),
        PageKind("portal.notices", _notices, order=90),
        PageKind("portal.robots", lambda: [reverse("portal_pages:robots")], order=91),
        PageKind("portal.sitemap", _sitemap, {ANY: lambda _rows: _sitemap()}, order=92),
    )


def add_sitemap(sitemap: sitemaps.Sitemap) -> None:
    """A sitemap with its pages: the parts depend on the rows that stand in them."""
    sitemaps.add(sitemap)

    def parts(numbers: Sequence[int]) -> Iterator[str]:
        return (sitemaps.part_address(sitemap, number) for number in numbers)

    registry.add(
        PageKind(
            f"sitemap.{sitemap.key}",
            pages=lambda: parts(sitemap.numbered.numbers()),
            depends_on={sitemap.row_kind: lambda rows: parts(sorted(sitemap.numbered.touched(rows)))},
            order=93,
        )
    )


def _home() -> list[str]:
    return [reverse("portal:home")]


def _notices() -> list[str]:
    return [reverse(f"portal_pages:{name}") for name in NOTICES]


def _sitemap() -> list[str]:
    return [reverse("portal_pages:sitemap")]
