"""What the body asks of the applicant, and what follows: amendment, reasons, fee."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import clocks, events, queries
from gongkai.apps.disclosure_requests.models import (
    Amendment,
    DisclosureRequest,
    EntryKind,
    ReasonInquiry,
)
from gongkai.apps.disclosure_requests.services import letters
from gongkai.apps.disclosure_requests.services.keeping import enter, move_on, note, ready
from gongkai.apps.disclosure_requests.sides import SIDE_ACTS
from gongkai.apps.disclosure_requests.states import WORKFLOW
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed
from gongkai.statute.deadlines import NoLimit, amendment_notice_deadline


@transaction.atomic
def request_amendment(
    actor: Staff,
    pk: int,
    *,
    items: str,
    guidance: str = "",
    working_days: int | None = None,
    version: int | None = None,
) -> Amendment:
    """Tell the applicant once what to amend; the clock stops. Late after 7 working days, and then marked so.

    working_days: the reasonable period that the notice gives, the body's practice by default. Raises NotAllowed, Stale.
    """
    case, move = ready(actor, pk, "request_amendment", version)
    days = working_days or queries.policy_of(case.agency).amendment_days
    facts = {"items": _lines(items), "guidance": guidance.strip(), "amendment_days": days}
    letter = letters.issue(actor, case, "amendment_notice", facts)
    today = clock.today()
    amendment = Amendment.objects.create(
        request=case,
        letter=letter,
        items=items.strip(),
        guidance=guidance.strip(),
        working_days=days,
        asked_on=today,
        was_late=_is_late(case, today),
    )
    enter(case, EntryKind.STOP, today, "告知补正", clocks.AMENDED, by=actor, letter=letter)
    move_on(case, move, waits_until=None)
    note(events.AMENDMENT_ASKED, case, actor, letter=letter.pk, late=amendment.was_late)
    return amendment


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _is_late(case: DisclosureRequest, today: date) -> bool:
    if case.receipt_date is None:
        return False
    try:
        return today > amendment_notice_deadline(case.receipt_date, queries.calendar()).day
    except NoLimit:  # received under the regulation of 2008
        return False


@transaction.atomic
def receive_amendment(
    actor: Staff | None, case: DisclosureRequest, *, answer: str, on: date, reason_for_delay: str = ""
) -> Amendment:
    """The amended request is there: the clock starts anew, in full. actor None: the applicant, at the window.

    case: as found by the caller (staff: queries.get; applicant: by receipt code). Raises NotAllowed, Stale.
    """
    move = WORKFLOW.require(actor, case, "receive_amendment", queries.facts(actor, case))
    amendment = Amendment.objects.get(request=case)
    if not answer.strip():
        raise NotAllowed(_("补正内容是空的；请写明补正的内容。"), act="receive_amendment")
    if on > clock.today() or on < amendment.asked_on:
        raise NotAllowed(_("收到补正的日期应在告知补正之后、今天以前；请核对。"), act="receive_amendment")
    Amendment.objects.filter(pk=amendment.pk).update(
        answered_on=on, answer=answer.strip(), reason_for_delay=reason_for_delay.strip()
    )
    enter(case, EntryKind.RESTART, on, "收到补正后的申请", clocks.AMENDED, by=actor)
    move_on(case, move, waits_until=None)
    letters.issue(actor, case, "amendment_receipt", {"amended_on": on, "materials": _lines(answer)[:20]})
    note(events.AMENDMENT_RECEIVED, case, actor, on=on, due_date=case.due_date, by_applicant=actor is None)
    amendment.refresh_from_db()
    return amendment


@transaction.atomic
def ask_reasons(
    actor: Staff,
    pk: int,
    *,
    facts: str,
    items: str,
    count: int,
    period_days: int,
    version: int | None = None,
) -> ReasonInquiry:
    """Ask why so many requests (Article 35). The clock goes on. items: what to explain, one a line.

    Raises NotAllowed, Stale.
    """
    case, move = ready(actor, pk, "ask_reasons", version)
    days = queries.policy_of(case.agency).reason_days
    said = {"frequency": facts.strip(), "items": _lines(items), "reason_days": days}
    letter = letters.issue(actor, case, "reason_notice", said)
    inquiry = ReasonInquiry.objects.create(
        request=case, round=case.round, letter=letter, asked_on=clock.today(), facts=facts.strip(),
        count=count, period_days=period_days, working_days=days,
    )  # fmt: skip
    move_on(case, move)
    note(events.REASONS_ASKED, case, actor, letter=letter.pk, count=count)
    return inquiry


@transaction.atomic
def receive_reasons(
    actor: Staff | None, case: DisclosureRequest, *, answer: str, on: date, version: int | None = None
) -> ReasonInquiry:
    """What the applicant says; the state stays until it is judged. actor None: the applicant.

    Said once: a second answer does not take the place of the first. Raises NotAllowed, Stale.
    """
    SIDE_ACTS.require(actor, case, "receive_reasons")
    versions.expect(case, version)
    inquiry = ReasonInquiry.objects.filter(request=case, round=case.round).latest("pk")
    if inquiry.answered_on is not None:
        words = _("%(day)s已经登记过申请人说明的理由；有补充的，请登记沟通记录。")
        raise NotAllowed(words % {"day": inquiry.answered_on.isoformat()}, act="receive_reasons")
    if not answer.strip():
        raise NotAllowed(_("说明的理由是空的；请写明理由。"), act="receive_reasons")
    if on > clock.today() or on < inquiry.asked_on:
        raise NotAllowed(_("收到理由的日期应在要求说明理由之后、今天以前；请核对。"), act="receive_reasons")
    versions.save(case)
    ReasonInquiry.objects.filter(pk=inquiry.pk).update(answer=answer.strip(), answered_on=on)
    note(events.REASONS_RECEIVED, case, actor, by_applicant=actor is None)
    inquiry.refresh_from_db()
    return inquiry


@transaction.atomic
def judge_reasons(
    actor: Staff, pk: int, *, judgement: str, reason: str, version: int | None = None
) -> ReasonInquiry:
    """Reasonable, not reasonable, or silent; the next step follows from it. Raises NotAllowed, Stale."""
    case = queries.get(actor, pk)
    SIDE_ACTS.require(actor, case, "judge_reasons")
    versions.expect(case, version)
    inquiry = ReasonInquiry.objects.filter(request=case, round=case.round).latest("pk")
    wanted = ReasonInquiry.Judgement(judgement)
    if (wanted == ReasonInquiry.Judgement.SILENT) == (inquiry.answered_on is not None):
        raise NotAllowed(_("“逾期未说明”只用于没有收到说明的情形；请核对后选择。"), act="judge_reasons")
    if wanted == ReasonInquiry.Judgement.SILENT:
        _require_lapsed(inquiry)
    if not reason.strip():
        raise NotAllowed(_("还没有写认定意见；请写明为什么这样认定。"), act="judge_reasons")
    versions.save(case)
    ReasonInquiry.objects.filter(pk=inquiry.pk).update(judgement=wanted, judgement_reason=reason.strip())
    note(events.REASONS_JUDGED, case, actor, judgement=judgement)
    inquiry.refresh_from_db()
    return inquiry


def _require_lapsed(inquiry: ReasonInquiry) -> None:
    """Nobody is silent before the period that the letter gave is over. Raises NotAllowed."""
    ends = queries.reasons_end(inquiry)
    if ends is None:
        words = _("说明理由告知书还没有送达记录，说明的期限没有开始；请先登记送达。")
        raise NotAllowed(words, act="judge_reasons")
    if clock.today() <= ends:
        words = _("说明理由的期限到%(day)s届满，期满前不能按逾期未说明认定。")
        raise NotAllowed(words % {"day": ends.isoformat()}, act="judge_reasons")


@transaction.atomic
def accept_reasons(actor: Staff, pk: int, *, version: int | None = None) -> DisclosureRequest:
    """The reasons hold and the limit can be met. Raises NotAllowed, Stale."""
    case, move = ready(actor, pk, "accept_reasons", version)
    move_on(case, move)
    note(events.REASONS_ACCEPTED, case, actor)
    return case


@transaction.atomic
def defer(
    actor: Staff, pk: int, *, until: date, reason: str, version: int | None = None
) -> DisclosureRequest:
    """The reasons hold, but the limit cannot be met: a reasonable day is notified in its place. Raises NotAllowed, Stale."""
    case, move = ready(actor, pk, "defer", version)
    if case.due_date is None or until <= case.due_date:
        raise NotAllowed(_("延迟答复的日期应晚于现在的答复期限；不晚于期限的不必延迟。"), act="defer")
    if until > queries.calendar().last_day:
        raise NotAllowed(_("延迟答复的日期太远，没有那一年的工作日历；请改为合理的期限。"), act="defer")
    if not queries.calendar().is_working(until):
        raise NotAllowed(_("延迟答复的日期不是工作日；请改为工作日。"), act="defer")
    inquiry = ReasonInquiry.objects.filter(request=case, round=case.round).latest("pk")
    said = {"reasons": reason.strip(), "reasons_received_on": inquiry.answered_on, "deferred_to": until}
    letter = letters.issue(actor, case, "deferral_notice", said)
    enter(
        case,
        EntryKind.DEFER,
        clock.today(),
        "延迟答复",
        clocks.DEFERRED,
        by=actor,
        last=until,
        letter=letter,
    )
    move_on(case, move, is_deferred=True)
    note(events.DEFERRED, case, actor, letter=letter.pk, until=until)
    return case
