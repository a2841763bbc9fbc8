"""Of public comment two pages are written: the overview, and the one that says where to write while the form is closed."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from gongkai.apps.public_comments.queries import published
from gongkai.portal.pages import registry
from gongkai.portal.pages.registry import PageKind

ROW = "proactive.item"  # the clock notes the item, too, when a period opens or closes


def register() -> None:
    registry.add(
        PageKind("comments.overview", _overview, {ROW: _overview_of}, order=43),
        PageKind("comments.closed", _closed, {ROW: _closed_of}, order=44),
    )


def _overview() -> list[str]:
    return [reverse("portal_comments:overview")]


def _closed() -> list[str]:
    return [reverse("portal_comments:closed")]


def _overview_of(rows: Sequence[int]) -> list[str]:
    return _overview() if published.comments_of(rows) else []


def _closed_of(rows: Sequence[int]) -> list[str]:
    return _closed() if published.comments_of(rows) else []
