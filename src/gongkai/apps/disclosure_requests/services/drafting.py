"""The reply before it is decided: written in versions, sent for review, reviewed by people who did not write it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import events, paper, queries, readiness
from gongkai.apps.disclosure_requests.models import (
    DisclosureRequest,
    Draft,
    DraftState,
    Piece,
    Review,
    ReviewKind,
    Verdict,
)
from gongkai.apps.disclosure_requests.proposals import WITHHOLDING_CODES, DraftText, Written
from gongkai.apps.disclosure_requests.queries import drafts
from gongkai.apps.disclosure_requests.services import telling
from gongkai.apps.disclosure_requests.services.keeping import note
from gongkai.apps.disclosure_requests.states import HANDLERS
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.outcomes import OUTCOMES

REVIEWERS = {
    ReviewKind.LEGAL: Role.LEGAL_REVIEWER,
    ReviewKind.SECRECY: Role.SECRECY_REVIEWER,
    ReviewKind.LEADER: Role.LEADER_IN_CHARGE,
}
# These end a request without a drafted reply: the act itself decides.
NOT_DRAFTED = frozenset({"otherwise_closed.amendment_overdue", "otherwise_closed.fee_unpaid"})


@transaction.atomic
def save_draft(actor: Staff, pk: int, text: DraftText, *, version: int | None = None) -> Draft:
    """Write a new version; the one before is kept. Raises NotAllowed, Stale (of the request)."""
    case = _writable(actor, pk, "save_draft", version)
    _check(text)
    last = queries.newest_draft(case)
    if last is not None and last.state in {DraftState.WRITING, DraftState.RETURNED, DraftState.SUBMITTED}:
        versions.save(last, state=DraftState.SUPERSEDED)
    draft = Draft.objects.create(
        request=case, round=case.round, number=last.number + 1 if last else 1, outcome=text.outcome,
        bases=list(text.grounds), facts=_written(text), written_by=actor,
    )  # fmt: skip
    Piece.objects.bulk_create(
        Piece(
            draft=draft,
            position=at,
            name=one.name,
            is_withheld=one.is_withheld,
            ground=one.ground,
            reason=one.reason,
        )
        for at, one in enumerate(text.pieces, 1)
    )
    versions.save(case)
    note(events.DRAFT_SAVED, case, actor, draft=draft.pk, number=draft.number, outcome=draft.outcome)
    return draft


def _written(text: DraftText) -> dict[str, Written]:
    """Only what the letter has a place for that the file does not fill by itself."""
    asked = {place.name for place in paper.asked_of(text.outcome)}
    return {name: fact for name, fact in text.facts.items() if name in asked and not _is_empty(fact)}


def _is_empty(fact: Written | None) -> bool:
    """0 is an answer; no, a blank line and an empty list are none."""
    return fact is None or fact is False or fact in ("", [])


def _writable(actor: Staff, pk: int, act: str, version: int | None) -> DisclosureRequest:
    case = queries.get(actor, pk)
    if why := reason_against_writing(actor, case):
        raise NotAllowed(why, act=act)
    versions.expect(case, version)
    return case


def reason_against_writing(actor: Staff, case: DisclosureRequest) -> str | None:
    """Why this person may not write the reply now, as a sentence; None where nothing is against it."""
    if not any(actor.has_role(role, agency=case.agency) for role in HANDLERS):
        return _("答复文稿须由经办人或政府信息公开工作机构起草，您没有这个角色。")
    if not case.is_open or case.state == "decided":
        return _("这件申请现在不能起草答复；请刷新页面查看最新情况。")
    return None


def _check(text: DraftText) -> None:
    """Codes that the statute does not know are refused; what is merely missing stays a draft."""
    if text.outcome not in OUTCOMES or text.outcome in NOT_DRAFTED:
        raise NotAllowed(_("没有这种办理结果，或者它不用起草答复；请重新选择。"), act="save_draft")
    if unknown := [code for code in text.bases if code not in GROUNDS]:
        raise NotAllowed(
            _("没有这条依据：%(codes)s；请重新选择。") % {"codes": "、".join(unknown)}, act="save_draft"
        )
    for piece in text.pieces:
        if piece.is_withheld and (piece.ground not in WITHHOLDING_CODES or not piece.reason.strip()):
            words = _("不予公开的部分“%(name)s”还没有依据或者理由；请逐处填写。")
            raise NotAllowed(words % {"name": piece.name}, act="save_draft")


@transaction.atomic
def submit_draft(actor: Staff, pk: int, *, version: int | None = None) -> Draft:
    """Send the newest version for review; what the outcome requires must be there. Raises NotAllowed, Stale."""
    case = _writable(actor, pk, "submit_draft", version)
    draft = queries.newest_draft(case)
    if draft is None or draft.state != DraftState.WRITING:
        raise NotAllowed(_("没有可以送审的新稿；请先保存答复文稿。"), act="submit_draft")
    if gaps := readiness.gaps_of(case, draft):
        raise NotAllowed(gaps[0], act="submit_draft")
    versions.save(draft, state=DraftState.SUBMITTED, submitted_at=clock.now())
    versions.save(case)
    telling.draft_was_submitted(case, draft, actor)
    note(events.DRAFT_SUBMITTED, case, actor, draft=draft.pk)
    return draft


@transaction.atomic
def review_draft(
    actor: Staff,
    pk: int,
    *,
    kind: str,
    verdict: str,
    opinion: str = "",
    version: int | None = None,
) -> Review:
    """Pass or return the submitted version. Nobody reviews what they wrote. Raises NotAllowed, Stale."""
    case = queries.get(actor, pk)
    wanted, said = ReviewKind(kind), Verdict(verdict)
    versions.expect(case, version)
    draft = queries.newest_draft(case)
    if why := reason_against_review(actor, case, draft, wanted):
        raise NotAllowed(why, act="review_draft")
    assert draft is not None  # else there was a reason
    if wanted == ReviewKind.LEADER and said == Verdict.PASSED:
        raise NotAllowed(_("领导同意即作出决定；请在“作出决定”页办理。"), act="review_draft")
    if said == Verdict.RETURNED and not opinion.strip():
        raise NotAllowed(_("退回时须写明意见，起草人据此修改。"), act="review_draft")
    review = Review.objects.create(draft=draft, kind=wanted, verdict=said, opinion=opinion.strip(), by=actor)
    versions.save(draft, **({"state": DraftState.RETURNED} if said == Verdict.RETURNED else {}))
    versions.save(case)
    telling.draft_was_reviewed(case, draft, said, actor)
    note(events.DRAFT_REVIEWED, case, actor, draft=draft.pk, kind=kind, verdict=verdict)
    return review


def reason_against_review(
    actor: Staff, case: DisclosureRequest, draft: Draft | None, kind: ReviewKind
) -> str | None:
    """Why this person may not give this review now, as a sentence; None where nothing is against it."""
    if why := _wrong_role(actor, case, kind):
        return why
    if draft is None or draft.state != DraftState.SUBMITTED:
        return _nothing_submitted()
    if draft.written_by_id == actor.pk:
        return _("这份答复由您起草，不能由您自己审核；请由另一位审核员审核。")
    if actor.pk in drafts.writers_of(draft):
        return _("这份答复的前几稿有您起草的，不能由您自己审核；请由另一位审核员审核。")
    if any(one.kind == kind and one.verdict == Verdict.PASSED for one in draft.reviews.all()):
        return _("这一稿已经通过%(review)s，不用再审；请刷新页面查看最新情况。") % {"review": kind.label}
    return None


def require_reviewer(actor: Staff, case: DisclosureRequest, kind: ReviewKind) -> None:
    """Raise NotAllowed if the person has not the role for this review, whatever the draft."""
    if why := _wrong_role(actor, case, kind):
        raise NotAllowed(why, act="review_draft")


def _wrong_role(actor: Staff, case: DisclosureRequest, kind: ReviewKind) -> str | None:
    role = REVIEWERS[kind]
    if actor.has_role(role, agency=case.agency):
        return None
    words = _("“%(review)s”须由“%(agency)s”的%(role)s办理，您没有这个角色。")
    return words % {"review": kind.label, "agency": case.agency.name, "role": role.label}


def _nothing_submitted() -> str:
    return _("没有送审的答复文稿；请刷新页面查看最新情况。")
