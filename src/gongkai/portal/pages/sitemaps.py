"""sitemap.xml for search engines: an index and numbered parts, so that a new page changes the last part alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from django.urls import reverse

from gongkai.lib.shell.registry import Registry
from gongkai.portal.pages.numbered import ByNumber, Numbered

SIZE = 2000  # addresses of one part; the protocol allows 50,000, but each change writes a whole part
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@dataclass(frozen=True)
class Sitemap:
    """One kind of page for search engines.

    key: letters alone, part of the address. numbered: with SIZE; row_kind: as it is noted. addresses: those of a span of
    `numbered`, from start to stop - 1; what was withdrawn is left out and keeps its place.
    """

    key: str
    row_kind: str
    numbered: Numbered | ByNumber
    addresses: Callable[[int, int], Iterable[str]]
    order: int = 50


SITEMAPS: Registry[Sitemap] = Registry()
add = SITEMAPS.add


def parts() -> Iterator[tuple[Sitemap, int]]:
    for sitemap in SITEMAPS:
        yield from ((sitemap, number) for number in sitemap.numbered.numbers())


def part_address(sitemap: Sitemap, number: int) -> str:
    return reverse("portal_pages:sitemap_part", args=[sitemap.key, number])


def index(whole: Callable[[str], str]) -> str:
    """whole: makes a whole address of a path."""
    lines = [_line("sitemap", whole(part_address(*part))) for part in parts()]
    return f"{HEAD}<sitemapindex {SCHEMA}>\n{''.join(lines)}</sitemapindex>\n"


def part(sitemap: Sitemap, number: int, whole: Callable[[str], str]) -> str:
    addresses = sitemap.addresses(*sitemap.numbered.span(number))
    lines = [_line("url", whole(address)) for address in addresses]
    return f"{HEAD}<urlset {SCHEMA}>\n{''.join(lines)}</urlset>\n"


def _line(name: str, address: str) -> str:
    return f"<{name}><loc>{escape(address)}</loc></{name}>\n"
