"""Which documents and interpretations staff may see and work on. The actor comes first.

A body that drafted a document of another body sees it here from its publication on; before that it is the other's.
"""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.interpretations.guards import Facts
from gongkai.apps.interpretations.kinds import INTERPRETATION, POLICY
from gongkai.apps.interpretations.models import Interpretation, InterpretationPlan
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.beside import Beside
from gongkai.apps.proactive.models import Column, Item
from gongkai.apps.proactive.queries.staff import above
from gongkai.apps.proactive.states import State as ItemState

NOT_OUT = tuple(state for state in ItemState if state not in {ItemState.PUBLISHED, ItemState.DISCARDED})
DOCUMENTS_AT_MOST = 100_000
SHOWN_AT_MOST = 200  # documents offered in a form, the newest first


def visible_to(actor: Staff) -> QuerySet[Item]:
    """Policy documents of the bodies in sight, and public ones that these bodies interpret."""
    bodies = items.bodies_in_sight(actor).order_by().values("pk")
    interpreted = InterpretationPlan.objects.filter(interpreter__in=bodies, published_on__isnull=False)
    seen = Q(agency__in=bodies) | Q(pk__in=interpreted.order_by().values("item"), is_public=True)
    return Item.objects.filter(seen, kind__in=POLICY)


def document(actor: Staff, pk: int) -> Item:
    """One document with its plan, or 404."""
    rows = visible_to(actor).select_related("agency", "column", "newest", "published", "interpretation_plan")
    if (found := rows.filter(pk=pk).first()) is None:
        raise Http404
    return found


PLAN = Beside(
    "interpretations.plan",
    frozenset(POLICY),
    lambda item: InterpretationPlan.objects.filter(item=item).select_related(
        "agency", "interpreter", "decided_by"
    ),
    to="item",
)
TOLD = ("state", "newest__title", "agency__name")  # of an item that is a line of a list
PAIRED = Beside(
    "interpretations.paired",
    frozenset(POLICY),
    lambda item: (
        Interpretation.objects.filter(document=item)
        .exclude(item__state=ItemState.DISCARDED)
        .select_related("item__newest", "item__agency")
        .only("form", "document", *(f"item__{part}" for part in TOLD))
    ),
    to="document",
)
OWN = Beside(
    "interpretations.own",
    frozenset({INTERPRETATION}),
    lambda item: Interpretation.objects.filter(item=item).select_related(
        "document__newest", "document__published", "document__agency"
    ),
    to="item",
)


def plan_of(item: Item) -> InterpretationPlan | None:
    return next(iter(PLAN.of(item)), None)


def interpretations_of(item: Item) -> list[Interpretation]:
    """All that are paired with a document and not given up, oldest first."""
    return PAIRED.of(item)


def interpretation_of(item: Item) -> Interpretation | None:
    """The pairing of an item that interprets."""
    return next(iter(OWN.of(item)), None)


def interpretation_to_pair(actor: Staff, pk: int) -> Item:
    """An item of the kind that interprets, or 404."""
    found = items.get(actor, pk)
    if found.kind != INTERPRETATION:
        raise Http404
    return found


def documents_to_interpret(actor: Staff) -> QuerySet[Item]:
    """What an interpretation may be paired with: documents in sight, and every public one, the newest first."""
    # Each of the two by its own index; together they would be looked for among all items. The order of the index is said,
    # and an end that nobody reaches: SQLite knows no kind to be rarer than another, and would read everything.
    public = Item.objects.filter(kind__in=POLICY, is_public=True)
    public = public.order_by("kind", "validity_status", "-published_at", "-pk")[:DOCUMENTS_AT_MOST]
    own = items.visible_to(actor).filter(kind__in=POLICY, is_public=False, state__in=NOT_OUT).order_by()
    rows = Item.objects.filter(Q(pk__in=public.values("pk")) | Q(pk__in=own.values("pk")))
    return _to_interpret(rows).order_by("-touched_at", "-pk")


def document_to_interpret(actor: Staff, pk: int) -> Item | None:
    """One of these."""
    seen = Q(agency__in=items.bodies_in_sight(actor).order_by().values("pk")) | Q(is_public=True)
    return _to_interpret(Item.objects.filter(seen, pk=pk, kind__in=POLICY)).first()


def _to_interpret(rows: QuerySet[Item]) -> QuerySet[Item]:
    rows = rows.exclude(state=ItemState.DISCARDED)
    return rows.select_related("newest").defer("newest__body", "newest__findings")


def interpreters(item: Item) -> QuerySet[Agency]:
    """Bodies that may have drafted a document: its own, those above, and those below the top of the same tree."""
    top = above(item.agency).first()
    rows = Agency.objects.filter(closed_on=None)
    return rows.filter(path__startswith=top.path).order_by("path") if top else rows.none()


def places_to_write(actor: Staff) -> list[tuple[Agency, Column]]:
    """Where the actor may begin an interpretation: own bodies with the columns of this kind."""
    return [
        (body, column)
        for body in items.bodies_of_writer(actor)
        for column in items.columns_for(body).filter(kind=INTERPRETATION)
    ]


def may_begin(actor: Staff) -> bool:
    """Whether there is any such place."""
    places = [items.columns_for(body).filter(kind=INTERPRETATION) for body in items.bodies_of_writer(actor)]
    return (
        bool(places)
        and Column.objects.filter(
            reduce(or_, (Q(pk__in=one.order_by().values("pk")) for one in places))
        ).exists()
    )


def facts(actor: Staff | None, plan: InterpretationPlan) -> Facts:
    planner = {plan.decided_by_id} if plan.decided_by_id else set()
    item = plan.item
    return Facts(
        actor=actor.pk if actor else None,
        involved=items.authors_of(item) | planner,
        is_settled=item.is_public or item.state == ItemState.APPROVED,
    )
