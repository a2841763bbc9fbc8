"""What the guards ask of a document, gathered; and the questions that an item's review asks."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.apps.agencies.models import Staff
from gongkai.apps.normative_documents import texts
from gongkai.apps.normative_documents.guards import Facts
from gongkai.apps.normative_documents.kinds import KINDS
from gongkai.apps.normative_documents.models import (
    ChangeKind,
    LegalityReview,
    NormativeDocument,
    Revision,
    StatusChange,
)
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.beside import Beside
from gongkai.apps.proactive.models import Item, ItemVersion
from gongkai.statute.legality_review import MATERIALS, missing_materials


def facts(actor: Staff | None, document: NormativeDocument) -> Facts:
    item = document.item
    version = item.newest
    assert version is not None  # an item is made together with its first version
    review = LegalityReview.objects.filter(document=document, opinion="", recalled_at=None).first()
    given = set(review.materials.values_list("kind", flat=True)) if review else set()
    digest = digest_of(item, version)
    submitted = {review.submitted_by_id} if review else set()
    by_people = standing_changes(document).filter(by__isnull=False).exclude(kind=ChangeKind.PUBLISHED)
    return Facts(
        actor=actor.pk if actor else None,
        authors=items.authors_of(item) | submitted,
        is_assessed=document.need_assessed_on is not None,
        opinions=document.opinions.count(),
        without_opinions=document.without_opinions,
        has_text=texts.has_text(version),
        missing=tuple(MATERIALS[key] for key in missing_materials(given)) if review else (),
        is_as_sent=review is not None and review.digest == digest,
        is_as_reviewed=document.reviewed_digest == digest,
        was_public=item.published_at is not None,
        revision_is_open=open_revision(document) is not None,
        correctable=by_people.count(),
    )


def standing_changes(document: NormativeDocument) -> QuerySet[StatusChange]:
    """The status rows that hold: without those that were corrected, in the order of their days."""
    rows = StatusChange.objects.filter(document=document, corrected_by=None).exclude(kind=ChangeKind.VOID)
    return rows.order_by("day", "pk")


OPEN_REVISION = Beside(
    "normative_documents.revision",
    KINDS,
    lambda item: Revision.objects.filter(document__item=item, after=None, dropped_at=None),
)


def open_revision(document: NormativeDocument) -> Revision | None:
    return Revision.objects.filter(document=document, after=None, dropped_at=None).first()


def digest_of(item: Item, version: ItemVersion) -> str:
    return texts.digest_of(version, items.files_shown(item, version))


def is_reviewed(item: Item, document: NormativeDocument) -> bool:
    """Whether the text in work needs no (other) legality review: passed, as published, or consolidated by a revision."""
    version = item.newest
    assert version is not None  # an item is made together with its first version
    if document.is_earlier and item.published_at is None:
        return True  # made, reviewed and decided before the system; entered by another than its author
    digest = digest_of(item, version)
    if digest == document.reviewed_digest or OPEN_REVISION.of(item):
        return True
    return item.published is not None and item.is_public and digest_of(item, item.published) == digest
