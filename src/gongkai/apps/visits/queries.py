"""How often pages were read. Sums of all people together; there is nothing about one of them to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Max, Sum

from gongkai.apps.visits.models import Total


def total(kind: str, row: int) -> Total | None:
    return Total.objects.filter(kind=kind, row=row).first()


def with_total(kind: str, rows: Iterable[int] | None = None) -> Iterator[int]:
    """Those rows, of all or of these, that have been read."""
    found = Total.objects.filter(kind=kind)
    if rows is not None:
        found = found.filter(row__in=list(rows))
    yield from found.order_by("row").values_list("row", flat=True).iterator(chunk_size=2000)


def summed(kind: str) -> tuple[int, date | None]:
    """All visits of a kind of page, and until which day they are counted."""
    found = Total.objects.filter(kind=kind).aggregate(number=Sum("number"), until=Max("until"))
    return found["number"] or 0, found["until"]
