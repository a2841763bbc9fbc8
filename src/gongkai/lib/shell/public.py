"""What apps put on the public site: entries of the navigation and of the home page, newest documents, figures.

Everything registered here reads published rows only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gongkai.lib.shell.registry import Registry
from gongkai.lib.ui.parts import Figure, Item, KeyFigure, Link, Text


@dataclass(frozen=True)
class PublicEntry:
    """A thing people come for. description: one sentence on the home page; in_navigation: also in the bar on top."""

    url_name: str
    label: Text
    order: int
    description: Text = ""
    in_navigation: bool = True

    @property
    def key(self) -> str:
        return self.url_name


@dataclass(frozen=True)
class Newest:
    """Newest published documents of one kind. items: takes how many are wanted."""

    key: str
    title: Text
    order: int
    items: Callable[[int], Sequence[Item]]
    url_name: str = ""
    empty: Text = ""


@dataclass(frozen=True)
class Figures:
    """Numbers and charts for the home page, over published rows."""

    key: str
    title: Text
    order: int
    key_figures: Callable[[], Sequence[KeyFigure]] | None = None
    charts: Callable[[], Sequence[Figure]] | None = None
    url_name: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed that every public page points at."""

    url_name: str
    title: Text
    order: int = 0

    @property
    def key(self) -> str:
        return self.url_name


@dataclass(frozen=True)
class MapSection:
    """A part of the site map: links to pages that stand there for long, as columns."""

    key: str
    title: Text
    order: int
    links: Callable[[], Sequence[Link]]


ENTRIES: Registry[PublicEntry] = Registry()
NEWEST: Registry[Newest] = Registry()
FIGURES: Registry[Figures] = Registry()
FEEDS: Registry[Feed] = Registry()
MAP: Registry[MapSection] = Registry()
