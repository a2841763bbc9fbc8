"""Published items of any bodies in any period: by column, source, channel, month and body, and how many were in time.

Definitions. An item counts on the day of its first publication: on this site, or, where it was brought along, on the
site before (原发布日期). One that was taken back later still counts, for it was published. In time: own information of
which the day it was formed is known, published within the limit of Article 26; what is reposted, has no date, or was
entered out of a register of before the system, is not measured. Through another channel an item counts on the day of
that release, once in each channel.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    ExpressionWrapper,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.queries import subtree
from gongkai.apps.proactive.models import ChannelRelease, Column, Item
from gongkai.apps.proactive.queries.lists import LONG
from gongkai.apps.proactive.queries.staff import bodies_in_sight
from gongkai.lib.period import Period

TOTAL, COLUMN, SOURCE, TIME, CHANNEL, MONTH, BODY = (
    "total",
    "column",
    "source",
    "time",
    "channel",
    "month",
    "body",
)
ON_TIME, LATE, UNMEASURED = "on_time", "late", "unmeasured"
# First published before the system, and known by a register on paper alone (登记既有文件).
ENTERED = Q(origin__earlier_on__isnull=False, origin__brought_with__isnull=True)
DATED = ExpressionWrapper(Q(formed_on__isnull=False) & ~ENTERED, output_field=BooleanField())
NOTHING, NO = Value(""), Value(value=False, output_field=BooleanField())
MEASURED = Q(published__source_kind="own", formed_on__isnull=False) & ~ENTERED


def bodies(actor: Staff, *, below: bool) -> QuerySet[Agency]:
    """The own body, with all below it that the actor may see or without."""
    wanted = subtree(actor.agency) if below else Agency.objects.filter(pk=actor.agency_id)
    return bodies_in_sight(actor) & wanted


def cells(agencies: QuerySet[Agency], period: Period) -> Counter[str]:
    """Every count by its name, as `column/12`; what is not there is 0. Three queries, however many rows there are."""
    counted: Counter[str] = Counter()
    groups = [group for rows, month in _parts(agencies, period) for group in _groups(rows, month)]
    for name, key, source, dated, is_late, number in groups[0].union(*groups[1:], all=True):
        counted[f"{name}/{key}"] += number
        if name == COLUMN:  # each item once
            for cell in (TOTAL, f"{SOURCE}/{source}", f"{TIME}/{_time(source, dated, is_late)}"):
                counted[cell] += number
    releases = _releases(agencies, period).values_list("channel")
    for channel, number in releases.annotate(number=Count("item", distinct=True)):
        counted[f"{CHANNEL}/{channel}"] += number
    return counted


def _groups(rows: QuerySet[Item], month: Case) -> Iterator[QuerySet[Item, Any]]:
    """By column with what is asked of it, by body and by month, each a row of the same shape."""
    source = F("published__source_kind")
    yield _group(rows, COLUMN, F("column_id"), source=source, dated=DATED, late=F("is_late"))
    yield _group(rows, BODY, F("agency_id"))
    yield _group(rows, MONTH, month)


def _group(
    rows: QuerySet[Item], name: str, key: Any, source: Any = NOTHING, dated: Any = NO, late: Any = NO
) -> QuerySet[Item, Any]:
    shape = {"name_": Value(name), "key_": key, "source_": source, "dated_": dated, "late_": late}
    return rows.values(**shape).annotate(number=Count("pk")).values_list(*shape, "number")


def _time(source: str, dated: bool, is_late: bool) -> str:  # noqa: FBT001 (columns of a row)
    if source != "own" or not dated:
        return UNMEASURED
    return LATE if is_late else ON_TIME


def _parts(agencies: QuerySet[Agency], period: Period) -> list[tuple[QuerySet[Item], Case]]:
    """Items that were first published here, and those that were public on another site before; each with its month.

    They share none. The month is found by comparisons alone: to cut a moment down to its month costs a call for each row.
    """
    here, before = _first_here(period), _first_elsewhere(period)
    rows = Item.objects.filter(agency__in=agencies.order_by().values("pk")).order_by()
    moments = [When(published_at__lt=one.moments[1], then=Value(one.first.month)) for one in period.months]
    days = [When(origin__earlier_on__lte=one.last, then=Value(one.first.month)) for one in period.months]
    parts = [(rows.filter(here), Case(*moments, output_field=IntegerField()))]
    if (brought := rows.filter(before)).exists():  # most bodies brought nothing into most periods
        parts.append((brought, Case(*days, output_field=IntegerField())))
    return parts


def _first_here(period: Period) -> Q:
    first, after = period.moments
    return Q(published_at__gte=first, published_at__lt=after, origin__earlier_on=None)


def _first_elsewhere(period: Period) -> Q:
    return Q(published_at__isnull=False, origin__earlier_on__range=(period.first, period.last))


def _releases(agencies: QuerySet[Agency], period: Period) -> QuerySet[ChannelRelease]:
    return ChannelRelease.objects.filter(
        item__agency__in=agencies.order_by().values("pk"), item__published_at__isnull=False,
        released_on__range=(period.first, period.last),
    ).order_by()  # fmt: skip


def rows_behind(agencies: QuerySet[Agency], period: Period, cell: str) -> QuerySet[Item]:
    """The items that a cell counts, newest first. Raises KeyError for a name that is no cell."""
    name, _slash, key = cell.partition("/")
    if name == CHANNEL:
        found = Q(pk__in=_releases(agencies, period).filter(channel=key).values("item"))
    else:
        found = _within(agencies, _of_month(period, key) if name == MONTH else period) & _condition(name, key)
    rows = Item.objects.filter(found).select_related(
        "agency", "column", "published", "origin", "newest__author"
    )
    return rows.defer(*LONG, *(long.replace("newest", "published") for long in LONG)).order_by(
        "-published_at", "-pk"
    )


def _within(agencies: QuerySet[Agency], period: Period) -> Q:
    return Q(agency__in=agencies.order_by().values("pk")) & (_first_here(period) | _first_elsewhere(period))


def _of_month(period: Period, key: str) -> Period:
    found = next((one for one in period.months if str(one.first.month) == key), None)
    if found is None:
        raise KeyError(key)
    return found


def _condition(name: str, key: str) -> Q:
    named = {
        ON_TIME: MEASURED & Q(is_late=False),
        LATE: MEASURED & Q(is_late=True),
        UNMEASURED: ~MEASURED,
    }
    if name in {TOTAL, MONTH}:
        return Q()
    if name == TIME:
        return named[key]
    if name == SOURCE and key in {"own", "repost"}:
        return Q(published__source_kind=key)
    if name in {COLUMN, BODY} and key.isdecimal() and len(key) < len("10000000000"):
        return Q(column=int(key)) if name == COLUMN else Q(agency=int(key))
    raise KeyError(name)


def columns_named(keys: Iterable[int]) -> list[Column]:
    return list(Column.objects.filter(pk__in=list(keys)).order_by("agency__path", "order", "pk"))
