"""Documents as staff see them, through the door of their items; and one with all that its page shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Staff
from gongkai.apps.normative_documents.models import (
    Filing,
    LegalityReview,
    NormativeDocument,
    ReviewMaterial,
    Revision,
    SolicitedOpinion,
    StatusChange,
)
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import Item


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


def of_item(item: Item) -> NormativeDocument | None:
    """For who has come through the door of the item."""
    return NormativeDocument.objects.filter(item=item).first()


def open_review(document: NormativeDocument) -> LegalityReview | None:
    return LegalityReview.objects.filter(document=document, opinion="", recalled_at=None).first()


def found_by_words(words: str) -> Item | None:
    """The one published item of this site that has this index number or document number; what is published is public."""
    rows = Item.objects.filter(Q(index_no=words) | Q(document_no=words), is_public=True)[:2]
    found = list(rows.select_related("agency", "published")) if words else []
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class Dossier:
    """reviews: with their material, the newest first. changes: every row, also those that were corrected."""

    document: NormativeDocument
    opinions: list[SolicitedOpinion]
    reviews: list[LegalityReview]
    materials: dict[int, list[ReviewMaterial]]
    changes: list[StatusChange]
    revisions: list[Revision]
    filings: list[Filing]


def dossier(actor: Staff, pk: int) -> Dossier:
    """Raises Http404."""
    document = get(actor, pk)
    reviews = LegalityReview.objects.filter(document=document).select_related("submitted_by", "reviewer")
    materials: dict[int, list[ReviewMaterial]] = {}
    for one in ReviewMaterial.objects.filter(review__document=document).order_by("pk"):
        materials.setdefault(one.review_id, []).append(one)
    changes = StatusChange.objects.filter(document=document).select_related(
        "by", "by_item__published", "corrected_by"
    )
    revisions = Revision.objects.filter(document=document).select_related(
        "by_item__published", "before", "after"
    )
    return Dossier(
        document=document,
        opinions=list(SolicitedOpinion.objects.filter(document=document).select_related("item__newest")),
        reviews=list(reviews.defer("body").order_by("-round")),
        materials=materials,
        changes=list(changes.order_by("day", "pk")),
        revisions=list(revisions.defer("before__body", "after__body").order_by("pk")),
        filings=list(Filing.objects.filter(document=document).order_by("pk")),
    )
