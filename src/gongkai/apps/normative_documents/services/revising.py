"""A change of a published text: by another document, or the correction of a slip of the pen. Opened here, closed by publishing."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.normative_documents import events, queries
from gongkai.apps.normative_documents.models import ChangeKind, NormativeDocument, Revision, RevisionKind
from gongkai.apps.normative_documents.services.keeping import move_on, note, ready, refuse_unless
from gongkai.apps.normative_documents.services.standing import refuse_contradiction
from gongkai.apps.proactive.models import RelationKind
from gongkai.apps.proactive.services import relate
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed


@transaction.atomic
def begin_revision(
    actor: Staff, pk: int, *, kind: str, day: date, basis: str = "", expires_on: date | None = None,
    version: int | None = None,
) -> Revision:  # fmt: skip
    """Let the consolidated text be written and published. basis: number of the document that changes this one.

    Raises Http404, NotAllowed, Stale.
    """
    document, move = ready(actor, pk, "begin_revision", version)
    item = document.item
    if item.published is None or not item.is_public:
        raise NotAllowed(_("这件文件现在没有公开的文本，不能登记修改。"), act="begin_revision")
    amended = kind == RevisionKind.AMENDED
    if amended:
        refuse_unless(basis, _("还没有写是哪一件文件作出修改；请填写它的索引号或者文号。"), "begin_revision")
        refuse_contradiction(document, ChangeKind.REVISED, day, expires_on=expires_on, act="begin_revision")
    by_item = queries.found_by_words(basis.strip()) if amended else None
    if by_item == item:
        raise NotAllowed(_("修改的依据不能是这件文件自己；请填写作出修改的文件。"), act="begin_revision")
    row = Revision.objects.create(
        document=document, kind=kind, day=day, by_item=by_item, reference=basis.strip()[:200],
        expires_on=expires_on if amended else None, before=item.published, opened_by=actor,
    )  # fmt: skip
    if by_item is not None:
        relate(actor, by_item, item, RelationKind.REVISES)
    move_on(document, move)
    note(events.REVISION_BEGUN, document, actor, how=kind, day=day, item=by_item.pk if by_item else None)
    return row


@transaction.atomic
def drop_revision(actor: Staff, pk: int, *, version: int | None = None) -> NormativeDocument:
    """It was entered by mistake, or the text stays. Raises Http404, NotAllowed, Stale."""
    document, move = ready(actor, pk, "drop_revision", version)
    revision = queries.open_revision(document)
    assert revision is not None  # a guard has seen it
    Revision.objects.filter(pk=revision.pk).update(dropped_at=clock.now())
    move_on(document, move)
    note(events.REVISION_DROPPED, document, actor, day=revision.day)
    return document
