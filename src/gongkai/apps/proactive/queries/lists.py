"""Lists of items for staff: narrowed through the door of `visible_to`, and what waits for whom."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.models.grants import Mandate
from gongkai.apps.agencies.roles import REACHING
from gongkai.apps.proactive import states
from gongkai.apps.proactive.models import Column, Item, ItemVersion, Pressing, Review, Verdict
from gongkai.apps.proactive.queries.named import Filter, Sought
from gongkai.apps.proactive.queries.staff import bodies_in_sight, visible_to
from gongkai.apps.proactive.states import State
from gongkai.lib.plans import Unindexed, UnindexedInSQLite
from gongkai.lib.together import together

# A list shows the title of a version; its text may be as long as a book.
LONG = ("newest__body", "newest__fields", "newest__findings", "newest__summary")
# Where a body or a column is only to be chosen.
NOT_CHOSEN_BY = (
    *(f"agency.contact_{name}" for name in ("address", "phone", "email")), "agency.code", "agency.site_id_code",
    "column.description", "column.keywords",
)  # fmt: skip


def narrowed(actor: Staff, wanted: Filter) -> QuerySet[Item]:
    """Items: first what presses, then those worked on last. They are found by what narrows them, then put in order.

    Words apart: those are looked up first, see `called`.
    """
    rows = _shown(visible_to(actor)).filter(_narrowing(actor, wanted))
    if wanted.mine:
        rows = rows.filter(newest__author=actor.pk)
    return rows.order_by(Unindexed("pressing").desc(), "-touched_at", "-pk")


def along(actor: Staff, wanted: Filter) -> QuerySet[Item]:
    """The same, met along an index in their order, of a body, of a column or of all: for lists too long to be sorted."""
    rows = _shown(visible_to(actor, by_body=False)).filter(_narrowing(actor, wanted))
    if wanted.mine:
        rows = rows.alias(by=UnindexedInSQLite("newest__author_id")).filter(by=actor.pk)
    return rows.order_by("-pressing", "-touched_at", "-pk")


def called(actor: Staff, wanted: Filter, sought: Sought) -> QuerySet[Item]:
    """The same of a list that words narrow. sought: what `look_up` gave; so few that they are found first."""
    rows = visible_to(actor, by_body=bool(wanted.waiting))
    if sought.looked_through:
        few = wanted.state == State.DISCARDED
        last = narrowed(actor, wanted) if few else along(actor, wanted)
        rows = rows.filter(pk__in=last.values("pk")[: sought.looked_through])
    rows = sought.narrowed(_shown(rows).filter(_narrowing(actor, wanted)))
    if wanted.mine:
        rows = rows.alias(by=Unindexed("newest__author_id")).filter(by=actor.pk)
    return rows.order_by(Unindexed("pressing").desc(), "-touched_at", "-pk")


def _shown(rows: QuerySet[Item]) -> QuerySet[Item]:
    """With what a line of a list shows."""
    return rows.select_related("agency", "column", "newest__author").defer(*LONG)


def _narrowing(actor: Staff, wanted: Filter) -> Q:
    found = Q(state=wanted.state) if wanted.state else ~Q(state=State.DISCARDED)
    if wanted.column:
        found &= Q(column=wanted.column)
    if wanted.agency:
        found &= Q(agency=wanted.agency)
    if wanted.waiting == "late":
        found &= Q(pressing=Pressing.LATE)
    elif wanted.waiting:
        rows = awaiting_review(actor) if wanted.waiting == "review" else awaiting_review_after(actor)
        found &= Q(pk__in=rows.order_by().values("pk"))
    return found


def columns_in_sight(actor: Staff) -> QuerySet[Column]:
    """Columns into which the bodies that the actor sees publish: of their own trees, and of the trees above them."""
    bodies = bodies_in_sight(actor)
    paths = {mandate.path for mandate in actor.mandates}
    above = Q(agency__path__in={one for path in paths for one in _paths_above(path)})
    own = Q(agency__in=bodies.order_by().values("pk"))
    return Column.objects.filter(own | above).order_by("agency__path", "order", "pk")


def to_choose_from(actor: Staff) -> tuple[list[Agency], list[Column]]:
    """Bodies and columns by which a list is narrowed, in their order, in one query."""
    found = together(
        bodies_in_sight(actor), columns_in_sight(actor).select_related("agency"), without=NOT_CHOSEN_BY
    )
    bodies, columns = sorted(found[0], key=lambda one: one.path), found[1]
    return bodies, sorted(columns, key=lambda one: (one.agency.path, one.order, one.pk))


def _paths_above(path: str) -> list[str]:
    """A path and those of all bodies above it."""
    ends = [at + 1 for at, sign in enumerate(path) if sign == "/"]
    return [path[:end] for end in ends if path[:end] != "/"]


def written_by(actor: Staff) -> QuerySet[Item]:
    """What the person writes: drafts, and what is approved and waits to be published."""
    # The condition of the index is said for SQLite.
    rows = visible_to(actor, by_body=False).filter(awaits_author=actor.pk, awaits_author__isnull=False)
    return _shown(rows).order_by("-pressing", "-touched_at", "-pk")


def bodies_of_writer(actor: Staff) -> QuerySet[Agency]:
    """Bodies for which the person may begin an item: where a writing role was given, not all below it."""
    places = {mandate.agency_id for mandate in actor.mandates if mandate.role in states.WRITERS}
    return Agency.objects.filter(pk__in=places, closed_on=None).order_by("path")


def awaiting_review(actor: Staff) -> QuerySet[Item]:
    """Items whose step is this person's turn; never what the person wrote on, or passed a step of."""
    held = [
        mandate for mandate in (actor.mandates if actor.is_active else ()) if mandate.role in states.REVIEWERS
    ]
    turn = Q(pk__in=())
    for mandate in held:
        turn |= _covered(mandate) & Q(awaits_role=mandate.role)
    # Found by the roles alone, in an index that holds nothing but what waits; it says so, and so SQLite takes it.
    waiting = visible_to(actor, by_body=False).filter(
        ~Q(awaits_role=""), turn, awaits_role__in={mandate.role for mandate in held}
    )
    rows = _shown(waiting).exclude(_wrote_or_passed(actor))
    return rows.order_by(F("publish_by").asc(nulls_last=True), "touched_at", "pk")


def _covered(mandate: Mandate) -> Q:
    """Items of the bodies where it holds; as `Mandate.covers`."""
    if mandate.role not in REACHING:
        return Q(agency=mandate.agency_id)
    return Q(agency__in=Agency.objects.filter(path__startswith=mandate.path).order_by().values("pk"))


def _wrote_or_passed(actor: Staff) -> Q:
    """The person wrote on the item since its last publication, or passed a step of its newest version.

    Asked of each item that waits: what a person wrote in all these years is more than what waits today.
    """
    own = ItemVersion.objects.filter(item=OuterRef("pk"), author=actor.pk).filter(
        Q(item__published=None) | Q(number__gt=F("item__published__number"))
    )
    passed = Review.objects.filter(version=OuterRef("newest"), reviewer=actor.pk, verdict=Verdict.PASSED)
    return Q(Exists(own)) | Q(Exists(passed))


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
