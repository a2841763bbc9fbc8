"""Lists of public comments, and what waits."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive import states as item_states
from gongkai.apps.proactive.models import Item
from gongkai.apps.public_comments.kinds import COMMENT
from gongkai.apps.public_comments.models import Opinion, PublicComment
from gongkai.apps.public_comments.queries.staff import visible_to
from gongkai.apps.public_comments.states import State
from gongkai.lib import clock
from gongkai.lib.inner import NumberOf

LONG = ("item__newest__body", "item__newest__fields", "item__newest__findings", "item__newest__summary")
OWN_LONG = ("basis", "explanation")


@dataclass(frozen=True)
class Filter:
    """stage: a state, or overdue (closed, and the day for its result is over); what is empty does not narrow."""

    stage: str = ""
    agency: Agency | None = None


def _is_overdue() -> Q:
    return Q(state=State.CLOSED, result_due_on__lt=clock.today())


def narrowed(actor: Staff, wanted: Filter) -> QuerySet[PublicComment]:
    """With the number of opinions; what closes last stands first."""
    rows = visible_to(actor)
    if wanted.stage:
        rows = rows.filter(_is_overdue() if wanted.stage == "overdue" else Q(state=wanted.stage))
    if wanted.agency:
        rows = rows.filter(agency=wanted.agency)
    rows = rows.select_related("item__newest", "agency").defer(*LONG, *OWN_LONG)
    # Counted for the rows of a page alone: a join would group all comments before the first fifty are known.
    received = NumberOf(Opinion.objects.filter(comment=OuterRef("pk")).order_by())
    return rows.annotate(received=received).order_by("-closes_on", "-pk")


def _of_writer(actor: Staff) -> QuerySet[PublicComment]:
    rows = visible_to(actor).filter(agency__in=items.bodies_of_writer(actor).order_by().values("pk"))
    return rows.select_related("item__newest", "agency").defer(*LONG, *OWN_LONG)


def to_sort(actor: Staff) -> QuerySet[PublicComment]:
    """Closed, and the result is not out: what is due first."""
    return _of_writer(actor).filter(state=State.CLOSED).order_by("result_due_on", "pk")


def overdue_results(actor: Staff) -> QuerySet[PublicComment]:
    return visible_to(actor).filter(_is_overdue())


def drafts_without_period(actor: Staff) -> QuerySet[Item]:
    """Items of this kind in work for which nobody has set period and ways."""
    rows = items.visible_to(actor).filter(kind=COMMENT, public_comment=None, state__in=item_states.OPEN)
    return (
        rows.select_related("newest", "agency")
        .defer("newest__body", "newest__findings")
        .order_by("-touched_at", "-pk")
    )
