"""What several people asked for and got, and what was proposed to be made public for everyone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import alike
from gongkai.apps.disclosure_requests.models import (
    DisclosureProposal,
    DisclosureRequest,
    FileKind,
    RequestFile,
)
from gongkai.apps.disclosure_requests.queries.staff import bodies_in_sight, visible_to
from gongkai.apps.disclosure_requests.states import FINAL, State
from gongkai.lib import clock

GIVEN = ("granted", "partially_granted")
DAYS_BACK = 365
COMPARED_AT_MOST = 1500  # the newest of the year; as many pairs are compared within a second


@dataclass(frozen=True)
class Candidate:
    """origin: the newest that was given; requests: all that ask the same, newest first; people: how many asked."""

    origin: DisclosureRequest
    requests: Sequence[DisclosureRequest]
    people: int


def candidates(actor: Staff) -> list[Candidate]:
    """Requests of a year to the own body that two or more people made alike, of which one was given something.

    What was already proposed is not proposed again.
    """
    since = clock.now() - timedelta(days=DAYS_BACK)
    rows = list(
        visible_to(actor)
        .filter(agency_id__in=actor.own_bodies, submitted_at__gte=since, applicant__masked_at=None)
        .exclude(state=State.DRAFT)
        .exclude(is_rectification=True)
        .select_related("applicant", "agency")
        .order_by("-submitted_at", "-pk")[:COMPARED_AT_MOST]
    )
    proposed = set(
        DisclosureProposal.objects.filter(agency_id__in=actor.own_bodies).values_list("requests", flat=True)
    )
    found = (
        _candidate([rows[at] for at in group], proposed)
        for group in alike.groups([row.description for row in rows])
    )
    return sorted((one for one in found if one), key=lambda one: (-one.people, -one.origin.pk))


def _candidate(rows: Sequence[DisclosureRequest], proposed: set[int]) -> Candidate | None:
    people = len({_person(row) for row in rows})
    given = next((row for row in rows if is_given(row)), None)
    if people < 2 or given is None or any(row.pk in proposed for row in rows):
        return None
    return Candidate(given, rows, people)


def _person(row: DisclosureRequest) -> str:
    """The identity document tells people apart, else the name."""
    return row.identity_digest or alike.plain(row.applicant.name)


def is_given(row: DisclosureRequest) -> bool:
    return row.state in FINAL and row.outcome in GIVEN


def released(case: DisclosureRequest) -> QuerySet[RequestFile]:
    """What was given out with the reply."""
    return RequestFile.objects.filter(request=case, kind=FileKind.RELEASE, removed_at=None).order_by("pk")


def proposals(actor: Staff) -> QuerySet[DisclosureProposal]:
    """Proposals of the bodies whose requests the actor may see, newest first."""
    rows = DisclosureProposal.objects.filter(agency__in=bodies_in_sight(actor).order_by().values("pk"))
    return rows.select_related("agency", "proposed_by", "decided_by", "item__newest").order_by(
        "-proposed_at", "-pk"
    )


def proposal(actor: Staff, pk: int) -> DisclosureProposal:
    """One of them, or 404."""
    found = proposals(actor).prefetch_related("requests", "files__made_from").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def proposal_about(case: DisclosureRequest) -> DisclosureProposal | None:
    """What was proposed or suggested about the information of this request; the oldest."""
    return DisclosureProposal.objects.filter(requests=case).order_by("pk").first()


def proposal_from(case: DisclosureRequest) -> DisclosureProposal | None:
    return DisclosureProposal.objects.filter(origin=case).first()
