"""Whether a draft can go on: what the outcome, its grounds and its letter require and the file lacks, as sentences."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests import paper
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Draft, FileKind, Letter, PartyKind
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from gongkai.statute.evidence import EVIDENCE, Evidence
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.outcomes import OUTCOMES, ground_faults

Check = Callable[[DisclosureRequest, Draft], bool]


def _content(case: DisclosureRequest, draft: Draft) -> bool:
    attached = case.files.filter(kind=FileKind.RELEASE, removed_at=None).exists()
    return attached or bool(draft.facts.get("way")) or bool(draft.facts.get("content"))


def _consultation(case: DisclosureRequest, _draft: Draft) -> bool:
    rows = case.consultations.filter(kind=PartyKind.THIRD_PARTY)
    return rows.exists() and not rows.filter(closed_on=None).exists()


# What a letter has a place for is asked by its template; these stand elsewhere in the file.
CHECKS: dict[Evidence, Check] = {
    Evidence.CONTENT: _content,
    Evidence.SEVERED_PIECES: lambda _case, draft: any(piece.is_withheld for piece in draft.pieces.all()),
    Evidence.CONSULTATION: _consultation,
    Evidence.SEARCH_RECORD: lambda case, _draft: case.search_records.filter(round=case.round).exists(),
    Evidence.AMENDED_REQUEST: lambda case, _draft: (
        (amendment := getattr(case, "amendment", None)) is not None and amendment.answered_on is not None
    ),
    Evidence.REASON_STATEMENT: lambda case, _draft: case.reason_inquiries.exclude(judgement="").exists(),
}


def required(draft: Draft) -> tuple[Evidence, ...]:
    """What this outcome on these grounds asks for, each once, in order."""
    outcome = OUTCOMES.get(draft.outcome)
    keys = list(outcome.evidence) if outcome else []
    for code in draft.bases:
        if (ground := GROUNDS.get(code)) is not None:
            keys.extend(ground.evidence)
    return tuple(dict.fromkeys(keys))


def gaps_of(case: DisclosureRequest, draft: Draft) -> tuple[str, ...]:
    """Sentences, the gravest first; empty when nothing is lacking."""
    outcome = OUTCOMES.get(draft.outcome)
    if outcome is None:
        return (_("还没有选择办理结果；请先选择结果和依据。"),)
    if faults := ground_faults(outcome, draft.bases):
        return faults
    lacking = [
        _("卷宗里还缺少：%(evidence)s") % {"evidence": EVIDENCE[key]}
        for key in required(draft)
        if key in CHECKS and not CHECKS[key](case, draft)
    ]
    return (*lacking, *_unwritten(case, draft))


def _unwritten(case: DisclosureRequest, draft: Draft) -> tuple[str, ...]:
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
