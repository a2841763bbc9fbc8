"""Lists of items for staff: narrowed through the door of `visible_to`, and what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.models.grants import Mandate
from gongkai.apps.agencies.roles import REACHING
from gongkai.apps.proactive import states
from gongkai.apps.proactive.models import Column, Item, ItemVersion, Pressing, Review, Verdict
from gongkai.apps.proactive.queries.staff import bodies_in_sight, visible_to
from gongkai.apps.proactive.states import State

# A list shows the title of a version; its text may be as long as a book.
LONG = ("newest__body", "newest__fields", "newest__findings", "newest__summary")


@dataclass(frozen=True)
class Filter:
    """How a list is narrowed; what is empty does not narrow. column: id. mine: written by the person.

    waiting: `review` and `review_after` for what is this person's turn, `late` for what should be public by now.
    """

    state: str = ""
    column: int | None = None
    words: str = ""
    agency: Agency | None = None
    mine: bool = False
    waiting: str = ""


def narrowed(actor: Staff, wanted: Filter) -> QuerySet[Item]:
    """Items: first what presses, then those worked on last."""
    rows = visible_to(actor).select_related("agency", "column", "newest__author").defer(*LONG)
    return rows.filter(_narrowing(actor, wanted)).order_by("-pressing", "-touched_at", "-pk")


def _narrowing(actor: Staff, wanted: Filter) -> Q:
    found = Q(state=wanted.state) if wanted.state else ~Q(state=State.DISCARDED)
    if wanted.column:
        found &= Q(newest__column=wanted.column)
    if wanted.agency:
        found &= Q(agency=wanted.agency)
    if wanted.mine:
        found &= Q(newest__author=actor.pk)
    if wanted.waiting == "late":
        found &= Q(pressing=Pressing.LATE)
    elif wanted.waiting:
        rows = awaiting_review(actor) if wanted.waiting == "review" else awaiting_review_after(actor)
        found &= Q(pk__in=rows.order_by().values("pk"))
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
    turn = Q(pk__in=())
    for mandate in actor.mandates if actor.is_active else ():
        if mandate.role in states.REVIEWERS:
            turn |= _covered(mandate) & Q(awaits_role=mandate.role)
    rows = narrowed(actor, Filter()).filter(turn).exclude(_own_work(actor))
    return rows.order_by(F("publish_by").asc(nulls_last=True), "touched_at", "pk")


def _covered(mandate: Mandate) -> Q:
    """Items of the bodies where it holds; as `Mandate.covers`."""
    if mandate.role not in REACHING:
        return Q(agency=mandate.agency_id)
    return Q(agency__in=Agency.objects.filter(path__startswith=mandate.path).order_by().values("pk"))


def _own_work(actor: Staff) -> Q:
    """Items on which the person wrote since the last publication, or of whose newest version a step was passed."""
    own = ItemVersion.objects.filter(author=actor.pk).filter(
        Q(item__published=None) | Q(number__gt=F("item__published__number"))
    )
    passed = Review.objects.filter(reviewer=actor.pk, verdict=Verdict.PASSED)
    return Q(pk__in=own.order_by().values("item")) | Q(newest__in=passed.order_by().values("version"))


def awaiting_review_after(actor: Staff) -> QuerySet[Item]:
    """Emergency releases whose review is this person's, the first limit first: neither written nor released by them."""
    covered = Q(pk__in=())
    for mandate in actor.mandates if actor.is_active else ():
        if mandate.role in states.PUBLISHERS:
            covered |= _covered(mandate)
    rows = narrowed(actor, Filter()).filter(covered, pressing=Pressing.AFTER_REVIEW)
    return rows.exclude(Q(released_by=actor.pk) | Q(newest__author=actor.pk)).order_by(
        "after_review_due", "pk"
    )


def late(actor: Staff) -> QuerySet[Item]:
    """What should have been public by now (条例第二十六条), the longest overdue first."""
    return narrowed(actor, Filter()).filter(pressing=Pressing.LATE).order_by("publish_by", "pk")
