"""One document with all that its page shows and its guards ask, in one query."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.models import Event
from gongkai.apps.events.services import reference
from gongkai.apps.normative_documents.models import (
    Filing,
    LegalityReview,
    LocalRule,
    NormativeDocument,
    ReviewMaterial,
    Revision,
    SolicitedOpinion,
    StatusChange,
)
from gongkai.apps.normative_documents.queries.local import nearest_rule, rules_above
from gongkai.apps.normative_documents.queries.staff import get
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import ItemVersion
from gongkai.lib.together import together

BY_ITEM = ("by_item__newest",)
BY_ITEM_LONG = ("by_item__newest__body", "by_item__newest__findings", "by_item__newest__fields")


@dataclass(frozen=True)
class Dossier:
    """reviews: the newest first. changes: every row, also those that were corrected. events: newest first.

    versions: of the item, without their texts. rule: what the place has settled.
    """

    document: NormativeDocument
    opinions: list[SolicitedOpinion]
    reviews: list[LegalityReview]
    materials: dict[int, list[ReviewMaterial]]
    changes: list[StatusChange]
    revisions: list[Revision]
    filings: list[Filing]
    events: list[Event]
    versions: list[ItemVersion]
    rule: LocalRule | None

    @property
    def open_review(self) -> LegalityReview | None:
        return next((one for one in self.reviews if not one.opinion and one.recalled_at is None), None)

    @property
    def open_revision(self) -> Revision | None:
        return next((one for one in self.revisions if one.after_id is None and one.dropped_at is None), None)

    @property
    def corrected(self) -> frozenset[int]:
        """Changes that were entered by mistake, as a later one says."""
        return frozenset(one.corrects_id for one in self.changes if one.corrects_id is not None)


def dossier(actor: Staff, pk: int) -> Dossier:
    """Raises Http404."""
    return gathered(get(actor, pk))


def gathered(document: NormativeDocument) -> Dossier:
    opinions, reviews, materials, changes, revisions, filings, events, versions, rules = together(
        SolicitedOpinion.objects.filter(document=document),
        LegalityReview.objects.filter(document=document)
        .select_related("submitted_by", "reviewer")
        .defer("body", "submitted_by__password", "reviewer__password"),
        ReviewMaterial.objects.filter(review__document=document),
        StatusChange.objects.filter(document=document)
        .select_related("by", *BY_ITEM)
        .defer("by__password", *BY_ITEM_LONG),
        Revision.objects.filter(document=document).select_related(*BY_ITEM).defer(*BY_ITEM_LONG),
        Filing.objects.filter(document=document),
        Event.objects.filter(subject=reference(document)),
        items.HANDS.rows(document.item),
        rules_above(document.agency),
    )
    given: dict[int, list[ReviewMaterial]] = {}
    for one in materials:
        given.setdefault(one.review_id, []).append(one)
    return Dossier(
        document=document,
        opinions=opinions,
        reviews=sorted(reviews, key=lambda one: -one.round),
        materials=given,
        changes=sorted(changes, key=lambda one: (one.day, one.pk)),
        revisions=revisions,
        filings=filings,
        events=sorted(events, key=lambda one: -one.sequence),
        versions=versions,
        rule=nearest_rule(rules),
    )
