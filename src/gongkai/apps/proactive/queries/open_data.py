"""Published items in the order in which programs take them: by month, all in a stream, or page by page from a place on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.queries.published import items_with, published

CHUNK = 2000


@dataclass(frozen=True, order=True)
class Month:
    """A month by the clocks of the place."""

    year: int
    month: int

    @classmethod
    def of(cls, moment: datetime) -> Month:
        local = timezone.localtime(moment)
        return cls(local.year, local.month)

    def next(self) -> Month:
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def begin(self) -> datetime:
        return datetime(self.year, self.month, 1, tzinfo=timezone.get_default_timezone())


def months() -> list[Month]:
    """Every month from the first to the last publication, also those in which nothing was published.

    What was taken back counts: a file that was there once stays, if empty, whatever becomes of its items.
    """
    first, last = _month_of("published_at"), _month_of("-published_at")
    return [] if first is None or last is None else list(_through(first, last))


def months_of(rows: Sequence[int]) -> set[Month]:
    """The months in which these items were published, and the empty ones on either side: they lie between two others now."""
    moments = items_with(rows).order_by().values_list("published_at", flat=True)
    found: set[Month] = set()
    for month in {Month.of(moment) for moment in moments if moment is not None}:
        before = _month_of("-published_at", published_at__lt=month.begin())
        after = _month_of("published_at", published_at__gte=month.next().begin())
        found |= {*_through(before or month, month), *_through(month, after or month)} - {before, after}
    return found


def _month_of(order: str, **where: datetime) -> Month | None:
    """Of the first in an order; a question to the index of ages each."""
    rows = Item.objects.filter(published_at__isnull=False, **where).order_by(order)
    moment = rows.values_list("published_at", flat=True).first()
    return Month.of(moment) if moment else None


def _through(first: Month, last: Month) -> Iterator[Month]:
    while first <= last:
        yield first
        first = first.next()


def in_month(month: Month) -> Iterator[Item]:
    """Oldest first, without texts."""
    return _oldest_first(published_at__gte=month.begin(), published_at__lt=month.next().begin())


def everything() -> Iterator[Item]:
    return _oldest_first()


def _oldest_first(**where: datetime) -> Iterator[Item]:
    rows = published().filter(**where).order_by("published_at", "pk").defer("published__body")
    return rows.iterator(chunk_size=CHUNK)


def after(place: tuple[datetime, int] | None, number: int, where: Q) -> list[Item]:
    """The newest items that meet a condition, or those that follow a place: date of publication and number of an item."""
    rows = published().filter(where)
    if place is not None:
        at, pk = place
        # The first condition says nothing new: it lets the index be entered at the place.
        rows = rows.filter(published_at__lte=at).filter(Q(published_at__lt=at) | Q(pk__lt=pk))
    return list(rows.defer("published__body")[:number])


def bodies() -> QuerySet[Agency]:
    """Bodies that have published something, in the order of the tree."""
    shown = Item.objects.filter(agency=OuterRef("pk"), is_public=True)
    return Agency.objects.filter(Exists(shown)).order_by("path")
