"""What follows when a document or an interpretation comes before the public or leaves it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.apps.holiday_calendar import queries as calendars
from gongkai.apps.interpretations import queries
from gongkai.apps.interpretations.models import Interpretation, InterpretationPlan
from gongkai.apps.interpretations.states import OPEN, WORKFLOW, State
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.services.publishing import SHOWN_AS
from gongkai.lib import clock, versions
from gongkai.statute.publication import interpretation_deadline


def document_shown(item: Item) -> None:
    """The limit begins with the first publication; a document that went out without a plan gets an empty one."""
    plan = queries.plan_of(item)
    if plan is None:
        if not queries.must_be_interpreted(item):
            return
        plan = InterpretationPlan.objects.create(item=item, agency=item.agency, interpreter=item.agency)
    assert item.published_at is not None  # it is public
    on = clock.day_of(item.published_at)
    versions.save(plan, published_on=on, due_on=_due(plan, on))
    _pages_of_partners(item)


def document_gone(item: Item) -> None:
    """Nobody interprets what was taken back: the limit ends, and the figures leave it out."""
    if plan := queries.plan_of(item):
        versions.save(plan, published_on=None, due_on=None)
    _pages_of_partners(item)


def interpretation_shown(item: Item) -> None:
    found = queries.interpretation_of(item)
    if found is None:
        return
    # The page of the document lists what interprets it; one that is shown anew may be called otherwise now.
    is_first = item.renewed_at == item.published_at
    page_outbox.note(SHOWN_AS, [found.document_id], only_adds=is_first)
    plan = queries.plan_of(found.document)
    if plan is not None and plan.state != State.INTERPRETED:
        move = WORKFLOW.require(None, plan, "interpret")
        versions.save(plan, state=move.to, interpreted_on=clock.today())


def interpretation_gone(item: Item) -> None:
    found = queries.interpretation_of(item)
    if found is None:
        return
    page_outbox.note(SHOWN_AS, [found.document_id])
    plan = queries.plan_of(found.document)
    left = Interpretation.objects.filter(document=found.document, item__is_public=True)
    if plan is not None and plan.state == State.INTERPRETED and not left.exists():
        move = WORKFLOW.require(None, plan, "lose")
        versions.save(plan, state=move.to, interpreted_on=None)


def _due(plan: InterpretationPlan, on: date) -> date:
    calendar = calendars.provisional(calendars.current())
    return interpretation_deadline(on, calendar, working_days=queries.rule_for(plan.agency).working_days).day


def _pages_of_partners(document: Item) -> None:
    """Their pages name the document and link to it."""
    rows = Interpretation.objects.filter(document=document, item__is_public=True).values_list(
        "item", flat=True
    )
    page_outbox.note(SHOWN_AS, list(rows))


@transaction.atomic
def count_again(**narrowing: Any) -> int:
    """Limits anew after a notice of holidays was loaded, or another number of days settled; gives how many changed."""
    open_plans = InterpretationPlan.objects.filter(state__in=OPEN, due_on__isnull=False, **narrowing)
    changed = 0
    for plan in open_plans.select_related("agency").order_by("pk"):
        assert plan.published_on is not None  # a constraint holds it
        due = _due(plan, plan.published_on)
        if due != plan.due_on:
            versions.save(plan, due_on=due)
            changed += 1
    return changed
