"""What changes the standing of a published document: filing, extension, repeal, expiry declared, and a wrong entry corrected."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.normative_documents import events, queries
from gongkai.apps.normative_documents.models import ChangeKind, Filing, NormativeDocument, StatusChange
from gongkai.apps.normative_documents.queries.register import events_of
from gongkai.apps.normative_documents.services.keeping import (
    move_on,
    note,
    ready,
    refuse_future,
    refuse_unless,
)
from gongkai.apps.normative_documents.services.reckoning import settle
from gongkai.apps.proactive.models import Item, RelationKind
from gongkai.apps.proactive.services import relate
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from gongkai.statute.document_register import DocumentEvent, EventKind, contradiction


@transaction.atomic
def file(
    actor: Staff, pk: int, *, to: str, filed_on: date, number: str = "", version: int | None = None
) -> Filing:
    """Enter that it was handed in for filing. to: one that is owed, or another. Raises Http404, NotAllowed, Stale."""
    document, _move = ready(actor, pk, "file", version)
    name = refuse_unless(to, _("还没有写备案机关；请选择或者填写。"), "file")[:120]
    refuse_future(filed_on, "file")
    published = document.first_published_on
    if published and filed_on < published:
        raise NotAllowed(_("报送日期早于公布日期；请改正。"), act="file")
    row, _made = Filing.objects.get_or_create(document=document, to=name, defaults={"due_on": filed_on})
    if row.filed_on is not None:
        raise NotAllowed(_("向这个机关的备案已经登记过；请核对。"), act="file")
    row.filed_on, row.number, row.by = filed_on, number.strip()[:80], actor
    row.save(update_fields=["filed_on", "number", "by"])
    settle(document, touched_at=clock.now())
    note(events.FILED, document, actor, day=filed_on, due=row.due_on)
    return row


@transaction.atomic
def extend(
    actor: Staff,
    pk: int,
    *,
    expires_on: date,
    basis: str,
    day: date | None = None,
    version: int | None = None,
) -> StatusChange:
    """Another last day, decided before the old one is over. Raises Http404, NotAllowed, Stale."""
    document, _move = ready(actor, pk, "extend", version)
    refuse_unless(basis, _("还没有写延续的依据；请填写文号或者会议。"), "extend")
    return change(
        actor,
        document,
        ChangeKind.EXTENDED,
        day or clock.today(),
        basis=basis,
        expires_on=expires_on,
        act="extend",
    )


@transaction.atomic
def repeal(
    actor: Staff, pk: int, *, day: date, basis: str, reason: str = "", version: int | None = None
) -> StatusChange:
    """From this day on without effect; it may lie ahead. Raises Http404, NotAllowed, Stale."""
    document, _move = ready(actor, pk, "repeal", version)
    refuse_unless(basis, _("还没有写废止的依据；请填写作出废止的文件的索引号、文号或者名称。"), "repeal")
    return change(actor, document, ChangeKind.REPEALED, day, basis=basis, reason=reason, act="repeal")


@transaction.atomic
def declare_expired(
    actor: Staff, pk: int, *, day: date, basis: str, reason: str = "", version: int | None = None
) -> StatusChange:
    """宣布失效: its object or its term is gone. Raises Http404, NotAllowed, Stale."""
    document, _move = ready(actor, pk, "declare_expired", version)
    refuse_unless(basis, _("还没有写宣布失效的依据；请填写文件的索引号、文号或者名称。"), "declare_expired")
    return change(actor, document, ChangeKind.EXPIRED, day, basis=basis, reason=reason, act="declare_expired")


def change(
    actor: Staff, document: NormativeDocument, kind: ChangeKind, day: date, *, basis: str = "", reason: str = "",
    expires_on: date | None = None, by_item: Item | None = None, act: str,
) -> StatusChange:  # fmt: skip
    """One status row, what follows from it, and its event. Raises NotAllowed where it contradicts what is entered, Stale."""
    refuse_contradiction(document, kind, day, expires_on=expires_on, act=act)
    by_item = by_item or queries.found_by_words(basis.strip())
    row = StatusChange.objects.create(
        document=document, kind=kind, day=day, expires_on=expires_on, by_item=by_item, reference=basis.strip()[:200],
        reason=reason.strip()[:400], by=actor,
    )  # fmt: skip
    if by_item is not None and by_item != document.item and kind == ChangeKind.REPEALED:
        relate(actor, by_item, document.item, RelationKind.REPEALS)
    settle(document, touched_at=clock.now())
    note(events.CHANGED, document, actor, change=kind.value, day=day, item=by_item.pk if by_item else None)
    return row


def refuse_contradiction(
    document: NormativeDocument, kind: ChangeKind, day: date, *, expires_on: date | None = None, act: str,
    without: StatusChange | None = None,
) -> None:  # fmt: skip
    """Raises NotAllowed where the row could not be true beside those that hold. without: one that it takes the place of."""
    rows = [one for one in queries.standing_changes(document) if one != without]
    planned = (
        [] if kind == ChangeKind.VOID else [DocumentEvent(EventKind(kind.value), day, expires_on=expires_on)]
    )
    if why := contradiction((*events_of(rows), *planned)):
        raise NotAllowed(why, act=act)


@transaction.atomic
def correct_status(
    actor: Staff, pk: int, *, row: int, kind: str, reason: str, day: date | None = None,
    expires_on: date | None = None, version: int | None = None,
) -> StatusChange:  # fmt: skip
    """Another row in the place of a wrong one, which stays to be seen; kind `void` takes it back. Raises Http404, NotAllowed, Stale."""
    document, move = ready(actor, pk, "correct_status", version)
    wrong = (
        queries.standing_changes(document).filter(pk=row, by__isnull=False).exclude(kind=ChangeKind.PUBLISHED)
    )
    found = wrong.first()
    if found is None:
        raise NotAllowed(_("这条登记已经更正过，或者不能更正；请刷新页面。"), act="correct_status")
    said = refuse_unless(reason, _("还没有写更正的理由；请写明错在哪里。"), "correct_status")
    wanted, on = ChangeKind(kind), day or found.day
    if wanted == ChangeKind.EXTENDED and expires_on is None:
        raise NotAllowed(_("延续有效期须写明新的截止日期；请填写。"), act="correct_status")
    refuse_contradiction(document, wanted, on, expires_on=expires_on, act="correct_status", without=found)
    made = StatusChange.objects.create(
        document=document, kind=wanted, day=on, expires_on=expires_on, by_item=found.by_item,
        reference=found.reference, reason=said[:400], corrects=found, by=actor,
    )  # fmt: skip
    move_on(document, move, state=document.state)
    settle(document)
    note(events.CORRECTED, document, actor, change=wanted.value, day=on, row=found.pk)
    return made
