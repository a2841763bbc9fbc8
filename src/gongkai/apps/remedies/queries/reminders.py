"""Whom to remind of which limits: asked by the clock and not by a person, so without an actor."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.disclosure_requests.queries import calendar
from gongkai.apps.remedies.models import RemedyCase
from gongkai.lib import clock
from gongkai.lib.ui.limits import WARNED_DAYS


def _near() -> QuerySet[RemedyCase]:
    until = calendar().after(clock.today(), WARNED_DAYS)
    return RemedyCase.objects.filter(due_on__lte=until)


def bodies_with_limits() -> QuerySet[Agency]:
    """Bodies that have anything late or near its limit."""
    return Agency.objects.filter(pk__in=_near().values("agency_id")).order_by("pk")


def limits_of(agency: Agency) -> Iterator[tuple[str, Staff | None]]:
    """For each case near its limit which heap it belongs to and who is in charge of it."""
    today = clock.today()
    for case in _near().filter(agency=agency).select_related("handler").order_by("due_on", "pk"):
        if case.due_on is not None:
            heap = "overdue" if case.due_on < today else "today" if case.due_on == today else "endangered"
            # As with requests: who left is told of nothing, those who hand out the work are.
            yield heap, case.handler if case.handler.is_active else None
