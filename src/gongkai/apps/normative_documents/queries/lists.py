"""Lists of documents for staff, and what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q, QuerySet

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.normative_documents import states
from gongkai.apps.normative_documents.kinds import KINDS
from gongkai.apps.normative_documents.models import DueFor, LegalityReview, NormativeDocument
from gongkai.apps.normative_documents.queries.staff import visible_to
from gongkai.apps.normative_documents.states import State
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.states import State as ItemState
from gongkai.lib import clock

LONG = ("item__newest__body", "item__newest__fields", "item__newest__findings", "item__newest__summary")
SOON = timedelta(days=180)  # a document that expires within half a year needs a decision now


@dataclass(frozen=True)
class Filter:
    """How a list is narrowed; what is empty does not narrow. status: of validity. year: of forming."""

    words: str = ""
    agency: Agency | None = None
    state: str = ""
    status: str = ""
    year: int | None = None


def narrowed(actor: Staff, wanted: Filter) -> QuerySet[NormativeDocument]:
    """Documents, those with the nearest limit first, then those worked on last."""
    rows = visible_to(actor).select_related("agency", "item__newest").defer(*LONG)
    order = (F("due_on").asc(nulls_last=True), "-touched_at", "-pk")
    return rows.filter(_narrowing(wanted)).order_by(*order)


def _narrowing(wanted: Filter) -> Q:
    found = Q(state=wanted.state) if wanted.state else ~Q(state=State.DROPPED)
    if wanted.agency:
        found &= Q(agency=wanted.agency)
    if wanted.status:
        found &= Q(item__validity_status=wanted.status)
    if wanted.year:
        found &= Q(item__newest__formed_on__year=wanted.year)
    if wanted.words:
        words = wanted.words
        found &= (
            Q(item__newest__title__contains=words)
            | Q(item__newest__document_no=words)
            | Q(registration_no=words)
        )
    return found


def years_in_sight(actor: Staff) -> list[int]:
    rows = visible_to(actor).filter(item__newest__formed_on__isnull=False).order_by()
    days = rows.values_list("item__newest__formed_on__year", flat=True).distinct()
    return sorted(days, reverse=True)


def reviews_waiting(actor: Staff) -> QuerySet[NormativeDocument]:
    """Whose material is complete and which this person may review: not what the person sent in."""
    places = [one.agency_id for one in actor.mandates if one.role == Role.LEGAL_REVIEWER]
    ready = LegalityReview.objects.filter(opinion="", recalled_at=None, complete_on__isnull=False)
    ready = ready.exclude(submitted_by=actor.pk)
    rows = narrowed(actor, Filter(state=State.IN_LEGALITY_REVIEW)).filter(agency__in=places)
    return rows.filter(pk__in=ready.order_by().values("document"))


def due_for(actor: Staff) -> QuerySet[NormativeDocument]:
    """What the drafters and keepers of a body must do: next steps of the making, filing, documents that expire soon."""
    places = [one.agency_id for one in actor.mandates if one.role in states.EVERYONE]
    rows = narrowed(actor, Filter()).filter(agency__in=places)
    soon = Q(due_for=DueFor.FILING) | Q(due_for=DueFor.EXPIRY, due_on__lte=clock.today() + SOON)
    waiting = Q(state__in=(State.REVIEWED, State.DECIDED, State.NUMBERED))
    return rows.filter(soon | waiting)


def items_to_begin(actor: Staff) -> QuerySet[Item]:
    """Items of these kinds that have no file yet, of bodies for which the person drafts."""
    rows = items.visible_to(actor).filter(kind__in=KINDS, normative_document=None)
    places = [one.agency_id for one in actor.mandates if one.role in states.DRAFTERS]
    rows = rows.filter(agency__in=places).exclude(state=ItemState.DISCARDED)
    return (
        rows.select_related("agency", "newest", "column").defer("newest__body").order_by("-touched_at", "-pk")
    )
