"""Which files of data there are, and which of them a changed item concerns: two, those of the month of its publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse

from gongkai.apps.proactive.queries import open_data
from gongkai.apps.proactive.queries.open_data import Month
from gongkai.portal.items.kinds import ROW
from gongkai.portal.pages import registry
from gongkai.portal.pages.registry import PageKind


def register() -> None:
    registry.add(
        PageKind("data.index", _index, {ROW: lambda _rows: _index()}, order=50),
        PageKind("data.api", lambda: [reverse("portal_data:reading")], order=51, always=True),
        PageKind("data.months", lambda: _of(open_data.months()), {ROW: _months_of}, order=52, gathered=True),
    )


def _index() -> list[str]:
    return [reverse("portal_data:index")]


def _of(months: Iterable[Month]) -> Iterator[str]:
    for month in months:
        for shape in ("csv", "json"):
            yield address(month, shape)


def address(month: Month, shape: str) -> str:
    """Arguments as they stand in the address, where a month has two digits."""
    return reverse("portal_data:month", args=[f"{month.year:04d}", f"{month.month:02d}", shape])


def _months_of(rows: Sequence[int]) -> Iterator[str]:
    return _of(sorted(open_data.months_of(rows)))
