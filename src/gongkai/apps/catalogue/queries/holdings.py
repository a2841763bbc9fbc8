"""Which public items are whose: an item belongs to the entries it was placed in, else to the one that has its column.

Where entries of one body share a column, nobody but a person can say which of them an item there belongs to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, DateTimeField, Exists, F, Max, OuterRef, Q, QuerySet, When
from django.db.models.functions import Cast

from gongkai.apps.catalogue.models import CatalogueEntry, Placement
from gongkai.apps.catalogue.standing import Holding
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock
from gongkai.lib.together import together
from gongkai.lib.ui.dates import local_day

Place = tuple[int, int]  # body and column


def by_column_alone(entries: Iterable[CatalogueEntry]) -> dict[Place, int]:
    """The entry that a column stands for; columns that entries of one body share stand for none."""
    places = [(one.agency_id, one.column_id, one.pk) for one in entries if one.column_id is not None]
    shared = Counter((agency, column) for agency, column, _pk in places)
    return {(agency, column): pk for agency, column, pk in places if shared[agency, column] == 1}


def holdings(entries: Sequence[CatalogueEntry]) -> dict[int, Holding]:
    """What is public under each of these entries, in two queries. entries: all that stand in the catalogue of a body."""
    found = {one.pk: Holding() for one in entries}
    if not entries:
        return found
    bodies = {one.agency_id for one in entries}
    for pk, number, last, late in _placed(bodies):
        if pk in found:
            found[pk] = Holding(number, local_day(last), late)
    alone = by_column_alone(entries)
    for body, column, number, last, late in _in_columns(bodies, {column for _body, column in alone}):
        if (entry := alone.get((body, column))) is not None:
            found[entry] = _joined(found[entry], Holding(number, local_day(last), late))
    return found


def _shown_at(to_item: str = "") -> Case:
    """When the public last got something new: what was brought along from another site stood there before.

    A day becomes the beginning of that day in the time zone of the database, which is the same day here.
    """
    brought = Q(
        **{f"{to_item}origin__earlier_on__isnull": False, f"{to_item}renewed_at": F(f"{to_item}published_at")}
    )
    earlier = Cast(f"{to_item}origin__earlier_on", DateTimeField())
    return Case(When(brought, then=earlier), default=F(f"{to_item}renewed_at"))


def _placed(bodies: Collection[int]) -> Iterable[tuple[int, int, datetime, int]]:
    """For each entry: how many were placed there, the last renewal, how many were late."""
    rows = Placement.objects.filter(item__is_public=True, item__agency__in=bodies).order_by().values("entry")
    late = Q(item__is_late=True, item__renewed_at__year=clock.today().year)
    counted = rows.annotate(number=Count("pk"), last=Max(_shown_at("item__")), late=Count("pk", filter=late))
    return counted.values_list("entry_id", "number", "last", "late")


def _in_columns(
    bodies: Collection[int], columns: Collection[int]
) -> Iterable[tuple[int, int, int, datetime, int]]:
    """The same for each body and column, of items that nobody placed."""
    rows = _unplaced().filter(agency__in=bodies, column__in=columns).order_by().values("agency", "column")
    late = Q(is_late=True, renewed_at__year=clock.today().year)
    counted = rows.annotate(number=Count("pk"), last=Max(_shown_at()), late=Count("pk", filter=late))
    return counted.values_list("agency_id", "column_id", "number", "last", "late")


def _joined(one: Holding, other: Holding) -> Holding:
    days: list[date] = [day for day in (one.last_on, other.last_on) if day is not None]
    return Holding(one.number + other.number, max(days, default=None), one.late + other.late)


def _unplaced() -> QuerySet[Item]:
    return Item.objects.filter(~Exists(Placement.objects.filter(item=OuterRef("pk"))), is_public=True)


def stands_for_its_column(entry: CatalogueEntry) -> bool:
    """Whether what the body publishes in the column of the entry belongs to it by itself."""
    if entry.column_id is None or entry.valid_until is not None:
        return False
    others = CatalogueEntry.objects.filter(
        agency=entry.agency_id, column=entry.column_id, valid_until=None
    ).exclude(pk=entry.pk)
    return not others.exists()


def items_of(entry: CatalogueEntry) -> QuerySet[Item]:
    """The public items of an entry, those renewed last first."""
    placed = Q(pk__in=Placement.objects.filter(entry=entry).values("item"))
    if stands_for_its_column(entry):
        in_column = _unplaced().filter(column=entry.column_id, agency=entry.agency_id)
        placed |= Q(pk__in=in_column.order_by().values("pk"))
    rows = Item.objects.filter(placed, is_public=True, agency=entry.agency_id)
    rows = rows.select_related("published", "agency", "column", "origin").defer(
        "published__body", "published__findings"
    )
    return rows.order_by("-renewed_at", "-pk")


def holding_of(items: QuerySet[Item]) -> Holding:
    """What these public items come to."""
    late = Q(is_late=True, renewed_at__year=clock.today().year)
    found = items.order_by().aggregate(
        number=Count("pk"), last=Max(_shown_at()), late=Count("pk", filter=late)
    )
    last = local_day(found["last"]) if found["last"] else None
    return Holding(found["number"], last, found["late"])


@dataclass(frozen=True)
class Places:
    """standing: the entries that stand in the catalogue of a body. said: ids of those where a person put the item."""

    standing: list[CatalogueEntry]
    said: frozenset[int]


def places_of(item: Item) -> Places:
    """All entries to which the item may belong, with what was said of it, in one query."""
    entries = CatalogueEntry.objects.filter(agency=item.agency_id, valid_until=None)
    standing, placed = together(
        entries.select_related("agency", "column"), Placement.objects.filter(item=item)
    )
    return Places(
        sorted(standing, key=lambda one: (one.order, one.pk)), frozenset(one.entry_id for one in placed)
    )


def entries_of_item(item: Item, places: Places | None = None) -> tuple[list[CatalogueEntry], bool]:
    """The standing entries that an item belongs to, and whether a person said so.

    places: where they were read already.
    """
    among = places or places_of(item)
    if among.said:
        return [one for one in among.standing if one.pk in among.said], True
    entry = by_column_alone(among.standing).get((item.agency_id, item.column_id))
    return [one for one in among.standing if one.pk == entry], False
