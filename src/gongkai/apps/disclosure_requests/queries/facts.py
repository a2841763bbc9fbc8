"""What the guards ask of a request on a day: the facts of the file."""

from __future__ import annotations

from datetime import date

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import clocks
from gongkai.apps.disclosure_requests.guards import DraftFacts, Facts
from gongkai.apps.disclosure_requests.models import (
    DisclosureRequest,
    Draft,
    DraftState,
    EntryKind,
    ReviewKind,
    Verdict,
)
from gongkai.apps.disclosure_requests.queries.dossier import Standing, standing_of
from gongkai.apps.disclosure_requests.queries.filing import missing_in_file
from gongkai.apps.disclosure_requests.queries.standing import amendment_ends, payment_ends
from gongkai.lib import clock
from gongkai.statute.outcomes import OUTCOMES

ASKING = frozenset({"amendment_notice", "fee_notice"})
NO_LETTER_NEEDED = frozenset(
    {"otherwise_closed.amendment_overdue", "otherwise_closed.fee_unpaid", "otherwise_closed.other"}
)


def facts(actor: Staff | None, case: DisclosureRequest, *, redo_ordered: bool = False) -> Facts:
    """Everything the guards of any move ask of this request today."""
    return facts_of(actor, standing_of(case), redo_ordered=redo_ordered)


def facts_of(actor: Staff | None, of: Standing, *, redo_ordered: bool = False) -> Facts:
    """The same from rows that are there already. No query but for the calendar."""
    case, amendment, inquiry, notice, draft = of.case, of.amendment, of.inquiry, of.notice, of.draft
    day_of = _notified_days(of)
    return Facts(
        actor=actor.pk if actor else None,
        today=clock.today(),
        handler=case.handler_id,
        description=case.description,
        signed_on=case.receipt_date,
        was_reached=any(talk.is_reached for talk in of.talks),
        limit=case.due_date,
        is_extended=case.is_extended,
        deferred_to=day_of.get(EntryKind.DEFER),
        ordered_until=day_of.get(EntryKind.START),
        amendment_asked=amendment is not None,
        amendment_answered=amendment is not None and amendment.answered_on is not None,
        amendment_ends=amendment_ends(amendment),
        open_letters=len(of.open_consultations),
        reasons_asked=inquiry is not None,
        reasons_judgement=inquiry.judgement if inquiry else "",
        charges_fee=of.policy.charges_fee,
        has_fee=notice is not None,
        fee_unpaid_yuan=notice.total_yuan - notice.paid_yuan if notice else 0,
        payment_ends=payment_ends(notice),
        notified_by=_notified_by(of),
        charged_by=_charged_by(of),
        draft=_draft_facts(draft, of) if draft else None,
        reply_sent=_reply_sent(of),
        needs_no_letter=case.outcome in NO_LETTER_NEEDED,
        missing_in_file=missing_in_file(case, of.letters),
        redo_ordered=redo_ordered,
        blocked_files=tuple(file.name for file in of.blocked),
    )


def _notified_days(of: Standing) -> dict[str, date | None]:
    """The day that stands in the place of the counted limit, by the kind of entry that set it."""
    entry = clocks.notified(of.entries_of(of.case.round))
    return {entry.kind: entry.last} if entry else {}


def _notified_by(of: Standing) -> frozenset[int]:
    notices = (row for row in of.letters if row.code in ASKING and row.round == of.case.round)
    return frozenset(row.issued_by_id for row in notices if row.issued_by_id is not None)


def _charged_by(of: Standing) -> int | None:
    letter = of.notice.letter_id if of.notice else None
    return next((row.issued_by_id for row in of.letters if row.pk == letter), None)


def _draft_facts(draft: Draft, of: Standing) -> DraftFacts:
    own = [one for one in of.reviews if one.draft_id == draft.pk]
    earlier = (row for row in of.drafts if row.round == draft.round and row.pk != draft.pk)
    passed = {one.kind for one in own if one.verdict == Verdict.PASSED}
    outcome = OUTCOMES.get(draft.outcome)
    return DraftFacts(
        outcome=draft.outcome,
        written_by=draft.written_by_id,
        is_submitted=draft.state == DraftState.SUBMITTED,
        needs_secrecy_review=outcome is not None and outcome.needs_secrecy_review,
        legal_review_passed=ReviewKind.LEGAL in passed,
        secrecy_review_passed=ReviewKind.SECRECY in passed,
        reviewers=frozenset(one.by_id for one in own),
        earlier_writers=frozenset(row.written_by_id for row in earlier),
    )


def _reply_sent(of: Standing) -> bool:
    replies = (row for row in of.letters if row.round == of.case.round and row.code.startswith("reply."))
    return any(row.sent_on is not None for row in replies)
