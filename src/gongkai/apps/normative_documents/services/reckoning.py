"""Where a document stands today, worked out from its status rows; what time alone changes; and what is due next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.apps.holiday_calendar import queries as calendars
from gongkai.apps.normative_documents import events, queries
from gongkai.apps.normative_documents.models import (
    DueFor,
    Filing,
    LegalityReview,
    NormativeDocument,
    StatusChange,
)
from gongkai.apps.normative_documents.queries.register import events_of
from gongkai.apps.normative_documents.services.keeping import note
from gongkai.apps.normative_documents.states import State
from gongkai.apps.proactive.models import ValidityStatus
from gongkai.apps.proactive.services.validity import stand
from gongkai.lib import clock, versions
from gongkai.lib.errors import Stale
from gongkai.statute.document_register import ENDED, DocumentStatus, EventKind, RegisteredDocument
from gongkai.statute.legality_review import review_window
from gongkai.statute.limits import DAY


def settle(document: NormativeDocument, **changes: Any) -> None:
    """Write down how it stands today, on the document and on its item. Raises Stale."""
    today = clock.today()
    changes_ = list(queries.standing_changes(document))
    known = RegisteredDocument(str(document.pk), events_of(changes_))
    status = known.status_on(today)
    if status is DocumentStatus.NOT_PUBLISHED:
        return
    expires_on = known.last_day_on(today)
    state = _state(document, status)
    due = _due(document, expires_on) if state == State.PUBLISHED else (None, "")
    published = next(one for one in changes_ if one.kind == EventKind.PUBLISHED)
    versions.save(
        document, state=state, effective_on=published.effective_on or published.day, expires_on=expires_on,
        next_change_on=min(_days_ahead(changes_, expires_on, today), default=None), due_on=due[0], due_for=due[1],
        **changes,
    )  # fmt: skip
    ahead = ((day, ValidityStatus(then.value)) for day, then in known.ahead(today))
    stand(document.item, ValidityStatus(status.value), ahead)


def _state(document: NormativeDocument, status: DocumentStatus) -> str:
    if document.state not in {State.NUMBERED, State.PUBLISHED, State.ENDED}:
        return document.state  # released in an emergency: its making is still owed
    return State.ENDED if status in ENDED else State.PUBLISHED


def _days_ahead(changes: list[StatusChange], expires_on: date | None, today: date) -> Iterator[date]:
    days = [one.day for one in changes] + [one.effective_on for one in changes if one.effective_on]
    days += [expires_on + DAY] if expires_on else []
    return (day for day in days if day > today)


def _due(document: NormativeDocument, expires_on: date | None) -> tuple[date | None, str]:
    filing = Filing.objects.filter(document=document, filed_on=None).order_by("due_on").first()
    if filing is not None:
        return filing.due_on, DueFor.FILING
    return (expires_on, DueFor.EXPIRY) if expires_on else (None, "")


def expire() -> int:
    """Take up what the day has changed: effect begun or ended, expiry. Gives how many; safe to repeat."""
    due = NormativeDocument.objects.filter(next_change_on__lte=clock.today()).order_by("next_change_on", "pk")
    return sum(_settle_one(pk) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _settle_one(pk: int) -> bool:
    document = NormativeDocument.objects.select_related("agency", "item__agency", "item__published").get(
        pk=pk
    )
    if document.next_change_on is None or document.next_change_on > clock.today():
        return False  # another worker was quicker
    try:
        settle(document, touched_at=clock.now())
    except Stale:
        return False  # somebody is at it; the next turn sees it again
    note(events.SETTLED, document, None, status=document.item.validity_status)
    return True


def count_again() -> int:
    """The limits of reviews under way, after a holiday notice was loaded; gives how many changed."""
    rows = LegalityReview.objects.filter(opinion="", recalled_at=None, complete_on__isnull=False)
    return sum(_count_one(review.pk) for review in rows.order_by("pk"))


@transaction.atomic
def _count_one(pk: int) -> bool:
    review = LegalityReview.objects.select_related("document").get(pk=pk)
    if review.complete_on is None or review.opinion or review.recalled_at:
        return False
    due = review_window(review.complete_on, calendars.provisional(calendars.current())).latest
    if due == review.due_on:
        return False
    LegalityReview.objects.filter(pk=pk).update(due_on=due)
    versions.save(review.document, due_on=due, due_for=DueFor.LEGALITY_REVIEW)
    return True
