"""What the public sees of catalogues: the only door for the portal. Standing entries and public items, nothing else.

A body has its pages once its catalogue or its disclosure office was entered; they stay when the body is closed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.http import Http404
from django.utils import timezone

from gongkai.apps.agencies.models import Agency
from gongkai.apps.catalogue.models import CatalogueEntry, DisclosureOffice, Placement, Source
from gongkai.apps.catalogue.queries.guide import Guide, guide_of, missing_in_guide
from gongkai.apps.catalogue.queries.holdings import by_column_alone, holdings, items_of
from gongkai.apps.proactive import markup
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.queries import published as items
from gongkai.lib.ui.dates import local_day

__all__ = [
    "Agency",
    "CatalogueEntry",
    "Guide",
    "Item",
    "below",
    "bodies",
    "body",
    "body_ids",
    "catalogue_of_year",
    "entries",
    "entries_ever",
    "entry",
    "guide_of",
    "holdings",
    "items_of",
    "missing_in_guide",
    "of_kinds",
    "touched_bodies",
    "touched_entries",
    "touched_years",
    "with_standard",
    "years",
]
EXCERPT = 100  # characters of an excerpt where nobody wrote what an item is about
READ_OF_A_TEXT = 1000  # of its marked-up beginning


def _with_pages() -> QuerySet[Agency]:
    has_entries = Exists(CatalogueEntry.objects.filter(agency=OuterRef("pk")))
    has_office = Exists(DisclosureOffice.objects.filter(agency=OuterRef("pk")))
    return Agency.objects.filter(Q(has_entries) | Q(has_office)).order_by("path")


def bodies() -> list[Agency]:
    """Bodies that exist and have pages, in the order of the tree."""
    return list(_with_pages().filter(closed_on=None))


def body_ids(among: Collection[int] | None = None) -> list[int]:
    """All bodies with pages, or those of these."""
    rows = _with_pages() if among is None else _with_pages().filter(pk__in=among)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def body(pk: int) -> Agency:
    """A body with pages, or 404."""
    if (found := _with_pages().filter(pk=pk).first()) is None:
        raise Http404
    return found


def entries(of: Agency) -> list[CatalogueEntry]:
    """The catalogue as it stands."""
    rows = CatalogueEntry.objects.filter(agency=of, valid_until=None).select_related("agency", "column")
    return list(rows.order_by("order", "pk"))


def entry(of: int, pk: int) -> CatalogueEntry:
    """An entry of a body, also one that has ended, or 404."""
    rows = CatalogueEntry.objects.filter(agency=of).select_related("agency", "column")
    if (found := rows.filter(pk=pk).first()) is None:
        raise Http404
    return found


def entries_ever(of: Collection[int] | None = None) -> list[tuple[int, int]]:
    """Body and entry of every page of an entry; of these bodies, or of all."""
    rows = CatalogueEntry.objects.order_by("agency", "pk")
    if of is not None:
        rows = rows.filter(agency__in=of)
    return list(rows.values_list("agency_id", "pk"))


def with_standard(among: Collection[int] | None = None) -> list[int]:
    """Bodies whose catalogue has entries of the standard catalogue; of these, or of all."""
    rows = CatalogueEntry.objects.filter(source=Source.STANDARD, valid_until=None)
    if among is not None:
        rows = rows.filter(agency__in=among)
    return list(rows.order_by("agency").values_list("agency_id", flat=True).distinct())


def below(bodies: Collection[int]) -> list[int]:
    """These bodies, and all below them."""
    paths = Agency.objects.filter(pk__in=bodies).values_list("path", flat=True)
    reach = Q(pk__in=())
    for path in paths:
        reach |= Q(path__startswith=path)
    return list(Agency.objects.filter(reach).order_by("pk").values_list("pk", flat=True))


def of_kinds(of: Agency, *kinds: str) -> list[Item]:
    """The public items of these kinds of a body, newest first."""
    return list(items.published().filter(agency=of, kind__in=kinds))


# Which pages a changed item concerns.


def touched_bodies(rows: Sequence[int], *kinds: str) -> set[int]:
    """The bodies of these items; only of those of some kinds, where kinds are named."""
    found = Item.objects.filter(pk__in=list(rows), published_at__isnull=False)
    if kinds:
        found = found.filter(kind__in=kinds)
    return set(found.order_by().values_list("agency_id", flat=True))


def touched_entries(rows: Sequence[int]) -> set[tuple[int, int]]:
    """Body and entry of every entry to which these items belong, or belonged while they stood in another column."""
    placed = Placement.objects.filter(item__in=list(rows)).order_by()
    found = set(placed.values_list("entry__agency_id", "entry_id"))
    ever = items.columns_ever_of(rows)
    owners = dict(Item.objects.filter(pk__in=list(ever)).order_by().values_list("pk", "agency_id"))
    standing = CatalogueEntry.objects.filter(agency__in=set(owners.values()), valid_until=None)
    alone = by_column_alone(standing)
    for row, columns in ever.items():
        for column in columns:
            if (pk := alone.get((owners[row], column))) is not None:
                found.add((owners[row], pk))
    return found


def touched_years(rows: Sequence[int]) -> set[tuple[int, int]]:
    """Body and year of first publication."""
    found = Item.objects.filter(pk__in=list(rows)).order_by().values_list("agency_id", "published_at")
    return {(agency, local_day(at).year) for agency, at in found if at is not None}


# The catalogue item by item, as Article 12 wants it: 索引、名称、内容概述、生成日期.


@dataclass(frozen=True)
class CatalogueRow:
    """is_excerpt: nobody wrote what it is about; the summary is the beginning of the text."""

    pk: int
    index_no: str
    title: str
    summary: str
    formed_on: date | None
    published_on: date
    is_excerpt: bool


def years(of: int) -> list[int]:
    """In which the body published anything that is public now, latest first."""
    rows = Item.objects.filter(agency=of, is_public=True).order_by("-published_at")
    moments, found = rows.values_list("published_at", flat=True), list[int]()
    newest = moments.first()
    while newest is not None:  # from year to year by the index, whatever stands between
        found.append(local_day(newest).year)
        newest = moments.filter(published_at__lt=_beginning_of(found[-1])).first()
    return found


def _beginning_of(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=timezone.get_default_timezone())


def catalogue_of_year(of: int, year: int) -> list[CatalogueRow]:
    """What a body published in a year, oldest first."""
    rows = Item.objects.filter(agency=of, is_public=True, published_at__year=year)
    named = (
        "pk",
        "index_no",
        "published__title",
        "published__summary",
        "formed_on",
        "published_at",
        "beginning",
    )
    beginning = Substr("published__body", 1, READ_OF_A_TEXT)
    found = rows.annotate(beginning=beginning).order_by("published_at", "pk").values_list(*named)
    return [_row(*values) for values in found.iterator(chunk_size=2000)]


def _row(
    pk: int, index_no: str, title: str, summary: str, formed_on: date | None, at: datetime, beginning: str
) -> CatalogueRow:
    words = summary or _excerpt(beginning)
    is_excerpt = bool(words) and not summary
    return CatalogueRow(pk, index_no, title, words, formed_on, local_day(at), is_excerpt)


def _excerpt(beginning: str) -> str:
    words = " ".join(markup.words(beginning).split())
    return f"{words[:EXCERPT]}…" if len(words) > EXCERPT else words
