"""Whether a draft can go on: what the outcome, its grounds and its letter require and the file lacks, as sentences."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests import paper
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Draft, FileKind, Letter, PartyKind
from gongkai.apps.disclosure_requests.proposals import DraftText, text_of
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from gongkai.statute.evidence import EVIDENCE, Evidence
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.outcomes import OUTCOMES, evidence_required, ground_faults

Check = Callable[[DisclosureRequest, DraftText], bool]


def _content(case: DisclosureRequest, draft: DraftText) -> bool:
    attached = case.files.filter(kind=FileKind.RELEASE, removed_at=None).exists()
    return attached or bool(draft.facts.get("way")) or bool(draft.facts.get("content"))


def _consultation(case: DisclosureRequest, _draft: DraftText) -> bool:
    rows = case.consultations.filter(kind=PartyKind.THIRD_PARTY)
    return rows.exists() and not rows.filter(closed_on=None).exists()


# What a letter has a place for is asked by its template; these stand elsewhere in the file.
CHECKS: dict[Evidence, Check] = {
    Evidence.CONTENT: _content,
    Evidence.SEVERED_PIECES: lambda _case, draft: any(piece.is_withheld for piece in draft.pieces),
    Evidence.CONSULTATION: _consultation,
    Evidence.SEARCH_RECORD: lambda case, _draft: case.search_records.filter(round=case.round).exists(),
    Evidence.AMENDED_REQUEST: lambda case, _draft: (
        (amendment := getattr(case, "amendment", None)) is not None and amendment.answered_on is not None
    ),
    Evidence.REASON_STATEMENT: lambda case, _draft: case.reason_inquiries.exclude(judgement="").exists(),
}


def required(draft: Draft | DraftText) -> tuple[Evidence, ...]:
    """What this outcome on these grounds asks for, each once, in order."""
    text = text_of(draft)
    outcome = OUTCOMES.get(text.outcome)
    grounds = [GROUNDS[code] for code in text.grounds if code in GROUNDS]
    return evidence_required(outcome, grounds) if outcome else ()


def is_there(case: DisclosureRequest, draft: DraftText, key: Evidence) -> bool | None:
    """Whether the file holds it; None where its place in the letter, or a later step, is what asks for it."""
    return CHECKS[key](case, draft) if key in CHECKS else None


def gaps_of(
    case: DisclosureRequest, draft: Draft | DraftText, *, unwritten: tuple[str, ...] | None = None
) -> tuple[str, ...]:
    """Sentences, the gravest first; empty when nothing is lacking.

    unwritten: what the letter itself lacks, where it was composed already; None: it is composed to find out.
    """
    text = text_of(draft)
    outcome = OUTCOMES.get(text.outcome)
    if outcome is None:
        return (_("还没有选择办理结果；请先选择结果和依据。"),)
    if faults := ground_faults(outcome, text.grounds):
        return faults
    lacking = [
        _("卷宗里还缺少：%(evidence)s") % {"evidence": EVIDENCE[key]}
        for key in required(text)
        if is_there(case, text, key) is False
    ]
    return (*lacking, *(_unwritten(case, text) if unwritten is None else unwritten))


def _unwritten(case: DisclosureRequest, draft: DraftText) -> tuple[str, ...]:
    """What the letter itself lacks; it is composed as it would be sent today."""
    letter = Letter(
        request=case,
        agency=case.agency,
        code=paper.reply_code(draft.outcome),
        facts="",
        issued_on=clock.today(),
    )
    try:
        paper.check(letter.code, paper.facts_of(case, letter, paper.reply_facts(case, draft)))
    except NotAllowed as lacking:
        return (lacking.why,)
    return ()
