"""What the public may see, and the only questions that a page of the portal may ask of items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive.models import Attachment, Column, Item, ItemVersion, VersionFile
from gongkai.apps.proactive.storage import STORE
from gongkai.lib.sealing import Damaged
from gongkai.lib.together import with_keys

__all__ = [
    "Agency",
    "Attachment",
    "Column",
    "Item",
    "ItemVersion",
    "VersionFile",
    "address_answers",
    "answering",
    "body",
    "bytes_of",
    "codes_of",
    "column",
    "columns",
    "columns_ever_of",
    "columns_with_items",
    "count_in",
    "counts",
    "file",
    "files_ever_of",
    "files_of",
    "highest",
    "is_public",
    "item",
    "items_with",
    "latest_of_columns",
    "newest",
    "of_body",
    "on_places",
    "only_public",
    "places_in",
    "public_from",
    "published",
]

M = TypeVar("M", bound=Model)


def published() -> QuerySet[Item]:
    """Published items, newest first, each with the version that the public sees."""
    rows = Item.objects.filter(is_public=True).select_related("published", "agency", "column")
    return rows.order_by("-published_at", "-pk")


def address_answers() -> QuerySet[Item]:
    """Published items, and those taken back: their address goes on answering, with the reason.

    One that was taken back and is worked on again is still taken back for the public.
    """
    return _answering().select_related("published", "agency", "column")


def _answering() -> QuerySet[Item]:
    seen = Q(is_public=True) | Q(withdrawn_at__isnull=False)
    return Item.objects.filter(seen, published_at__isnull=False)


# Rows of apps above, of which there are few: each asks for its own item, and no index of items is followed in vain.


def only_public(rows: QuerySet[M]) -> QuerySet[M]:
    """Those of these rows whose `item` is public."""
    return rows.filter(Exists(Item.objects.filter(pk=OuterRef("item"), is_public=True)))


def answering(rows: QuerySet[M]) -> QuerySet[M]:
    """Those of these rows whose `item` is or was public: its address answers."""
    return rows.filter(Exists(_answering().filter(pk=OuterRef("item"))))


def item(pk: int) -> Item:
    """The item at an address, be it withdrawn, or 404."""
    found = address_answers().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def is_public(pk: int) -> bool:
    return Item.objects.filter(pk=pk, is_public=True).exists()


def items_with(rows: Sequence[int]) -> QuerySet[Item]:
    """Those of these that are or were public."""
    return address_answers().filter(pk__in=list(rows)).order_by("pk")


def of_body(agency: int) -> Iterator[int]:
    """The items of a body that are or were public."""
    rows = address_answers().filter(agency=agency).order_by("pk")
    yield from rows.values_list("pk", flat=True).iterator(chunk_size=2000)


def newest(number: int, **where: int) -> list[Item]:
    """Without their texts, which a list does not show. where: of one column or one agency."""
    rows = Item.objects.filter(is_public=True, **where).order_by("-published_at", "-pk")
    found = with_keys(published().defer("published__body"), rows.values("pk")[:number])
    return list(found.order_by("-published_at", "-pk"))


def body(pk: int) -> Agency:
    """A body that has published something, or 404."""
    found = Agency.objects.filter(pk=pk, items__is_public=True).first()
    if found is None:
        raise Http404
    return found


# The columns of the site.


def columns() -> list[Column]:
    """The tree of the site: that of the highest body which has one, parents before their children."""
    owner = Agency.objects.filter(columns__isnull=False).order_by("path").values("pk")[:1]
    rows = list(Column.objects.filter(agency=Subquery(owner)).order_by("order", "pk"))
    children: dict[int | None, list[Column]] = {}
    for row in rows:
        children.setdefault(row.parent_id, []).append(row)
    return list(_in_order(children, None))


def _in_order(children: dict[int | None, list[Column]], parent: int | None) -> Iterator[Column]:
    for one in children.get(parent, ()):
        yield one
        yield from _in_order(children, one.pk)


def column(code: str) -> Column:
    """A column of this site, or 404."""
    found = next((one for one in columns() if one.code == code), None)
    if found is None:
        raise Http404
    return found


def codes_of(columns: Sequence[int]) -> set[str]:
    """Of these columns, on this site or not."""
    return set(Column.objects.filter(pk__in=list(columns)).order_by().values_list("code", flat=True))


def counts() -> dict[int, int]:
    """How many items are public in each column that has any."""
    rows = Item.objects.filter(is_public=True).order_by().values("column_id")
    return dict(rows.annotate(number=Count("pk")).values_list("column_id", "number"))


def columns_with_items() -> set[int]:
    """The columns in which any item is public, without counting them."""
    shown = Item.objects.filter(column=OuterRef("pk"), is_public=True)
    return set(Column.objects.filter(Exists(shown)).order_by().values_list("pk", flat=True))


def latest_of_columns() -> dict[int, Item]:
    """The newest public item of each column."""
    of_column = Item.objects.filter(is_public=True, column=OuterRef("pk")).order_by("-published_at", "-pk")
    firsts = Column.objects.annotate(latest=Subquery(of_column.values("pk")[:1]), order_=F("pk"))
    ids = list(firsts.filter(latest__isnull=False).order_by("pk").values_list("latest", flat=True))
    return {one.column_id: one for one in published().filter(pk__in=ids).defer("published__body")}


# Items of a column in the order in which they first came before the public, those included that were taken back: a place,
# once taken, stays. What is asked stands mostly among the newest, so places are counted from that end, by the index alone:
# no row is read but those that are shown.


def _by_age(of: int) -> QuerySet[Item]:
    """What has a date of publication is public, or was taken back."""
    return Item.objects.filter(published_at__isnull=False, column=of)


def count_in(of: int) -> int:
    return _by_age(of).count()


def places_in(of: int, rows: Sequence[int]) -> list[int]:
    """The places of these items in a column, 0 for the oldest; one that stands elsewhere has none."""
    known = _by_age(of).filter(pk__in=list(rows)).order_by("-published_at", "-pk")
    places, place, above = [], count_in(of), None
    for at, pk in known.values_list("published_at", "pk"):
        # Those from here up to the one before; its last condition says nothing new: there the index is entered.
        since = _by_age(of).filter(Q(published_at__gt=at) | Q(pk__gte=pk), published_at__gte=at)
        if above is not None:
            since = since.filter(
                Q(published_at__lt=above[0]) | Q(pk__lt=above[1]), published_at__lte=above[0]
            )
        place -= since.count()
        places.append(place)
        above = (at, pk)
    return places


def on_places(of: int, start: int, stop: int) -> list[Item]:
    """The items of a column on places start to stop - 1, oldest first."""
    total, numbers = count_in(of), _by_age(of).values("pk")
    if start < total - stop:
        wanted = numbers.order_by("published_at", "pk")[start:stop]
    else:
        wanted = numbers.order_by("-published_at", "-pk")[max(total - stop, 0) : max(total - start, 0)]
    rows = Item.objects.filter(pk__in=wanted).select_related("published", "agency", "column")
    return sorted(rows.defer("published__body").order_by(), key=lambda one: (one.published_at, one.pk))


# Items by their numbers.


def highest(below: int | None = None) -> int:
    """The highest number of an item that is or was public, of all or of those below a number; 0 while there is none."""
    rows = Item.objects.filter(published_at__isnull=False)
    if below is not None:
        rows = rows.filter(pk__lt=below)
    return rows.order_by("-pk").values_list("pk", flat=True).first() or 0


def public_from(start: int, stop: int) -> list[int]:
    """The public items that have numbers from start to stop - 1."""
    rows = Item.objects.filter(pk__gte=start, pk__lt=stop, is_public=True)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def columns_ever_of(rows: Sequence[int]) -> dict[int, set[int]]:
    """For each of these items the columns in which its published versions stood."""
    versions = ItemVersion.objects.filter(item__in=list(rows), published_at__isnull=False).order_by()
    found: dict[int, set[int]] = {}
    for row, of in versions.values_list("item_id", "column_id").distinct():
        found.setdefault(row, set()).add(of)
    return found


# Files: those alone that the published version shows.


def files_of(of: Item) -> list[VersionFile]:
    """The files of what the public sees now; none of an item that was taken back."""
    if not of.is_public:
        return []
    return list(VersionFile.objects.filter(version=of.published_id).select_related("attachment"))


def file(of: int, attachment: int) -> Attachment:
    """A file that the published version shows, or 404."""
    shown = VersionFile.objects.filter(version__in=published().filter(pk=of).order_by().values("published"))
    found = shown.filter(attachment=attachment).select_related("attachment").first()
    if found is None:
        raise Http404
    return found.attachment


def files_ever_of(rows: Sequence[int] | None = None) -> Iterator[Attachment]:
    """Files of these items, or of all that are public, that the public sees or has seen."""
    seen = VersionFile.objects.filter(version__published_at__isnull=False)
    if rows is not None:
        seen = seen.filter(version__item__in=list(rows))
    found = Attachment.objects.filter(pk__in=seen.values("attachment")).defer("text").order_by("pk")
    yield from found.iterator(chunk_size=2000)


def bytes_of(of: Attachment) -> bytes | None:
    """The bytes as they were handed in, compared with their digest; None if they are lost or are no longer the same."""
    try:
        return STORE.load(of.sha256)
    except (FileNotFoundError, Damaged):
        return None
