"""Documents by what their interpretation waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.interpretations.models import InterpretationPlan
from gongkai.apps.interpretations.queries.rules import asked_for
from gongkai.apps.interpretations.states import OPEN, State
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive import states as item_states
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock

LONG = ("newest__body", "newest__fields", "newest__findings", "newest__summary")
LONG_OF_PLAN = tuple(f"item__{name}" for name in LONG)


@dataclass(frozen=True)
class Filter:
    """stage: due, overdue, planned (not public yet), interpreted, exempt; what is empty does not narrow."""

    stage: str = ""
    agency: Agency | None = None


def stage_of(name: str) -> Q:
    public = Q(due_on__isnull=False)
    return {
        "due": Q(state__in=OPEN) & public,
        "overdue": Q(state__in=OPEN, due_on__lt=clock.today()),
        "planned": Q(state__in=OPEN, due_on=None, item__is_public=False),
        "interpreted": Q(state=State.INTERPRETED),
        "exempt": Q(state=State.EXEMPT),
    }.get(name, Q())


def narrowed(actor: Staff, wanted: Filter) -> QuerySet[InterpretationPlan]:
    """What is due first where it waits, else the newest first."""
    bodies = items.bodies_in_sight(actor).order_by().values("pk")
    seen = Q(agency__in=bodies) | Q(interpreter__in=bodies, published_on__isnull=False)
    rows = InterpretationPlan.objects.filter(seen & stage_of(wanted.stage))
    if wanted.agency:
        rows = rows.filter(Q(agency=wanted.agency) | Q(interpreter=wanted.agency))
    rows = rows.select_related("item__newest", "agency", "interpreter").defer(*LONG_OF_PLAN)
    if wanted.stage in {"due", "overdue"}:
        return rows.order_by(F("due_on").asc(), "pk")
    return rows.order_by(F("published_on").desc(nulls_first=True), "-pk")


def waiting_for_plan(actor: Staff, agency: Agency | None = None) -> QuerySet[Item]:
    """Documents in work that must be interpreted and have neither a plan nor a reason, the longest untouched first."""
    # Looked for among what is in work: by what their versions say they would be looked for among all there ever were.
    in_work = items.visible_to(actor).filter(asked_for(), state__in=item_states.OPEN)
    rows = Item.objects.filter(pk__in=in_work.order_by().values("pk"), interpretation_plan=None)
    rows = rows.filter(newest__attribute="proactive", newest__source_kind="own")
    if agency:
        rows = rows.filter(agency=agency)
    rows = rows.select_related("newest", "agency").defer(*LONG)
    return rows.order_by("touched_at", "pk")


def due_for(actor: Staff) -> QuerySet[InterpretationPlan]:
    """What waits for the bodies where the person writes."""
    places = {one.agency_id for one in actor.mandates if one.role in item_states.WRITERS}
    return narrowed(actor, Filter("due")).filter(interpreter__in=places)


def plans_with(actor: Staff, documents: Sequence[int]) -> QuerySet[InterpretationPlan]:
    """Those of these documents that the actor sees."""
    return narrowed(actor, Filter()).filter(item__in=list(documents))
