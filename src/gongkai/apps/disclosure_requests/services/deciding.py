"""The decision and what ends a request: extension, decision, delivery, closing, withdrawal, archive, doing it again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import clocks, events, paper, queries
from gongkai.apps.disclosure_requests.models import (
    DisclosureRequest,
    Draft,
    DraftState,
    EntryKind,
    Letter,
    Opinion,
)
from gongkai.apps.disclosure_requests.services import letters, telling
from gongkai.apps.disclosure_requests.services.keeping import enter, move_on, note, ready
from gongkai.apps.disclosure_requests.states import WORKFLOW, State
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed
from gongkai.statute.instruments import REG

# Two outcomes have rows of their own in the table, with what must have gone before.
DECIDING = {
    "unavailable.unclear_after_amendment": "decide_unclear",
    "not_processed.excessive": "decide_excessive",
}


@transaction.atomic
def extend(
    actor: Staff, pk: int, *, working_days: int, reason: str, version: int | None = None
) -> DisclosureRequest:
    """Extend the reply limit once, by 20 working days at most (条例第三十三条第二款). Raises NotAllowed, Stale."""
    case, move = ready(actor, pk, "extend", version)
    if not 1 <= working_days <= 20:
        raise NotAllowed(_("延长的期限最长不得超过20个工作日；请填1至20。"), act="extend")
    if not reason.strip():
        raise NotAllowed(_("还没有写延期的理由；延期须告知申请人并说明理由。"), act="extend")
    entry = enter(
        case,
        EntryKind.EXTEND,
        clock.today(),
        "延期答复",
        clocks.EXTENDED,
        by=actor,
        working_days=working_days,
    )
    move_on(case, move, is_extended=True)
    assert case.due_date is not None
    said = {"due_date": case.due_date, "extension_days": working_days, "reasons": reason.strip()}
    letter = letters.issue(actor, case, "extension_notice", said)
    entry.letter = letter
    entry.save(update_fields=["letter"])
    data = {"letter": letter.pk, "working_days": working_days, "due_date": case.due_date}
    note(events.EXTENDED, case, actor, **data)
    return case


@transaction.atomic
def decide(actor: Staff, pk: int, *, version: int | None = None) -> DisclosureRequest:
    """Decide as the reviewed draft says; the reply letter is issued with its number. Raises NotAllowed, Stale."""
    draft = queries.newest_draft(queries.get(actor, pk))
    case, move = ready(actor, pk, action_for(queries.get(actor, pk), draft), version)
    assert draft is not None  # a guard has seen it
    letter = letters.issue(actor, case, paper.reply_code(draft.outcome), paper.reply_facts(case, draft))
    versions.save(draft, state=DraftState.DECIDED, decided_by=actor, decided_at=clock.now())
    move_on(case, move, outcome=draft.outcome, decided_at=clock.now(), waits_until=None)
    telling.reply_was_decided(case, draft, actor)
    note(events.DECIDED, case, actor, draft=draft.pk, outcome=draft.outcome, letter=letter.pk)
    return case


def action_for(case: DisclosureRequest, draft: Draft | None) -> str:
    """By which row of the table this draft is decided.

    In a state that has one way to decide only, that way is tried, so that the refusal names what is wrong.
    """
    wanted = DECIDING.get(draft.outcome, "decide") if draft else "decide"
    return "decide_excessive" if case.state == State.REASON_REQUESTED else wanted


@transaction.atomic
def deliver(actor: Staff, pk: int, *, version: int | None = None) -> DisclosureRequest:
    """The reply has gone out: the clock ends on the date of reply. Raises NotAllowed, Stale."""
    case, move = ready(actor, pk, "deliver", version)
    replied_on = _replied_on(case)
    if replied_on is None:
        raise NotAllowed(_("当面或委托送达的，以签收之日为答复日期；请先登记签收。"), act="deliver")
    _end(actor, case, replied_on)
    is_late = case.due_date is not None and replied_on > case.due_date
    move_on(case, move, replied_on=replied_on, was_overdue=is_late, **_counted(case, replied_on))
    note(events.DELIVERED, case, actor, replied_on=replied_on, overdue=is_late)
    return case


def _counted(case: DisclosureRequest, replied_on: date) -> dict[str, Any]:
    """The annual report counts a request once, by its first reply; what was never received is not counted."""
    if case.counted_on is not None or case.receipt_date is None:
        return {}
    return {"counted_on": replied_on, "counted_outcome": case.outcome}


def _replied_on(case: DisclosureRequest) -> date | None:
    reply = (
        Letter.objects.filter(
            request=case, round=case.round, code__startswith="reply.", sent_on__isnull=False
        )
        .order_by("-pk")
        .first()
    )
    if reply is not None:
        return letters.reply_date(reply)
    # Closed without a letter: the day on which it was decided not to go on.
    return clock.day_of(case.decided_at) if case.decided_at else None


def _end(actor: Staff | None, case: DisclosureRequest, day: date) -> None:
    enter(case, EntryKind.END, day, "答复", REG.article(33), by=actor)


@transaction.atomic
def close_unamended(actor: Staff, pk: int, *, version: int | None = None) -> DisclosureRequest:
    """The period for amending is over without a reason: no longer processed. Raises NotAllowed, Stale."""
    return _close(actor, pk, "close_unamended", "otherwise_closed.amendment_overdue", version)


@transaction.atomic
def close_unpaid(actor: Staff, pk: int, *, version: int | None = None) -> DisclosureRequest:
    """The fee was not paid in full in time: no longer processed. Raises NotAllowed, Stale."""
    return _close(actor, pk, "close_unpaid", "otherwise_closed.fee_unpaid", version)


def _close(actor: Staff, pk: int, action: str, outcome: str, version: int | None) -> DisclosureRequest:
    case, move = ready(actor, pk, action, version)
    letters.issue(actor, case, paper.reply_code(outcome), paper.closing_facts(case, outcome))
    move_on(case, move, outcome=outcome, decided_at=clock.now(), waits_until=None)
    note(events.CLOSED_UNDECIDED, case, actor, outcome=outcome)
    return case


@transaction.atomic
def withdraw(
    actor: Staff | None, case: DisclosureRequest, *, reason: str = "", version: int | None = None
) -> DisclosureRequest:
    """The applicant takes the request back. actor None: at the window. Raises NotAllowed, Stale."""
    move = WORKFLOW.require(actor, case, "withdraw", queries.facts(actor, case))
    versions.expect(case, version)
    if case.receipt_date is not None:
        way = "申请人网上撤回" if actor is None else "申请人口头或者书面撤回"
        said = {"withdrawn_on": clock.today().isoformat(), "way": way, "statement": reason.strip()}
        letters.issue(actor, case, "withdrawal_record", said)
    Draft.objects.filter(request=case, round=case.round).exclude(state=DraftState.DECIDED).update(
        state=DraftState.SUPERSEDED
    )
    case.consultations.filter(closed_on=None).update(closed_on=clock.today(), opinion=Opinion.NOT_AWAITED)
    move_on(case, move, outcome="otherwise_closed.other", decided_at=clock.now(), waits_until=None)
    note(events.WITHDRAWN, case, actor, by_applicant=actor is None)
    return case


@transaction.atomic
def archive(actor: Staff, pk: int, *, archive_no: str = "", version: int | None = None) -> DisclosureRequest:
    """The file is complete: its index is printed, the request is closed. Raises NotAllowed, Stale."""
    case, move = ready(actor, pk, "archive", version)
    said = {"archive_no": archive_no.strip(), "documents": paper.index_rows(case), "archivist": actor.name}
    letters.issue(actor, case, "file_index", said)
    years = queries.policy_of(case.agency).personal_data_years
    today = clock.today()
    move_on(
        case, move, closed_at=clock.now(), archive_no=archive_no.strip(),
        retained_until=today.replace(year=today.year + years, day=min(today.day, 28)),
    )  # fmt: skip
    note(events.ARCHIVED, case, actor, archive_no=case.pk)
    return case


@transaction.atomic
def redo(
    actor: Staff, pk: int, *, ordered_on: date, until: date | None = None, version: int | None = None
) -> DisclosureRequest:
    """A decision was annulled with an order to handle the request again: a new round begins. Raises NotAllowed, Stale.

    until: the day that the order sets, else a fresh limit runs from the day of the order. Called by the remedies,
    which know the order.
    """
    case, move = ready(actor, pk, "redo", version, redo_ordered=True)
    if case.replied_on is None or not case.replied_on <= ordered_on <= clock.today():
        raise NotAllowed(_("责令重新处理的日期应在原答复之后、今天以前；请按决定书核对。"), act="redo")
    case.round += 1
    if until is not None and until < ordered_on:
        raise NotAllowed(_("决定书确定的期限早于责令重新处理的日期；请按决定书核对。"), act="redo")
    enter(case, EntryKind.START, ordered_on, "责令重新处理", clocks.ORDERED, by=actor, last=until)
    move_on(
        case, move, round=case.round, outcome="", pending_since=clock.now(), decided_at=None, replied_on=None, closed_at=None,
        is_extended=False, is_deferred=False, waits_until=None,
    )  # fmt: skip
    note(events.REDONE, case, actor, round=case.round, due_date=case.due_date)
    return case
