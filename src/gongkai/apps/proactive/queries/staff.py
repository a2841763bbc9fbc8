"""Items as staff see them: those of bodies where they work, and those a role reaches down to."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet, Subquery
from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.queries import bodies_seen, in_charge_of
from gongkai.apps.agencies.roles import OVERSIGHT
from gongkai.apps.proactive import markup, states
from gongkai.apps.proactive.models import Column, IndexRule, Item, ReviewPolicy
from gongkai.apps.proactive.overlap import Overlap, overlap
from gongkai.apps.proactive.steps import DEFAULT, Stage, stages_of
from gongkai.lib import clock
from gongkai.lib.plans import UnindexedInSQLite

WORKING = frozenset(states.EVERYONE)
AFTER_REVIEW_DAYS = 2


def bodies_in_sight(actor: Staff) -> QuerySet[Agency]:
    """Bodies whose items the actor may see: those of the own work, and all below a role that reaches down."""
    return bodies_seen(actor, WORKING)


def is_in_sight(actor: Staff, agency: Agency) -> bool:
    """As `bodies_in_sight`, of one body that was read already."""
    return actor.is_active and any(
        agency.path.startswith(mandate.path)
        if mandate.role in OVERSIGHT
        else mandate.role in WORKING and mandate.agency_id == agency.pk
        for mandate in actor.mandates
    )


def visible_to(actor: Staff, *, by_body: bool = True) -> QuerySet[Item]:
    """Items that the actor may see. by_body: whether they are found by their bodies, or the body is looked at for each."""
    # A list of bodies first: with their paths in the same condition the planner would read every item.
    bodies = bodies_in_sight(actor).order_by().values("pk")
    if by_body:
        return Item.objects.filter(agency__in=bodies)
    return Item.objects.alias(of_body=UnindexedInSQLite("agency_id")).filter(of_body__in=bodies)


def get(actor: Staff, pk: int) -> Item:
    """One item, or 404 both when it is absent and when it is not the actor's."""
    rows = visible_to(actor).select_related(
        "agency", "column", "newest__author", "newest__column", "published__column", "origin"
    )
    if (item := rows.filter(pk=pk).first()) is None:
        raise Http404
    return item


def columns_for(agency: Agency) -> QuerySet[Column]:
    """The open columns of the site into which a body publishes: the nearest tree at or above it."""
    owners = above(agency).filter(columns__isnull=False).order_by("-path")
    nearest_owner = Subquery(owners.values("pk")[:1])
    return Column.objects.filter(closed_on=None, agency=nearest_owner).order_by("order", "pk")


def above(agency: Agency) -> QuerySet[Agency]:
    """A body and all above it."""
    parts = agency.path.strip("/").split("/")
    paths, so_far = [], "/" if agency.path.startswith("/") else ""
    for part in parts:
        so_far += f"{part}/"
        paths.append(so_far)
    return Agency.objects.filter(path__in=paths).order_by("path")


def policies_above(agency: Agency, column_id: int) -> QuerySet[ReviewPolicy]:
    """What this body and those above it settled that may hold for the column.

    The items of a body that was merged are reviewed as the body that goes on with its duties reviews its own.
    """
    rows = ReviewPolicy.objects.filter(agency__in=above(in_charge_of(agency)).values("pk"))
    return rows.filter(Q(column=None) | Q(column_id=column_id)).select_related("agency")


def nearest(policies: Iterable[ReviewPolicy]) -> ReviewPolicy | None:
    """For the column before the body, and nearer before farther above."""
    return max(policies, key=lambda one: (len(one.agency.path), one.column_id is not None), default=None)


def policy_for(agency: Agency, column_id: int) -> ReviewPolicy | None:
    """What was settled; None for the default."""
    return nearest(policies_above(agency, column_id))


def stages_under(policy: ReviewPolicy | None) -> tuple[Stage, ...]:
    return stages_of(policy.steps) if policy else DEFAULT


def stages_for(agency: Agency, column_id: int) -> tuple[Stage, ...]:
    return stages_under(policy_for(agency, column_id))


def rule_for(agency: Agency) -> IndexRule | None:
    """The rule of index numbers that holds today, of the nearest body at or above this one."""
    rows = IndexRule.objects.filter(agency__in=above(agency).values("pk"))
    return nearest_rule(rows.select_related("agency"))


def nearest_rule(rules: Iterable[IndexRule]) -> IndexRule | None:
    today = clock.today()
    holding = (one for one in rules if one.valid_from <= today <= (one.valid_until or today))
    return max(holding, key=lambda one: len(one.agency.path), default=None)


def overlap_with(actor: Staff, pk: int, document: int) -> Overlap:
    """How much of an interpretation is its document word for word, in the newest version of both. Raises Http404."""
    one, other = (item.newest for item in (get(actor, pk), get(actor, document)))
    assert one is not None  # an item is made together with its first version
    assert other is not None
    return overlap(markup.words(one.body), markup.words(other.body), named=(other.title,))
