"""What a search page is asked for: words and filters as they stand in its address. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from gongkai.lib.search.port import By, Chosen, Facet

WORDS_AT_MOST = 100
VALUE_AT_MOST = 80
PAGES_AT_MOST = 500


@dataclass(frozen=True)
class Asked:
    """chosen: a value of a facet. page: from 1. is_exact: no synonyms. everything: see `port.Question`."""

    words: str
    chosen: Chosen = field(default_factory=dict)
    by: By = By.RELEVANCE
    page: int = 1
    is_exact: bool = False
    everything: bool = False

    def at(self, page: int) -> Asked:
        return replace(self, page=page)

    def with_value(self, facet: Facet, value: str) -> Asked:
        """Narrowed by a value; an empty one takes the filter away."""
        others = {name: old for name, old in self.chosen.items() if name is not facet}
        return replace(self, chosen=others | ({facet: value} if value else {}), page=1)

    @property
    def url(self) -> str:
        """The address on the same page; only what differs from the plain search stands in it."""
        given = {"q": self.words, **{name.value: value for name, value in self.chosen.items()}}
        marks = {
            "sort": self.by.value if self.by is not By.RELEVANCE else "",
            "exact": "on" if self.is_exact else "",
            "all": "on" if self.everything else "",
            "page": str(self.page) if self.page > 1 else "",
        }
        return "?" + urlencode(given | {name: mark for name, mark in marks.items() if mark})


def of(given: Mapping[str, str]) -> Asked:
    """As it stands in an address; what cannot be understood is passed over."""
    chosen = {one: value[:VALUE_AT_MOST] for one in Facet if (value := given.get(one.value, "").strip())}
    return Asked(
        words=tidy(given.get("q", "")),
        chosen=chosen,
        by=By.DATE if given.get("sort") == By.DATE.value else By.RELEVANCE,
        page=_page(given.get("page", "")),
        is_exact=given.get("exact") == "on",
        everything=given.get("all") == "on",
    )


def tidy(words: str) -> str:
    return " ".join(words.split())[:WORDS_AT_MOST]


def _page(text: str) -> int:
    if not text.isdecimal():
        return 1
    return min(max(int(text[:9]), 1), PAGES_AT_MOST)  # Python refuses to read thousands of digits
