"""Which acts a person is offered on a file: one next act, the rest in the order of the workflow table, each with its why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.guards import Facts
from gongkai.apps.disclosure_requests.models import (
    ApplicantKind,
    DraftState,
    LetterState,
    Opinion,
    ReviewKind,
)
from gongkai.apps.disclosure_requests.queries import Standing
from gongkai.apps.disclosure_requests.sides import ON_THEIR_ROW, SIDE_ACTS, reason_against
from gongkai.apps.disclosure_requests.states import BEFORE_DECISION, HANDLERS, WORKFLOW, State
from gongkai.lib.shell.menu import Choice, Menu, arranged
from gongkai.lib.workflow import Move

# Followed by what they follow from, or made elsewhere: registering, remedies, the turn of the year.
NOT_OFFERED = frozenset(
    {"submit", "register_signed_mail", "file", "end_consultation", "open_remedy", "redo", "carry_over"}
)
REVIEWERS = {ReviewKind.LEGAL: Role.LEGAL_REVIEWER, ReviewKind.SECRECY: Role.SECRECY_REVIEWER}
DECISIONS = frozenset({"decide", "decide_unclear", "decide_excessive"})
# What comes next in each state, the likeliest first; the first that is possible is the button.
NEXT: Mapping[str, tuple[str, ...]] = {
    State.AWAITING_CONFIRMATION: ("confirm",),
    State.RECEIVED: ("accept", "request_amendment"),
    State.AMENDMENT_REQUESTED: ("close_unamended", "receive_amendment"),
    State.IN_REVIEW: ("decide_unclear", "decide", "review_legal", "review_secrecy", "draft"),
    State.CONSULTING: ("record_opinion",),
    State.REASON_REQUESTED: (
        "decide_excessive", "defer", "accept_reasons", "judge_reasons", "receive_reasons", "draft",
    ),
    State.FEE_NOTIFIED: ("close_unpaid", "record_payment"),
    State.DECIDED: ("deliver", "record_service"),
    State.REPLIED: ("archive",),
}  # fmt: skip


@dataclass(frozen=True)
class FileMenu(Menu):
    """by_action: also what is done on its row of the file."""

    by_action: Mapping[str, Choice]
    works_here: bool


def menu_of(actor: Staff, of: Standing, facts: Facts) -> FileMenu:
    """What this person may do here. Whoever only looks on is offered nothing."""
    choices = _choices(actor, of, facts)
    menu = arranged(choices, NEXT.get(of.case.state, ()), even_refused=True)
    return FileMenu(
        main=menu.main,
        rest=tuple(one for one in menu.rest if one.action not in ON_THEIR_ROW),
        refused=tuple(one for one in menu.refused if one.action not in ON_THEIR_ROW),
        by_action={choice.action: choice for choice in choices},
        works_here=queries.works_on(actor, of.case.agency),
    )


def _choices(actor: Staff, of: Standing, facts: Facts) -> list[Choice]:
    moves = WORKFLOW.offers(actor, of.case, facts)
    sides = SIDE_ACTS.offers(actor, of.case, facts)
    found = [_choice(of, offer.move, facts) for name, offer in moves.items() if name not in NOT_OFFERED]
    found += _at_the_desk(actor, of)
    found += [_choice(of, offer.move, facts) for name, offer in sides.items() if _has_place(of, name)]
    return found


def _at_the_desk(actor: Staff, of: Standing) -> list[Choice]:
    """Writing and reviewing change no state; both are done at the reply desk."""
    pk, agency = of.case.pk, of.case.agency
    found = []
    if of.case.state in BEFORE_DECISION and any(actor.has_role(role, agency=agency) for role in HANDLERS):
        found.append(Choice("draft", _("起草答复"), reverse("disclosure_requests:draft", args=[pk])))
    for kind in _awaited_reviews(actor, of):
        url = reverse("disclosure_requests:review", args=[pk, kind.value])
        found.append(Choice(f"review_{kind.value}", kind.label, url))
    return found


def _awaited_reviews(actor: Staff, of: Standing) -> list[ReviewKind]:
    """Reviews of the newest draft that are still to come, by one of this person's roles; never of the own draft."""
    draft = of.draft
    if draft is None or draft.state != DraftState.SUBMITTED or draft.written_by_id == actor.pk:
        return []
    done = {review.kind for review in of.reviews if review.draft_id == draft.pk}
    mine = (kind for kind, role in REVIEWERS.items() if actor.has_role(role, agency=of.case.agency))
    return [kind for kind in mine if kind not in done]


def _choice(of: Standing, move: Move[Facts], facts: Facts) -> Choice:
    return Choice(move.action, move.label, address_of(of, move), reason_against(move, facts))


def _has_place(of: Standing, action: str) -> bool:
    """Acts on a row need the row; an individual's column in the report is not chosen."""
    needs = {
        "reclassify": of.case.applicant.kind == ApplicantKind.ORGANIZATION,
        "record_opinion": bool(of.open_consultations),
        "override": any(row.opinion == Opinion.OBJECTS for row in of.consultations),
        "answer_assistance": False,
        "record_service": of.reply is not None and of.reply.state == LetterState.ISSUED,
        "judge_reasons": of.inquiry is not None and not of.inquiry.judgement,
        "receive_reasons": of.inquiry is not None and of.inquiry.answered_on is None,
    }
    return needs.get(action, True)


def address_of(of: Standing, move: Move[Facts]) -> str:
    """Decisions are made at the reply desk; an act on a row opens the first row that waits."""
    pk = of.case.pk
    if move.action in DECISIONS:
        return reverse("disclosure_requests:decide", args=[pk])
    if move.action == "record_opinion" and of.open_consultations:
        return reverse("disclosure_requests:record_opinion", args=[pk, of.open_consultations[0].pk])
    if move.action == "record_service" and of.reply is not None:
        return reverse("disclosure_requests:record_service", args=[pk, of.reply.pk])
    if move.action in ON_THEIR_ROW:
        return ""
    return reverse(f"disclosure_requests:{move.action}", args=[pk])


def address_in(of: Standing, name: str, number: int) -> str:
    """A page of one row of this file."""
    return reverse(f"disclosure_requests:{name}", args=[of.case.pk, number])
