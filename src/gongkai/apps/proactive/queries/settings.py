"""What a body has settled for its publishing, for the office that settles it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive.models import Column, IndexRule, ReviewPolicy
from gongkai.apps.proactive.queries.staff import above, nearest, rule_for
from gongkai.apps.proactive.steps import DEFAULT, Stage, stages_of


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
    """All that holds for a body today, in five queries. rules: its own, the newest first."""
    owner = above(agency).filter(columns__isnull=False).order_by("-path").first()
    rows = list(Column.objects.filter(agency=owner).order_by("order", "pk")) if owner else []
    policies = list(
        ReviewPolicy.objects.filter(agency__in=above(agency).values("pk")).select_related("agency", "set_by")
    )
    return Settled(
        agency=agency,
        owner=owner,
        columns=tuple(_tree(rows, policies)),
        policy=_holding(policies, None),
        rules=tuple(IndexRule.objects.filter(agency=agency).order_by("-valid_from")),
        rule=rule_for(agency),
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
