"""Documents as staff see them, through the door of their items, and what an act on one chooses from."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Staff
from gongkai.apps.normative_documents.kinds import KINDS
from gongkai.apps.normative_documents.models import (
    ChangeKind,
    Filing,
    LegalityReview,
    NormativeDocument,
    Revision,
    StatusChange,
)
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.beside import Beside
from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.models import Item, Relation, RelationKind

CHANGES = (RelationKind.REVISES, RelationKind.REPEALS)
ASKING = ("public_comment", "hearing", "comment_result")


def visible_to(actor: Staff) -> QuerySet[NormativeDocument]:
    return NormativeDocument.objects.filter(agency__in=items.bodies_in_sight(actor).order_by().values("pk"))


def get(actor: Staff, pk: int) -> NormativeDocument:
    """One document, or 404 both when it is absent and when it is not the actor's."""
    rows = visible_to(actor).select_related(
        "agency", "item__agency", "item__newest__author", "item__published", "item__column"
    )
    if (document := rows.filter(pk=pk).first()) is None:
        raise Http404
    return document


DOCUMENT = Beside(
    "normative_documents.document",
    KINDS,
    lambda item: NormativeDocument.objects.filter(item=item).select_related("agency"),
    to="item",
)


CHANGED = Beside(
    "normative_documents.changed",
    frozenset(BY_CODE),
    lambda item: NormativeDocument.objects.filter(
        item__in=Relation.objects.filter(item=item, kind__in=CHANGES).order_by().values("to")
    ).only("item"),
)


def is_in_the_register(to: Item, *, seen_from: Item) -> bool:
    """seen_from: the item on whose page the other one is told as changed by it."""
    known = seen_from.beside.get(CHANGED.key)
    if known is None:
        return NormativeDocument.objects.filter(item=to).exists()
    return to.pk in {one.item_id for one in known}


def of_item(item: Item) -> NormativeDocument | None:
    """For who has come through the door of the item."""
    return next(iter(DOCUMENT.of(item)), None)


def open_review(document: NormativeDocument) -> LegalityReview | None:
    return LegalityReview.objects.filter(document=document, opinion="", recalled_at=None).first()


def found_by_words(words: str) -> Item | None:
    """The one published item of this site that has this index number or document number; what is published is public."""
    rows = Item.objects.filter(Q(index_no=words) | Q(document_no=words), is_public=True)[:2]
    found = list(rows.select_related("agency", "published")) if words else []
    return found[0] if len(found) == 1 else None


# What an act on a document chooses from.


def item_to_begin(actor: Staff, pk: int) -> Item:
    """An item of these kinds that the actor sees, or 404."""
    item = items.get(actor, pk)
    if item.kind not in KINDS:
        raise Http404
    return item


def comments_in_sight(actor: Staff, document: NormativeDocument) -> list[Item]:
    """Public comments, hearings and their results of the same body, the newest first."""
    rows = items.visible_to(actor).filter(agency=document.agency_id, kind__in=ASKING)
    return list(rows.select_related("newest").defer("newest__body").order_by("-touched_at", "-pk")[:50])


def materials_given(document: NormativeDocument) -> set[str]:
    review = open_review(document)
    return set(review.materials.values_list("kind", flat=True)) if review else set()


def filings_owed(document: NormativeDocument) -> list[str]:
    rows = Filing.objects.filter(document=document, filed_on=None).order_by("pk")
    return list(rows.values_list("to", flat=True))


def standing_changes(document: NormativeDocument) -> QuerySet[StatusChange]:
    """The status rows that hold: without those that were corrected, in the order of their days."""
    rows = StatusChange.objects.filter(document=document, corrected_by=None).exclude(kind=ChangeKind.VOID)
    return rows.order_by("day", "pk")


def correctable(document: NormativeDocument) -> list[StatusChange]:
    """Rows that a person entered and nobody corrected yet."""
    rows = standing_changes(document).filter(by__isnull=False)
    return list(rows.exclude(kind=ChangeKind.PUBLISHED))


def revision(document: NormativeDocument, number: int) -> Revision:
    """Raises Http404."""
    rows = Revision.objects.filter(document=document, pk=number).select_related("before", "after", "by_item")
    if (found := rows.first()) is None:
        raise Http404
    return found
