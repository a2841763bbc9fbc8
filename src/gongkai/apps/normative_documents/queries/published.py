"""What the public may see of documents, and the only questions that a page of the portal may ask of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.http import Http404

from gongkai.apps.normative_documents.models import (
    ChangeKind,
    NormativeDocument,
    Revision,
    StatusChange,
)
from gongkai.apps.normative_documents.queries.register import in_force_on
from gongkai.apps.proactive.queries import published as items
from gongkai.lib import clock

__all__ = [
    "Facet",
    "NormativeDocument",
    "Revision",
    "StatusChange",
    "Wanted",
    "bodies",
    "changes_of",
    "count_in",
    "document",
    "facets_of",
    "found",
    "in_force",
    "items_with_documents",
    "newest",
    "numbers",
    "of_item",
    "on_places",
    "places_in",
    "revision",
    "revisions_of",
    "revisions_with",
    "years",
]


def _answering() -> QuerySet[NormativeDocument]:
    """Documents whose text is public, and those whose text was taken back: their address goes on answering."""
    return _shown(items.answering(NormativeDocument.objects.all()))


def _public() -> QuerySet[NormativeDocument]:
    return _shown(items.only_public(NormativeDocument.objects.all()))


def _shown(rows: QuerySet[NormativeDocument]) -> QuerySet[NormativeDocument]:
    return rows.select_related("agency", "item__published", "item__agency", "item__column")


def document(item: int) -> NormativeDocument:
    """The document of an item, be it withdrawn, or 404."""
    if (one := _answering().filter(item=item).first()) is None:
        raise Http404
    return one


def of_item(item: int) -> NormativeDocument | None:
    return NormativeDocument.objects.filter(item=item).first()


def items_with_documents(rows: Sequence[int] | None = None) -> Iterator[int]:
    """The items, of these or of all, whose address answers as a document."""
    of = _answering() if rows is None else _answering().filter(item__in=list(rows))
    return of.order_by("item").values_list("item", flat=True).iterator(chunk_size=2000)


def newest(number: int) -> list[NormativeDocument]:
    rows = _public().defer("item__published__body").order_by("-item__published_at", "-item")
    return list(rows[:number])


# The lists that are written as files: all, of a body, of a year. What a document belongs to there never changes.


@dataclass(frozen=True)
class Facet:
    """all: neither. year: of the first publication."""

    body: int | None = None
    year: int | None = None

    @property
    def condition(self) -> Q:
        found = Q(agency=self.body) if self.body else Q()
        return found & Q(first_published_on__year=self.year) if self.year else found


def bodies() -> list[tuple[int, str, int]]:
    """Bodies with documents: number, name, how many."""
    rows = _public().order_by().values("agency", "agency__name", "agency__path")
    counted = rows.annotate(number=Count("pk")).order_by("agency__path")
    return [(one["agency"], one["agency__name"], one["number"]) for one in counted]


def years() -> list[tuple[int, int]]:
    """Years of first publication with how many, the latest first."""
    rows = _public().order_by().annotate(year_=ExtractYear("first_published_on")).values("year_")
    counted = rows.annotate(number=Count("pk")).order_by("-year_")
    return [(one["year_"], one["number"]) for one in counted if one["year_"]]


def numbers() -> Counter[str]:
    """How many there are of each validity status."""
    rows = _public().order_by().values("item__validity_status").annotate(number=Count("pk"))
    return Counter(dict(rows.values_list("item__validity_status", "number")))


def facets_of(rows: Sequence[int] | None = None) -> set[Facet]:
    """The lists in which documents of these items stand, or all lists."""
    of = _answering() if rows is None else _answering().filter(item__in=list(rows))
    found = of.order_by().values_list("agency", "first_published_on__year").distinct()
    facets = {Facet()} if rows is None else set()
    for body, year in found:
        facets |= {Facet(), Facet(body=body)} | ({Facet(year=year)} if year else set())
    return facets


def _by_age(of: Facet) -> QuerySet[NormativeDocument]:
    return _answering().filter(of.condition).order_by("item__published_at", "item")


def count_in(of: Facet) -> int:
    return _by_age(of).count()


def places_in(of: Facet, rows: Sequence[int]) -> list[int]:
    """The places of these items in a list, 0 for the oldest; one that stands elsewhere has none."""
    mine = _by_age(of).filter(item__in=list(rows)).values_list("item__published_at", "item")
    return [
        _by_age(of).filter(Q(item__published_at__lt=at) | Q(item__published_at=at, item__lt=pk)).count()
        for at, pk in mine
    ]


def on_places(of: Facet, start: int, stop: int) -> list[NormativeDocument]:
    return list(_by_age(of).defer("item__published__body")[start:stop])


# Asked live: any words, any of the conditions together.


@dataclass(frozen=True)
class Wanted:
    """What is empty does not narrow. words: of the title, or a whole number. status: of validity."""

    words: str = ""
    facet: Facet = field(default_factory=Facet)
    subject: str = ""
    status: str = ""
    kind: str = ""


def found(wanted: Wanted) -> QuerySet[NormativeDocument]:
    rows = _public().filter(wanted.facet.condition)
    if wanted.words:
        number = (
            Q(item__document_no=wanted.words)
            | Q(registration_no=wanted.words)
            | Q(item__index_no=wanted.words)
        )
        rows = rows.filter(number | Q(item__published__title__contains=wanted.words))
    if wanted.subject:
        rows = rows.filter(item__subject_category=wanted.subject)
    if wanted.status:
        rows = rows.filter(item__validity_status=wanted.status)
    if wanted.kind:
        rows = rows.filter(item__kind=wanted.kind)
    return rows.defer("item__published__body").order_by("-item__published_at", "-item")


# One document.


def changes_of(of: NormativeDocument) -> list[StatusChange]:
    """What happened to it, as it holds: a wrong entry that was corrected is the register's, not the public's."""
    rows = StatusChange.objects.filter(document=of, corrected_by=None).exclude(kind=ChangeKind.VOID)
    return list(
        rows.select_related("by_item__published").defer("by_item__published__body").order_by("day", "pk")
    )


def revisions_of(of: NormativeDocument) -> list[Revision]:
    """Those whose consolidated text is public, slips of the pen included."""
    rows = Revision.objects.filter(document=of, after__isnull=False).select_related(
        "by_item", "before", "after"
    )
    return list(rows.defer("before__body", "after__body").order_by("pk"))


def revision(item: int, number: int) -> Revision:
    """A revision of a document whose text is public, with both texts, or 404."""
    rows = Revision.objects.filter(pk=number, document__in=_public().filter(item=item), after__isnull=False)
    if (one := rows.select_related("before", "after", "document__item__published").first()) is None:
        raise Http404
    return one


def revisions_with(rows: Sequence[int] | None = None) -> Iterator[tuple[int, int]]:
    """Items with the numbers of their published revisions."""
    of = Revision.objects.filter(after__isnull=False)
    if rows is not None:
        of = of.filter(document__item__in=list(rows))
    return of.order_by("pk").values_list("document__item", "pk").iterator(chunk_size=2000)


def in_force() -> list[NormativeDocument]:
    """Whatever is in force today and public, body by body."""
    keys = in_force_on(_public(), clock.today()).in_force
    rows = _public().filter(pk__in=keys).defer("item__published__body")
    return list(rows.order_by("agency__path", "first_published_on", "item"))
