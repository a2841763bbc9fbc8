"""What the "how we do" page tells of published items: counted over twelve months, with numerator and denominator."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from gongkai.apps.proactive import shares
from gongkai.apps.proactive.models import ChannelRelease, Item, PublicFigures
from gongkai.apps.proactive.queries.figures import ENTERED
from gongkai.apps.proactive.queries.open_data import Month
from gongkai.apps.proactive.shares import Share

MONTHS = 12
INTERPRETED, NOT_TEXT = "interpretation_rate", "non_text_share"  # codes of the shares that another app counts


@dataclass(frozen=True)
class HowWeDo:
    """by_month: "2026-11" → items first published then; by_channel: code → items that went out through it.

    on_time: within the limit of Article 26. interpreted, not_text: as the app of interpretations counts them (`shares`).
    """

    first: date
    last: date
    by_month: dict[str, int]
    by_channel: dict[str, int]
    on_time: Share
    interpreted: Share
    not_text: Share


def count(last: date) -> HowWeDo:
    """The figures of the month of a day, until that day, and of the eleven months before it."""
    months = _months(last)
    first = months[0].begin().date()
    shown = _between(months[0], last)
    counted = shares.counted(first, last)
    return HowWeDo(
        first=first,
        last=last,
        by_month={f"{one.year}-{one.month:02d}": _between(one, last, one.next()).count() for one in months},
        by_channel={"site": shown.count(), **_by_channel(first, last)},
        on_time=_on_time(shown),
        interpreted=counted.get(INTERPRETED, shares.NONE),
        not_text=counted.get(NOT_TEXT, shares.NONE),
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
    reposts = Q(published__source_kind="repost") & ~ENTERED
    undated = Q(published__source_kind="own", formed_on=None) & ~ENTERED
    told = shown.aggregate(
        all=Count("pk"),
        reposts=Count("pk", filter=reposts),
        undated=Count("pk", filter=undated),
        entered=Count("pk", filter=ENTERED),
        late=Count("pk", filter=~reposts & ~undated & ~ENTERED & Q(is_late=True)),
    )
    left_out = {"repost": told["reposts"], "undated": told["undated"], "entered": told["entered"]}
    measured = told["all"] - sum(left_out.values())
    return Share(measured - told["late"], measured, left_out)


def as_data(figures: HowWeDo) -> dict[str, Any]:
    return {**asdict(figures), "first": figures.first.isoformat(), "last": figures.last.isoformat()}


def of_data(data: dict[str, Any]) -> HowWeDo:
    days = {name: date.fromisoformat(data[name]) for name in ("first", "last")}
    found = {name: Share(**data[name]) for name in ("on_time", "interpreted", "not_text")}
    return HowWeDo(**{**data, **days, **found})


def latest() -> HowWeDo | None:
    """As they were frozen last."""
    row = PublicFigures.objects.order_by("-as_of").first()
    return of_data(row.data) if row else None
