"""Lists of cases: narrowed, ordered and counted through the door of `visible_to`."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from gongkai.apps.agencies.models import Staff
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.queries.staff import visible_to
from gongkai.apps.remedies.states import OPEN, State
from gongkai.lib import clock


@dataclass(frozen=True)
class Filter:
    """How a list is narrowed; what is empty does not narrow. stage: open, due, or a state."""

    stage: str = ""
    words: str = ""
    kind: str = ""
    column: str = ""
    ground: str = ""
    year: int | None = None
    mine: bool = False
    overdue: bool = False


STAGES: dict[str, Q] = {
    "open": Q(state__in=OPEN),
    "due": Q(due_on__isnull=False),
    "unfinished": ~Q(state=State.CLOSED),
}


def narrowed(actor: Staff, wanted: Filter) -> QuerySet[RemedyCase]:
    """The list, what is due first where it shows unfinished work, else the newest first."""
    rows = visible_to(actor).select_related("agency", "request", "handler", "letter")
    rows = rows.filter(_narrowing(actor, wanted)).defer("letter__facts")
    if wanted.stage in STAGES or wanted.overdue:
        return rows.order_by(F("due_on").asc(nulls_last=True), "pk")
    return rows.order_by("-registered_at", "-pk")


def _narrowing(actor: Staff, wanted: Filter) -> Q:
    found = STAGES.get(wanted.stage) or (Q(state=wanted.stage) if wanted.stage else Q())
    for name in ("kind", "column"):
        if value := getattr(wanted, name):
            found &= Q(**{name: value})
    if wanted.ground:
        # A row for each ground of a case: asked for by a subquery, so that no case stands twice.
        found &= Q(pk__in=RemedyCase.objects.filter(grounds__code=wanted.ground).values("pk"))
    if wanted.year:
        found &= Q(counted_from__year=wanted.year)
    if wanted.mine:
        found &= Q(handler=actor.pk)
    if wanted.overdue:
        found &= Q(due_on__lt=clock.today())
    if wanted.words:
        found &= Q(case_no__contains=wanted.words) | Q(body_name__contains=wanted.words)
    return found


def waiting_for(actor: Staff) -> QuerySet[RemedyCase]:
    """Cases of the own body in which this body must act."""
    return visible_to(actor).filter(due_on__isnull=False, agency_id__in=actor.own_bodies)
