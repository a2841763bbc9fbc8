"""What the guards ask of a document, gathered; and the questions that an item's review asks."""

from __future__ import annotations

from gongkai.apps.agencies.models import Staff
from gongkai.apps.normative_documents import texts
from gongkai.apps.normative_documents.guards import Facts
from gongkai.apps.normative_documents.kinds import KINDS
from gongkai.apps.normative_documents.models import (
    ChangeKind,
    NormativeDocument,
    Revision,
    StatusChange,
)
from gongkai.apps.normative_documents.queries.dossier import Dossier, gathered
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.beside import Beside
from gongkai.apps.proactive.models import Item, ItemVersion
from gongkai.statute.legality_review import MATERIALS, missing_materials


def facts(actor: Staff | None, document: NormativeDocument) -> Facts:
    return facts_of(actor, gathered(document))


def facts_of(actor: Staff | None, of: Dossier) -> Facts:
    document, item = of.document, of.document.item
    version = item.newest
    assert version is not None  # an item is made together with its first version
    review = of.open_review
    given = {one.kind for one in of.materials.get(review.pk, ())} if review else set()
    digest = digest_of(item, version)
    submitted = {review.submitted_by_id} if review else set()
    return Facts(
        actor=actor.pk if actor else None,
        authors=items.authors_among(item, of.versions) | submitted,
        is_assessed=document.need_assessed_on is not None,
        opinions=len(of.opinions),
        without_opinions=document.without_opinions,
        has_text=bool(version.body or items.files_shown(item, version)),
        missing=tuple(MATERIALS[key] for key in missing_materials(given)) if review else (),
        is_as_sent=review is not None and review.digest == digest,
        is_as_reviewed=document.reviewed_digest == digest,
        was_public=item.published_at is not None,
        revision_is_open=of.open_revision is not None,
        correctable=sum(_is_correctable(one, of) for one in of.changes),
    )


def _is_correctable(change: StatusChange, of: Dossier) -> bool:
    """Entered by a person, and standing."""
    by_system = change.by_id is None or change.kind in {ChangeKind.PUBLISHED, ChangeKind.VOID}
    return not by_system and change.pk not in of.corrected


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
