"""Cases as staff see them: those of bodies where they work on requests, and those a role reaches down to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.queries import acting
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter
from gongkai.apps.disclosure_requests.queries import visible_to as visible_requests
from gongkai.apps.disclosure_requests.queries.staff import bodies_in_sight
from gongkai.apps.disclosure_requests.states import FINAL
from gongkai.apps.events.models import Event
from gongkai.apps.events.services import reference
from gongkai.apps.remedies.guards import Facts
from gongkai.apps.remedies.models import Filing, RemedyCase, RemedyPaper
from gongkai.apps.remedies.states import REGISTRARS, WORKERS
from gongkai.lib.together import together


def visible_to(actor: Staff) -> QuerySet[RemedyCase]:
    """Cases that the actor may see: whoever sees the requests of a body sees what became of them."""
    return RemedyCase.objects.filter(agency__in=bodies_in_sight(actor).order_by().values("pk"))


def get(actor: Staff, pk: int) -> RemedyCase:
    """One case, or 404 both when it is absent and when it is not the actor's."""
    rows = visible_to(actor).select_related(
        "agency", "request", "request__applicant", "letter", "follows", "handler", "registered_by"
    )
    if (case := rows.filter(pk=pk).first()) is None:
        raise Http404
    return case


def works_on(actor: Staff, agency: Agency) -> bool:
    """Whether the person works on the remedies of a body, and does not only look on."""
    return any(actor.has_role(role, agency=agency) for role in WORKERS)


def may_register(actor: Staff, agency: Agency) -> bool:
    return any(actor.has_role(role, agency=agency) for role in REGISTRARS)


def of_request(actor: Staff, request: DisclosureRequest) -> list[RemedyCase]:
    """The cases over one request, oldest first."""
    return list(visible_to(actor).filter(request=request).order_by("counted_from", "pk"))


@dataclass(frozen=True)
class Holdings:
    """What stands round a case. chain: all cases over the same round of the request, oldest first."""

    chain: list[RemedyCase]
    filings: list[Filing]
    papers: list[RemedyPaper]
    events: list[Event]

    def is_followed(self, case: RemedyCase) -> bool:
        return any(one.follows_id == case.pk for one in self.chain)


def holdings(case: RemedyCase) -> Holdings:
    """In one query."""
    chain, filings, papers, events = together(
        RemedyCase.objects.filter(request=case.request_id, round=case.round),
        Filing.objects.filter(case=case),
        RemedyPaper.objects.filter(case=case),
        Event.objects.filter(subject=reference(case)),
    )
    return Holdings(
        sorted(chain, key=lambda one: (one.counted_from, one.pk)),
        sorted(filings, key=lambda one: (one.sent_on, one.pk)),
        papers,
        sorted(events, key=lambda one: one.sequence, reverse=True),
    )


def replies_of(request: DisclosureRequest) -> list[Letter]:
    """The replies to a request, of every round, newest first."""
    rows = Letter.objects.filter(request=request, code__startswith="reply.")
    return list(rows.order_by("-round", "-pk"))


def grounds_in(letter: Letter) -> tuple[str, ...]:
    """The codes of the grounds on which a reply rests, as it was issued."""
    given = json.loads(letter.facts).get("grounds", [])
    return tuple(dict.fromkeys(code for code in given if isinstance(code, str)))


def reply_served_on(case: RemedyCase) -> date | None:
    """When the attacked reply reached the applicant; where nobody signed, the day it was sent is not taken for it."""
    return case.letter.served_on if case.letter is not None else None


def paper(actor: Staff, pk: int, number: int) -> RemedyPaper:
    found = RemedyPaper.objects.filter(case=get(actor, pk), pk=number).select_related("case").first()
    if found is None:
        raise Http404
    return found


def handlers(agency: Agency) -> QuerySet[Staff]:
    """Who may be in charge of a case: whoever may act in one of the roles that work on it."""
    found = Staff.objects.none()
    for role in WORKERS:
        found = found | acting(agency, role).order_by()
    return found.distinct().order_by("username")


def facts(case: RemedyCase, *, is_followed: bool | None = None) -> Facts:
    """What the guards ask of a case today. is_followed: where it is known already."""
    followed = RemedyCase.objects.filter(follows=case).exists() if is_followed is None else is_followed
    request = case.request
    since = case.delivered_on or case.decided_on
    replied = request.state in FINAL and request.replied_on is not None
    return Facts(
        kind=case.kind,
        procedure=case.procedure,
        is_extended=case.is_extended,
        orders_redo=case.orders_redo,
        is_redone=case.redone_on is not None,
        is_answered=replied,
        replied_since=bool(replied and since and request.replied_on and request.replied_on >= since),
        is_followed=followed,
        opinion_received=case.opinion_on is not None,
        opinion_reported=case.opinion_reported_on is not None,
    )


def reachable(actor: Staff, pk: int) -> DisclosureRequest:
    """The request over which a case is to be registered, or 404."""
    rows = visible_requests(actor).select_related("agency", "applicant", "handler")
    if (found := rows.filter(pk=pk).first()) is None:
        raise Http404
    return found
