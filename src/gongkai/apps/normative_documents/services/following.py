"""What follows when the text of a document comes before the public, or leaves it. Runs within the act on the item."""

from __future__ import annotations

from datetime import date

from gongkai.apps.normative_documents import queries
from gongkai.apps.normative_documents.models import (
    ChangeKind,
    Filing,
    NormativeDocument,
    Revision,
    RevisionKind,
    StatusChange,
)
from gongkai.apps.normative_documents.queries.local import presumed_end
from gongkai.apps.normative_documents.services.reckoning import settle
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock
from gongkai.statute.filing import filing_due
from gongkai.statute.validity import is_trial


def shown(item: Item) -> None:
    """First publication enters the register and starts filing; a later one closes the revision that was open."""
    document = queries.of_item(item) or _opened_late(item)
    document.item = item  # as the act has it in its hands: both are written in this transaction
    if not StatusChange.objects.filter(document=document, kind=ChangeKind.PUBLISHED).exists():
        _enter(document, item)
    elif (
        revision := queries.open_revision(document)
    ) is not None and revision.before_id != item.published_id:
        _close(revision, item)
    settle(document, touched_at=clock.now())


def gone(item: Item) -> None:
    """What was taken from the site stays in the register: only an act of its maker ends its effect."""


def _opened_late(item: Item) -> NormativeDocument:
    """Released in an emergency before anybody opened its file: the steps of its making are owed."""
    version = item.published
    assert version is not None  # it was published just now
    by = item.released_by or version.author
    return NormativeDocument.objects.create(
        item=item, agency=item.agency, is_trial=is_trial(version.title), begun_by=by
    )


def _enter(document: NormativeDocument, item: Item) -> None:
    version = item.published
    assert version is not None  # it was published just now
    day = document.first_published_on or clock.today()
    effective_on = version.effective_on or day
    StatusChange.objects.create(
        document=document, kind=ChangeKind.PUBLISHED, day=day, effective_on=effective_on,
        expires_on=version.expires_on or presumed_end(document, effective_on), reference=version.document_no,
    )  # fmt: skip
    if not document.is_earlier:
        document.first_published_on = day
        NormativeDocument.objects.filter(pk=document.pk).update(first_published_on=day)
        _to_be_filed(document, day)


def _to_be_filed(document: NormativeDocument, day: date) -> None:
    rule = queries.rule_for(document.agency)
    due = filing_due(day, limit=queries.limit_of_filing(document.item.kind, rule))
    names = rule.filing_to.splitlines() if rule else []
    Filing.objects.bulk_create(
        Filing(document=document, to=name[:120], due_on=due) for name in dict.fromkeys(names)
    )


def _close(revision: Revision, item: Item) -> None:
    revision.after = item.published
    revision.save(update_fields=["after"])
    if revision.kind == RevisionKind.AMENDED:
        StatusChange.objects.create(
            document=revision.document, kind=ChangeKind.REVISED, day=revision.day, expires_on=revision.expires_on,
            by_item=revision.by_item, reference=revision.reference, by=revision.opened_by,
        )  # fmt: skip
