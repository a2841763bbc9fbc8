"""Lists of items for staff: narrowed through the door of `visible_to`, and what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive import states, steps
from gongkai.apps.proactive.models import Column, Item, ItemVersion, Review, ReviewPolicy, Verdict
from gongkai.apps.proactive.queries.staff import bodies_in_sight, visible_to
from gongkai.apps.proactive.states import State
from gongkai.apps.proactive.steps import DEFAULT, Stage, stages_of

# A list shows the title of a version; its text may be as long as a book.
LONG = ("newest__body", "newest__fields", "newest__findings", "newest__summary")
LOOKED_AT = 500  # items in review of which the due step is worked out at once


@dataclass(frozen=True)
class Filter:
    """How a list is narrowed; what is empty does not narrow. column: id. mine: written by the person."""

    state: str = ""
    column: int | None = None
    words: str = ""
    agency: Agency | None = None
    mine: bool = False


def narrowed(actor: Staff, wanted: Filter) -> QuerySet[Item]:
    """Items, those worked on last first."""
    rows = visible_to(actor).select_related("agency", "column", "newest__author").defer(*LONG)
    return rows.filter(_narrowing(actor, wanted)).order_by("-touched_at", "-pk")


def _narrowing(actor: Staff, wanted: Filter) -> Q:
    found = Q(state=wanted.state) if wanted.state else ~Q(state=State.DISCARDED)
    if wanted.column:
        found &= Q(newest__column=wanted.column)
    if wanted.agency:
        found &= Q(agency=wanted.agency)
    if wanted.mine:
        found &= Q(newest__author=actor.pk)
    if wanted.words:
        found &= (
            Q(newest__title__contains=wanted.words) | Q(index_no=wanted.words) | Q(document_no=wanted.words)
        )
    return found


def columns_in_sight(actor: Staff) -> QuerySet[Column]:
    """Columns into which the bodies that the actor sees publish: of their own trees, and of the trees above them."""
    bodies = bodies_in_sight(actor)
    paths = {mandate.path for mandate in actor.mandates}
    above = Q(agency__path__in={one for path in paths for one in _paths_above(path)})
    own = Q(agency__in=bodies.order_by().values("pk"))
    return Column.objects.filter(own | above).order_by("agency__path", "order", "pk")


def _paths_above(path: str) -> list[str]:
    """A path and those of all bodies above it."""
    ends = [at + 1 for at, sign in enumerate(path) if sign == "/"]
    return [path[:end] for end in ends if path[:end] != "/"]


def written_by(actor: Staff) -> QuerySet[Item]:
    """What the person writes: drafts, and what is approved and waits to be published."""
    rows = narrowed(actor, Filter(mine=True))
    return rows.filter(state__in=(State.DRAFT, State.APPROVED))


def bodies_of_writer(actor: Staff) -> QuerySet[Agency]:
    """Bodies for which the person may begin an item: where a writing role was given, not all below it."""
    places = {mandate.agency_id for mandate in actor.mandates if mandate.role in states.WRITERS}
    return Agency.objects.filter(pk__in=places, closed_on=None).order_by("path")


def awaiting_review(actor: Staff) -> QuerySet[Item]:
    """Items whose step is this person's turn; never what the person wrote on, or passed a step of."""
    if not actor.is_active or not any(mandate.role in states.REVIEWERS for mandate in actor.mandates):
        return Item.objects.none()
    rows = visible_to(actor).filter(state=State.IN_REVIEW).select_related("agency", "newest").defer(*LONG)
    waiting = list(rows.exclude(_own_work(actor)).order_by("touched_at", "pk")[:LOOKED_AT])
    due = _due_steps(waiting)
    mine = [item.pk for item in waiting if _is_turn_of(actor, item, due[item.pk])]
    return narrowed(actor, Filter()).filter(pk__in=mine).order_by("touched_at", "pk")


def _own_work(actor: Staff) -> Q:
    """Items on which the person wrote since the last publication, or of whose newest version a step was passed."""
    own = ItemVersion.objects.filter(author=actor.pk).filter(
        Q(item__published=None) | Q(number__gt=F("item__published__number"))
    )
    passed = Review.objects.filter(reviewer=actor.pk, verdict=Verdict.PASSED)
    return Q(pk__in=own.order_by().values("item")) | Q(newest__in=passed.order_by().values("version"))


def _is_turn_of(actor: Staff, item: Item, stage: Stage | None) -> bool:
    return stage is not None and actor.has_role(stage.role, agency=item.agency)


def _due_steps(items: list[Item]) -> dict[int, Stage | None]:
    """The step whose turn it is of each, in two queries whatever their number."""
    passed: dict[int, list[str]] = {}
    rows = Review.objects.filter(
        version__in=[item.newest_id for item in items], verdict=Verdict.PASSED
    ).values_list("version__item", "step")
    for pk, step in rows if items else ():
        passed.setdefault(pk, []).append(step)
    policies = list(_policies_above({item.agency.path for item in items})) if items else []
    return {item.pk: steps.due(_stages(policies, item), passed.get(item.pk, [])) for item in items}


def _policies_above(paths: Iterable[str]) -> QuerySet[ReviewPolicy]:
    above = {one for path in paths for one in _paths_above(path)}
    return ReviewPolicy.objects.filter(agency__path__in=above).select_related("agency")


def _stages(policies: list[ReviewPolicy], item: Item) -> tuple[Stage, ...]:
    """As `staff.stages_for`, out of policies that were read for many items at once."""
    newest = item.newest
    assert newest is not None  # an item is made together with its first version
    holding = [
        one
        for one in policies
        if item.agency.path.startswith(one.agency.path) and one.column_id in {None, newest.column_id}
    ]
    if not holding:
        return DEFAULT
    nearest = max(holding, key=lambda one: (len(one.agency.path), one.column_id is not None))
    return stages_of(nearest.steps)
