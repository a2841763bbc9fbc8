"""Versions of a reply: whom they wait for, what was said of them, and what happened since someone looked."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import states
from gongkai.apps.disclosure_requests.models import (
    DisclosureRequest,
    Draft,
    DraftState,
    FileKind,
    RequestFile,
    Review,
    ReviewKind,
    Verdict,
)
from gongkai.apps.disclosure_requests.queries.staff import get
from gongkai.apps.events.models import Event
from gongkai.apps.events.services import reference
from gongkai.statute.outcomes import OUTCOMES

NEED_SECRECY_REVIEW = frozenset(code for code, one in OUTCOMES.items() if one.needs_secrecy_review)
REVIEWING = {ReviewKind.LEGAL: Role.LEGAL_REVIEWER, ReviewKind.SECRECY: Role.SECRECY_REVIEWER}


def drafts(actor: Staff, pk: int) -> list[Draft]:
    """Every version of every round, newest first, with its pieces, reviews and people."""
    rows = Draft.objects.filter(request=get(actor, pk)).select_related("written_by", "decided_by")
    return list(rows.prefetch_related("pieces", "reviews__by").order_by("-round", "-number"))


def is_passed(draft: Draft) -> bool:
    """Whether everyone who must review it has passed it."""
    passed = set(Review.objects.filter(draft=draft, verdict=Verdict.PASSED).values_list("kind", flat=True))
    needed = {ReviewKind.LEGAL, *([ReviewKind.SECRECY] if draft.outcome in NEED_SECRECY_REVIEW else [])}
    return needed <= passed


def reviewers_of(draft: Draft) -> list[int]:
    return list(Review.objects.filter(draft=draft).values_list("by_id", flat=True))


def writers_of(draft: Draft) -> set[int]:
    """Who wrote this version or one before it: what they wrote may stand in it still."""
    rows = Draft.objects.filter(request=draft.request_id, round=draft.round)
    return set(rows.values_list("written_by_id", flat=True))


def release_files(case: DisclosureRequest) -> list[RequestFile]:
    """What goes out with the reply, with what the release gate said of each."""
    rows = RequestFile.objects.filter(request=case, kind=FileKind.RELEASE, removed_at=None)
    return list(rows.select_related("cleared_by", "added_by").order_by("pk"))


def waiting_for_review(actor: Staff, kind: ReviewKind) -> QuerySet[Draft]:
    """Versions sent for review that this person may review and nobody has yet passed, the nearest limit first."""
    rows = _sent_at(actor, (REVIEWING[kind],)).exclude(_passed(kind))
    return rows.filter(outcome__in=NEED_SECRECY_REVIEW) if kind == ReviewKind.SECRECY else rows


def waiting_for_decision(actor: Staff) -> QuerySet[Draft]:
    """Versions that passed all their reviews and that this person may decide on, the nearest limit first."""
    own = Exists(Review.objects.filter(draft=OuterRef("pk"), by=actor))
    rows = _sent_at(actor, states.LEADERS).filter(_passed(ReviewKind.LEGAL)).exclude(own)
    return rows.filter(_passed(ReviewKind.SECRECY) | ~Q(outcome__in=NEED_SECRECY_REVIEW))


def _passed(kind: ReviewKind) -> Exists:
    return Exists(Review.objects.filter(draft=OuterRef("pk"), kind=kind, verdict=Verdict.PASSED))


def _sent_at(actor: Staff, roles: Collection[Role]) -> QuerySet[Draft]:
    """Sent for review at bodies where the person has one of the roles; nobody judges what they wrote."""
    bodies = {mandate.agency_id for mandate in actor.mandates if mandate.role in roles}
    own = Draft.objects.filter(request=OuterRef("request"), round=OuterRef("round"), written_by=actor)
    # Nothing that waits for a decision has ended; said here, the small index of such work carries the answer.
    return (
        Draft.objects.filter(
            state=DraftState.SUBMITTED,
            request__pending_since__isnull=False,
            request__agency__in=bodies,
            request__state__in=states.BEFORE_DECISION,
        )
        .exclude(Exists(own))
        .select_related("request__agency", "written_by")
        .order_by("request__due_date", "request_id")
    )


def last_event(case: DisclosureRequest) -> int:
    """The number of the newest event of a file; a form carries it, so that it can be told what came after."""
    rows = Event.objects.filter(subject=reference(case)).order_by("-sequence")
    return rows.values_list("sequence", flat=True).first() or 0


def events_since(case: DisclosureRequest, sequence: int | None) -> list[tuple[Event, str]]:
    """What was done on a file after that event, oldest first, each with the name of who did it; None: not known."""
    if sequence is None:
        return []
    rows = list(Event.objects.filter(subject=reference(case), sequence__gt=sequence).order_by("sequence"))
    people = Staff.objects.filter(pk__in={row.actor for row in rows if row.actor is not None})
    names = dict(people.values_list("pk", "name"))
    return [(row, names.get(row.actor or 0, "")) for row in rows]
