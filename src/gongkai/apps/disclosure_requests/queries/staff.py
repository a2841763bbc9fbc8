"""Requests as staff see them: those of bodies where they work on requests, and those a role reaches down to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.queries import bodies_seen
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests import states
from gongkai.apps.disclosure_requests.models import (
    ClockEntry,
    DisclosureRequest,
    Draft,
    Letter,
    Policy,
    RequestFile,
)

# Said in every question about work that is not ended: it lets the small index of such work carry the answer.
PENDING = Q(pending_since__isnull=False)
WORKING = frozenset(states.EVERYONE)


def bodies_in_sight(actor: Staff) -> QuerySet[Agency]:
    """Bodies whose requests the actor may see: those of the own work, and all below a role that reaches down."""
    return bodies_seen(actor, WORKING)


def visible_to(actor: Staff) -> QuerySet[DisclosureRequest]:
    """Requests that the actor may see. What an applicant has not yet submitted is nobody's."""
    # A list of bodies first: with their paths in the same condition the planner would read every request.
    bodies = bodies_in_sight(actor).order_by().values("pk")
    return DisclosureRequest.objects.filter(agency__in=bodies).exclude(
        state=states.State.DRAFT, registered_by__isnull=True
    )


def get(actor: Staff, pk: int) -> DisclosureRequest:
    """One request, or 404 both when it is absent and when it is not the actor's."""
    rows = visible_to(actor).select_related(
        "agency", "applicant", "handling_unit", "handler", "imported_with__ended_by"
    )
    if (case := rows.filter(pk=pk).first()) is None:
        raise Http404
    return case


def registered_with(actor: Staff, key: UUID) -> DisclosureRequest | None:
    """What was registered at the own body with the key of a form or of a line."""
    return visible_to(actor).filter(key=key, agency_id=actor.agency_id).first()


def works_on(actor: Staff, agency: Agency) -> bool:
    """Whether the person works on the requests of a body, and does not only look on from above."""
    return any(actor.has_role(role, agency=agency) for role in states.EVERYONE)


def may_register(actor: Staff) -> bool:
    return not actor.roles.isdisjoint(states.INTAKE)


def policy_of(agency: Agency) -> Policy:
    """What the body settled, or the defaults (then not saved)."""
    found = Policy.objects.filter(agency=agency).first() or Policy(agency=agency)
    found.agency = agency  # with what is known of it already
    return found


def entries_of(case: DisclosureRequest, number: int | None = None) -> list[ClockEntry]:
    """What moved the clock in a round, the present one by default."""
    rows = ClockEntry.objects.filter(request=case, round=number or case.round, is_void=False)
    return list(rows.select_related("letter").order_by("pk"))


def newest_draft(case: DisclosureRequest) -> Draft | None:
    return (
        Draft.objects.filter(request=case, round=case.round)
        .prefetch_related("reviews", "pieces")
        .order_by("-number")
        .first()
    )


def draft(actor: Staff, pk: int, number: int) -> Draft:
    found = Draft.objects.filter(request=get(actor, pk), pk=number).select_related("request").first()
    if found is None:
        raise Http404
    return found


def letter(actor: Staff, pk: int, number: int) -> Letter:
    found = (
        Letter.objects.filter(request=get(actor, pk), pk=number).select_related("request", "agency").first()
    )
    if found is None:
        raise Http404
    return found


def file(actor: Staff, pk: int, number: int) -> RequestFile:
    found = RequestFile.objects.filter(request=get(actor, pk), pk=number).select_related("request").first()
    if found is None:
        raise Http404
    return found


def same_applicant(case: DisclosureRequest) -> QuerySet[DisclosureRequest]:
    """Other requests of the same person to the same body, newest first."""
    digest = case.identity_digest
    if not digest:
        return DisclosureRequest.objects.none()
    return (
        DisclosureRequest.objects.filter(agency_id=case.agency_id, identity_digest=digest)
        .exclude(pk=case.pk)
        .exclude(state=states.State.DRAFT)
        .order_by("-submitted_at", "-pk")
    )


def received_by_same_applicant(
    case: DisclosureRequest, first: date, last: date
) -> QuerySet[DisclosureRequest]:
    """Requests of the same person to the same body received in a period, this one included."""
    digest = case.identity_digest
    own = Q(pk=case.pk) if not digest else Q(identity_digest=digest)
    return DisclosureRequest.objects.filter(
        own, agency_id=case.agency_id, receipt_date__gte=first, receipt_date__lte=last
    ).order_by("receipt_date", "pk")


def people(agency: Agency, roles: Iterable[Role]) -> QuerySet[Staff]:
    """Who holds one of the roles at a body today; to be told of work that waits."""
    from gongkai.apps.agencies.queries import holders

    found = Staff.objects.none()
    for role in roles:
        found = found | holders(agency, role).order_by()
    return found.distinct()
