"""What a body has settled for its publishing, for the office that settles it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive.models import Column, IndexRule, ReviewPolicy
from gongkai.apps.proactive.queries.staff import above, bodies_in_sight, nearest, nearest_rule
from gongkai.apps.proactive.steps import DEFAULT, Stage, stages_of
from gongkai.lib.errors import NotAllowed
from gongkai.lib.together import together


def bodies_of_office(actor: Staff) -> QuerySet[Agency]:
    """Open bodies whose publishing the person settles: where the office is, and all below."""
    reach = Q(pk__in=())
    for mandate in actor.mandates if actor.is_active else ():
        if mandate.role == Role.DISCLOSURE_OFFICE:
            reach |= Q(path__startswith=mandate.path)
    return Agency.objects.filter(reach, closed_on=None).order_by("path")


def body_to_settle(actor: Staff, pk: int) -> Agency:
    """Raises Http404."""
    if (body := bodies_of_office(actor).filter(pk=pk).first()) is None:
        raise Http404
    return body


def body_settled(actor: Staff, pk: int, why_not: str, act: str) -> Agency:
    """A body in sight, of whose office the actor is. Raises Http404; NotAllowed with that sentence, with %(agency)s."""
    if (body := bodies_in_sight(actor).filter(pk=pk).first()) is None:
        raise Http404
    if not actor.has_role(Role.DISCLOSURE_OFFICE, agency=body):
        raise NotAllowed(why_not % {"agency": body.name}, act=act)
    return body


def column_to_settle(actor: Staff, pk: int) -> Column:
    """A column of the site of a body that the person settles. Raises Http404."""
    rows = Column.objects.filter(agency__in=bodies_of_office(actor).order_by().values("pk"))
    if (column := rows.select_related("agency", "parent").filter(pk=pk).first()) is None:
        raise Http404
    return column


@dataclass(frozen=True)
class Placed:
    """A column in the tree of its site. policy: what holds for it at the body asked about, None for the default."""

    column: Column
    depth: int
    policy: ReviewPolicy | None


@dataclass(frozen=True)
class Settled:
    """owner: whose tree of columns it is, None where there is no tree. policy: of the body, own or from above."""

    agency: Agency
    owner: Agency | None
    columns: tuple[Placed, ...]
    policy: ReviewPolicy | None
    rules: tuple[IndexRule, ...]
    rule: IndexRule | None

    @property
    def stages(self) -> tuple[Stage, ...]:
        return stages_of(self.policy.steps) if self.policy else DEFAULT


def settled(agency: Agency) -> Settled:
    """All that holds for a body today, in one query. rules: its own, the newest first."""
    bodies = above(agency).order_by().values("pk")
    columns, policies, rules = together(
        Column.objects.filter(agency__in=bodies).select_related("agency"),
        ReviewPolicy.objects.filter(agency__in=bodies).select_related("agency", "set_by"),
        IndexRule.objects.filter(agency__in=bodies).select_related("agency"),
    )
    owner = max((one.agency for one in columns), key=lambda one: len(one.path), default=None)
    rows = sorted((one for one in columns if one.agency == owner), key=lambda one: (one.order, one.pk))
    own = (one for one in rules if one.agency_id == agency.pk)
    return Settled(
        agency=agency,
        owner=owner,
        columns=tuple(_tree(rows, policies)),
        policy=_holding(policies, None),
        rules=tuple(sorted(own, key=lambda one: one.valid_from, reverse=True)),
        rule=nearest_rule(rules),
    )


def _tree(rows: list[Column], policies: list[ReviewPolicy]) -> list[Placed]:
    below: dict[int | None, list[Column]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    found: list[Placed] = []

    def walk(parent: int | None, depth: int) -> None:
        for row in below.get(parent, ()):
            found.append(Placed(row, depth, _holding(policies, row.pk)))
            walk(row.pk, depth + 1)

    walk(None, 0)
    return found


def _holding(policies: list[ReviewPolicy], column: int | None) -> ReviewPolicy | None:
    return nearest(one for one in policies if one.column_id in {None, column})


def own_policy(agency: Agency, column: Column | None) -> ReviewPolicy | None:
    return ReviewPolicy.objects.filter(agency=agency, column=column).first()
