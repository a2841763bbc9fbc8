"""Who interprets a document, how and when, or why nobody does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.events.services import record
from gongkai.apps.interpretations import events, queries
from gongkai.apps.interpretations.kinds import Form
from gongkai.apps.interpretations.models import InterpretationPlan
from gongkai.apps.interpretations.states import WORKFLOW
from gongkai.apps.proactive.models import Item
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed


@transaction.atomic
def plan(
    actor: Staff,
    pk: int,
    *,
    interpreter: Agency,
    responsible: str,
    forms: Sequence[str],
    planned_on: date | None = None,
    version: int | None = None,
) -> InterpretationPlan:
    """Plan the interpretation of a document. Raises Http404, NotAllowed, Stale.

    interpreter: the body that drafted the document. responsible: its head, who interprets first and answers for it.
    """
    found = _plan_for(queries.document(actor, pk))
    move = WORKFLOW.require(actor, found, "plan", queries.facts(actor, found))
    versions.expect(found, version)
    if not responsible.strip():
        raise NotAllowed(_("还没有写第一责任人；请写起草单位主要负责人的姓名。"), act="plan")
    if not forms or not set(forms) <= set(Form.values):
        raise NotAllowed(_("还没有选择解读形式；请至少选择一种。"), act="plan")
    versions.save(
        found, state=move.to, interpreter=interpreter, responsible=responsible.strip()[:40], forms=list(forms),
        planned_on=planned_on, reason="", decided_by=actor, decided_at=clock.now(),
    )  # fmt: skip
    data = {"item": pk, "interpreter": interpreter.pk, "forms": list(forms), "on": planned_on}
    record(events.PLANNED, by=actor, subject=found, agency=found.agency_id, data=data)
    return found


@transaction.atomic
def exempt(actor: Staff, pk: int, *, reason: str, version: int | None = None) -> InterpretationPlan:
    """Say why a document is not interpreted. Raises Http404, NotAllowed, Stale."""
    found = _plan_for(queries.document(actor, pk))
    move = WORKFLOW.require(actor, found, "exempt", queries.facts(actor, found))
    versions.expect(found, version)
    if not reason.strip():
        raise NotAllowed(_("还没有写不需要解读的理由；审核人会看到这条理由。"), act="exempt")
    versions.save(found, state=move.to, reason=reason.strip()[:400], decided_by=actor, decided_at=clock.now())
    record(events.EXEMPTED, by=actor, subject=found, agency=found.agency_id, data={"item": pk})
    return found


def _plan_for(item: Item) -> InterpretationPlan:
    """Its plan, or an empty one that the act fills in the same transaction."""
    found = queries.plan_of(item)
    return found or InterpretationPlan.objects.create(item=item, agency=item.agency, interpreter=item.agency)
