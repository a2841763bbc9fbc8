"""What the clock does to comments: they open and close on their days, and the public pages say so."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from gongkai.apps.events.services import record
from gongkai.apps.public_comments import events, queries
from gongkai.apps.public_comments.models import Opinion, PublicComment
from gongkai.apps.public_comments.services.keeping import shown_anew
from gongkai.apps.public_comments.states import WORKFLOW, State
from gongkai.lib import clock, versions


def advance() -> int:
    """Open what begins, close what is over; gives how many moved. A second run finds none."""
    today = clock.today()
    due = Q(state=State.ANNOUNCED, opens_on__lte=today) | Q(state=State.OPEN, closes_on__lt=today)
    return sum(_advance(pk) for pk in list(PublicComment.objects.filter(due).values_list("pk", flat=True)))


@transaction.atomic
def _advance(pk: int) -> bool:
    found = PublicComment.objects.select_related("item", "agency").get(pk=pk)
    moved = step(found, clock.today())
    if moved:
        shown_anew(found.item)
    return moved


def step(found: PublicComment, today: date) -> bool:
    """Bring a public comment to where the day has it; False where it stands there already."""
    moved = False
    if found.state == State.ANNOUNCED and found.opens_on <= today:
        move = WORKFLOW.require(None, found, "open", queries.facts(found))
        versions.save(found, state=move.to)
        record(events.OPENED, by=None, subject=found, agency=found.agency_id, data={"until": found.closes_on})
        moved = True
    if found.state == State.OPEN and found.closes_on < today:
        move = WORKFLOW.require(None, found, "close", queries.facts(found))
        versions.save(found, state=move.to)
        count = Opinion.objects.filter(comment=found).count()
        record(events.CLOSED, by=None, subject=found, agency=found.agency_id, data={"count": count})
        moved = True
    return moved
