"""What the guards ask of a request on a day: the facts of the file, gathered in few queries."""

from __future__ import annotations

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests.guards import DraftFacts, Facts
from gongkai.apps.disclosure_requests.models import (
    Amendment,
    Consultation,
    DisclosureRequest,
    Draft,
    DraftState,
    FeeNotice,
    Letter,
    ReasonInquiry,
    ReviewKind,
    Talk,
    Verdict,
)
from gongkai.apps.disclosure_requests.queries.filing import missing_in_file
from gongkai.apps.disclosure_requests.queries.staff import newest_draft, policy_of
from gongkai.apps.disclosure_requests.queries.standing import amendment_ends, payment_ends
from gongkai.lib import clock
from gongkai.statute.outcomes import OUTCOMES

NO_LETTER_NEEDED = frozenset(
    {"otherwise_closed.amendment_overdue", "otherwise_closed.fee_unpaid", "otherwise_closed.other"}
)


def facts(actor: Staff | None, case: DisclosureRequest, *, redo_ordered: bool = False) -> Facts:
    """Everything the guards of any move ask of this request today."""
    amendment = Amendment.objects.filter(request=case).first()
    inquiry = ReasonInquiry.objects.filter(request=case, round=case.round).order_by("-pk").first()
    notice = FeeNotice.objects.filter(request=case, round=case.round, waived_because="").first()
    draft = newest_draft(case)
    return Facts(
        actor=actor.pk if actor else None,
        today=clock.today(),
        handler=case.handler_id,
        description=case.description,
        signed_on=case.receipt_date,
        was_reached=Talk.objects.filter(request=case, is_reached=True).exists(),
        limit=case.due_date,
        is_extended=case.is_extended,
        amendment_asked=amendment is not None,
        amendment_answered=amendment is not None and amendment.answered_on is not None,
        amendment_ends=amendment_ends(amendment),
        open_letters=Consultation.objects.filter(request=case, closed_on=None).count(),
        reasons_asked=inquiry is not None,
        reasons_judgement=inquiry.judgement if inquiry else "",
        charges_fee=policy_of(case.agency).charges_fee,
        has_fee=notice is not None,
        fee_unpaid_yuan=notice.total_yuan - notice.paid_yuan if notice else 0,
        payment_ends=payment_ends(notice),
        draft=_draft_facts(draft) if draft else None,
        reply_sent=_reply_sent(case),
        needs_no_letter=case.outcome in NO_LETTER_NEEDED,
        missing_in_file=missing_in_file(case),
        redo_ordered=redo_ordered,
    )


def _draft_facts(draft: Draft) -> DraftFacts:
    reviews = list(draft.reviews.all())
    passed = {one.kind for one in reviews if one.verdict == Verdict.PASSED}
    outcome = OUTCOMES.get(draft.outcome)
    return DraftFacts(
        outcome=draft.outcome,
        written_by=draft.written_by_id,
        is_submitted=draft.state == DraftState.SUBMITTED,
        needs_secrecy_review=outcome is not None and outcome.needs_secrecy_review,
        legal_review_passed=ReviewKind.LEGAL in passed,
        secrecy_review_passed=ReviewKind.SECRECY in passed,
        reviewers=frozenset(one.by_id for one in reviews),
    )


def _reply_sent(case: DisclosureRequest) -> bool:
    return Letter.objects.filter(
        request=case, round=case.round, code__startswith="reply.", sent_on__isnull=False
    ).exists()
