"""What the "how we do" page tells of published items: counted over twelve months, with numerator and denominator."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from gongkai.apps.proactive.models import ChannelRelease, Item, PublicFigures, Relation, RelationKind
from gongkai.apps.proactive.queries.open_data import Month

MONTHS = 12


@dataclass(frozen=True)
class Share:
    """numerator of denominator; left_out: what is in neither, by reason."""

    numerator: int
    denominator: int
    left_out: dict[str, int]


@dataclass(frozen=True)
class HowWeDo:
    """by_month: "2026-11" → items first published then; by_channel: code → items that went out through it.

    on_time: within the limit of Article 26; interpreted: normative documents with an interpretation on this site.
    """

    first: date
    last: date
    by_month: dict[str, int]
    by_channel: dict[str, int]
    on_time: Share
    interpreted: Share


def count(last: date) -> HowWeDo:
    """The figures of the month of a day, until that day, and of the eleven months before it."""
    months = _months(last)
    first = months[0].begin().date()
    shown = _between(months[0], last)
    return HowWeDo(
        first=first,
        last=last,
        by_month={f"{one.year}-{one.month:02d}": _between(one, last, one.next()).count() for one in months},
        by_channel={"site": shown.count(), **_by_channel(first, last)},
        on_time=_on_time(shown),
        interpreted=_interpreted(shown),
    )


def _months(last: date) -> list[Month]:
    number = last.year * 12 + last.month - MONTHS
    return [Month((number + n) // 12, (number + n) % 12 + 1) for n in range(MONTHS)]


def _between(first: Month, last: date, before: Month | None = None) -> QuerySet[Item]:
    """Items of the public, first published from the begin of a month on, until the end of a day or before another month."""
    ends = [_end(last)] + ([before.begin()] if before else [])
    return Item.objects.filter(
        is_public=True, published_at__gte=first.begin(), published_at__lt=min(ends)
    ).order_by()


def _end(day: date) -> datetime:
    """The first moment after a day, by the clocks of the place."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=timezone.get_default_timezone())


def _by_channel(first: date, last: date) -> dict[str, int]:
    rows = ChannelRelease.objects.filter(released_on__gte=first, released_on__lte=last, item__is_public=True)
    found = rows.exclude(channel="site").order_by().values("channel")
    return dict(found.annotate(number=Count("item", distinct=True)).values_list("channel", "number"))


def _on_time(shown: QuerySet[Item]) -> Share:
    reposts = Q(published__source_kind="repost")
    undated = Q(published__source_kind="own", formed_on=None)
    told = shown.aggregate(
        all=Count("pk"),
        reposts=Count("pk", filter=reposts),
        undated=Count("pk", filter=undated),
        late=Count("pk", filter=~reposts & ~undated & Q(is_late=True)),
    )
    measured = told["all"] - told["reposts"] - told["undated"]
    left_out = {"repost": told["reposts"], "undated": told["undated"]}
    return Share(measured - told["late"], measured, left_out)


def _interpreted(shown: QuerySet[Item]) -> Share:
    documents = shown.filter(kind="normative_document")
    read = Relation.objects.filter(to=OuterRef("pk"), kind=RelationKind.INTERPRETS, item__is_public=True)
    return Share(documents.filter(Exists(read)).count(), documents.count(), {})


def as_data(figures: HowWeDo) -> dict[str, Any]:
    return {**asdict(figures), "first": figures.first.isoformat(), "last": figures.last.isoformat()}


def of_data(data: dict[str, Any]) -> HowWeDo:
    days = {name: date.fromisoformat(data[name]) for name in ("first", "last")}
    shares = {name: Share(**data[name]) for name in ("on_time", "interpreted")}
    return HowWeDo(**{**data, **days, **shares})


def latest() -> HowWeDo | None:
    """As they were frozen last."""
    row = PublicFigures.objects.order_by("-as_of").first()
    return of_data(row.data) if row else None
