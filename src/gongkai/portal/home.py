"""The front page: search, what people come for, newest documents, figures. All of it is asked of the apps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from gongkai.lib.shell import public
from gongkai.lib.ui.parts import Figure, Item, KeyFigure, Link, Text

NEWEST_SHOWN = 8
TASKS_SHOWN = 6


@dataclass(frozen=True)
class Task:
    link: Link
    description: Text


@dataclass(frozen=True)
class NewestBlock:
    title: Text
    items: Sequence[Item]
    url: str
    empty: Text


@dataclass(frozen=True)
class FiguresBlock:
    title: Text
    key_figures: Sequence[KeyFigure]
    charts: Sequence[Figure]
    url: str


@dataclass(frozen=True)
class FrontPage:
    tasks: tuple[Task, ...]
    newest: tuple[NewestBlock, ...]
    figures: tuple[FiguresBlock, ...]


def front_page() -> FrontPage:
    """A block in which nothing stands yet is no news: it is left out."""
    blocks = tuple(_figures(source) for source in public.FIGURES)
    newest = tuple(_newest(source) for source in public.NEWEST)
    return FrontPage(
        tasks=tuple(_tasks())[:TASKS_SHOWN],
        newest=tuple(block for block in newest if block.items),
        figures=tuple(block for block in blocks if block.key_figures or block.charts),
    )


def _tasks() -> list[Task]:
    return [
        Task(Link(entry.label, reverse(entry.url_name)), entry.description)
        for entry in public.ENTRIES
        if entry.description
    ]


def _newest(source: public.Newest) -> NewestBlock:
    url = reverse(source.url_name) if source.url_name else ""
    return NewestBlock(source.title, source.items(NEWEST_SHOWN), url, source.empty)


def _figures(source: public.Figures) -> FiguresBlock:
    key_figures = source.key_figures() if source.key_figures else ()
    charts = source.charts() if source.charts else ()
    return FiguresBlock(
        source.title, key_figures, charts, reverse(source.url_name) if source.url_name else ""
    )
