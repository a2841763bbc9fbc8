"""Where a request stands, in the applicant's words: who holds it, why, until when, and what the applicant may do now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.apps.disclosure_requests import clocks, queries
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter, ProposalState
from gongkai.apps.disclosure_requests.queries import applicant, publishing
from gongkai.apps.disclosure_requests.states import FOR_APPLICANT, OPEN, WORKFLOW, State
from gongkai.apps.disclosure_requests.window.ticket import Ticket, case_of
from gongkai.apps.disclosure_requests.window.writing import Attachment, Body, body_of, files_of
from gongkai.letters import day_rows
from gongkai.lib import clock
from gongkai.statute.outcomes import OUTCOMES

WHY: dict[str, str | Promise] = {
    State.AWAITING_CONFIRMATION: gettext_lazy(
        "网上申请要由双方确认后才算收到：工作人员会按您留的联系方式与您联系，联系上的那一天就是收到申请的日期，期限从次日起算。"
    ),
    State.RECEIVED: gettext_lazy("单位已经收到申请，正在确定由哪个科室办理。"),
    State.AMENDMENT_REQUESTED: gettext_lazy(
        "单位认为申请内容还不明确，请您补正一次；收到您的补正以后，答复期限重新计算。"
    ),
    State.IN_REVIEW: gettext_lazy("单位正在查找和审核您要的信息。"),
    State.CONSULTING: gettext_lazy(
        "您要的信息涉及其他人或者其他单位，依法要征求他们的意见；征求意见的时间不计入答复期限。"
    ),
    State.REASON_REQUESTED: gettext_lazy("单位认为申请的数量、频次较高，请您说明理由。"),
    State.FEE_NOTIFIED: gettext_lazy("单位发出了信息处理费的收费通知；缴清以后，答复期限重新计算。"),
    State.DECIDED: gettext_lazy("单位已经作出决定，正在把文书送达给您。"),
    State.REPLIED: gettext_lazy("答复已经送出；对答复不服的，可以按答复书末尾写明的途径和期限申请复议或者起诉。"),
    State.CLOSED: gettext_lazy("答复已经送出，案卷已经归档。"),
}  # fmt: skip


@dataclass(frozen=True)
class LetterLine:
    """A letter that was sent to the applicant. way: how it went out; sent_on: None for what is handed over at once."""

    pk: int
    title: str
    number: str
    issued_on: date
    sent_on: date | None
    way: str
    is_new: bool


@dataclass(frozen=True)
class Asking:
    """What the body asks of the applicant. until: the last day, None while the letter is not delivered; yuan: to be paid."""

    items: tuple[str, ...]
    guidance: str
    until: date | None
    is_late: bool
    answered_on: date | None
    yuan: int = 0


@dataclass(frozen=True)
class Counted:
    """The reply clock. steps: what moved it, as (day, what, article); due_date: None while no limit runs; days: the
    day-by-day count, as rows of words (date, weekday, status, number, explanation).
    """

    steps: tuple[tuple[str, str, str], ...]
    due_date: date | None = None
    days_left: int | None = None
    overdue_days: int = 0
    is_provisional: bool = False
    days: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """That the information be made public for everyone. is_own: suggested by this applicant; else the body proposed it."""

    is_own: bool
    subject: str
    label: str | Promise
    decided_on: date | None
    reason: str


@dataclass(frozen=True)
class Standing:
    """act: what is asked of the applicant now (amend, reasons, payment or nothing)."""

    version: int
    code: str
    request_no: str
    body: Body
    unit: str
    description: str
    submitted_at: datetime
    receipt_date: date | None
    state: str
    label: str | Promise
    why: str | Promise
    is_open: bool
    is_extended: bool
    outcome: str
    replied_on: date | None
    act: str
    asking: Asking | None
    may_withdraw: bool
    may_suggest: bool
    suggestion: Suggestion | None
    counted: Counted
    letters: tuple[LetterLine, ...]
    released: tuple[Attachment, ...]
    files: tuple[Attachment, ...]


SUGGESTED: dict[str, str | Promise] = {
    ProposalState.PROPOSED: gettext_lazy("正在审核"),
    ProposalState.ACCEPTED: gettext_lazy("单位同意主动公开"),
    ProposalState.DECLINED: gettext_lazy("单位没有采纳"),
}

ACTS = {
    State.AMENDMENT_REQUESTED: "amend",
    State.REASON_REQUESTED: "reasons",
    State.FEE_NOTIFIED: "payment",
}


def standing(ticket: Ticket) -> Standing:
    """Raises Http404; a request still being written has a page of its own (see writing)."""
    case = case_of(ticket)
    act = ACTS.get(State(case.state), "")
    asking = _asking(case, act)
    if act == "reasons" and asking is not None and asking.answered_on is not None:
        act = ""
    suggestion = _suggestion(case)
    return Standing(
        version=case.version,
        code=case.receipt_code,
        request_no=case.request_no,
        body=body_of(case.agency),
        unit=case.handling_unit.name if case.handling_unit else "",
        description=case.description,
        submitted_at=case.submitted_at,
        receipt_date=case.receipt_date,
        state=case.state,
        label=FOR_APPLICANT[case.state],
        why=_why(case),
        is_open=case.state in OPEN,
        is_extended=case.is_extended,
        outcome=OUTCOMES[case.outcome].full_label if case.outcome and _is_told(case) else "",
        replied_on=case.replied_on,
        act=act,
        asking=asking,
        may_withdraw=WORKFLOW.move(case.state, "withdraw") is not None,
        may_suggest=suggestion is None and publishing.is_given(case),
        suggestion=suggestion,
        letters=tuple(map(_line, applicant.letters_for_applicant(case))),
        released=tuple(Attachment(f.pk, f.kind, "", f.name, f.size) for f in applicant.released_files(case)),
        files=files_of(case),
        counted=_counted(case),
    )


def _suggestion(case: DisclosureRequest) -> Suggestion | None:
    """What the body proposed by itself may rest on requests of others, so only its state is told."""
    found = publishing.proposal_about(case) if publishing.is_given(case) else None
    if found is None:
        return None
    own = found.is_suggested and found.origin_id == case.pk
    decided_on = clock.day_of(found.decided_at) if found.decided_at else None
    return Suggestion(
        own, found.subject if own else "", SUGGESTED[found.state], decided_on, found.reason if own else ""
    )


def _why(case: DisclosureRequest) -> str | Promise:
    if case.outcome == "otherwise_closed.other":
        return _("您已经撤回这份申请，单位不再办理。")
    return WHY[case.state]


def _is_told(case: DisclosureRequest) -> bool:
    """The outcome is told by the reply; before it is sent, and while it is only decided, the page does not run ahead."""
    return case.state in {State.REPLIED, State.CLOSED} or case.outcome == "otherwise_closed.other"


def _counted(case: DisclosureRequest) -> Counted:
    """What the clock says. A request that was answered, or that waits for its applicant, has no day to wait for."""
    entries = queries.entries_of(case)
    steps = tuple((_span(one.first, one.last), one.why, one.citation) for one in entries)
    reply_clock = clocks.reply_clock(entries)
    if reply_clock is None or case.state not in OPEN or reply_clock.stop is not None:
        return Counted(steps)
    calendar, today = queries.calendar(), clock.today()
    # While an opinion is awaited, the day that holds if none comes: the same as the staff see.
    deadline = reply_clock.deadline(calendar, as_of=clocks.horizon(entries, today))
    return Counted(
        steps,
        deadline.day,
        reply_clock.days_left(calendar, today),
        reply_clock.overdue_days(calendar, today),
        deadline.provisional,
        day_rows(deadline.ledger(calendar)),
    )


def _span(first: date, last: date | None) -> str:
    if last is None or last == first:
        return first.isoformat()
    return _("%(first)s至%(last)s") % {"first": first.isoformat(), "last": last.isoformat()}


def _line(letter: Letter) -> LetterLine:
    way = str(letter.get_route_display()) if letter.route else ""
    return LetterLine(
        letter.pk, letter.title, letter.number, letter.issued_on, letter.sent_on, way, letter.seen_at is None
    )


def _asking(case: DisclosureRequest, act: str) -> Asking | None:
    found = {"amend": _amendment, "reasons": _reasons, "payment": _payment}.get(act)
    return found(case) if found else None


def _amendment(case: DisclosureRequest) -> Asking | None:
    if (asked := applicant.amendment_of(case)) is None:
        return None
    items = tuple(line.strip() for line in asked.items.splitlines() if line.strip())
    ends = queries.amendment_ends(asked)
    return Asking(items, asked.guidance, ends, _is_past(ends), asked.answered_on)


def _reasons(case: DisclosureRequest) -> Asking | None:
    if (asked := applicant.inquiry_of(case)) is None:
        return None
    ends = queries.reasons_end(asked)
    return Asking((asked.facts,), "", ends, _is_past(ends), asked.answered_on)


def _payment(case: DisclosureRequest) -> Asking | None:
    if (notice := applicant.fee_of(case)) is None:
        return None
    ends = queries.payment_ends(notice)
    owed = notice.total_yuan - notice.paid_yuan
    return Asking((), "", ends, _is_past(ends), notice.paid_on, yuan=owed)


def _is_past(day: date | None) -> bool:
    return day is not None and clock.today() > day
