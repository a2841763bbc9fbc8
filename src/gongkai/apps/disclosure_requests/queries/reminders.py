"""Whom to remind of which limits: asked by the clock and not by a person, so without an actor."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Reminding
from gongkai.apps.disclosure_requests.queries.staff import PENDING
from gongkai.apps.disclosure_requests.queries.standing import calendar
from gongkai.apps.disclosure_requests.states import OPEN
from gongkai.lib import clock
from gongkai.lib.ui.limits import WARNED_DAYS


def _near() -> QuerySet[DisclosureRequest]:
    until = calendar().after(clock.today(), WARNED_DAYS)
    return DisclosureRequest.objects.filter(PENDING, state__in=OPEN, due_date__lte=until)


def bodies_with_limits() -> QuerySet[Agency]:
    """Bodies that have anything late or near its limit and were not reminded today."""
    reminded = Reminding.objects.filter(on=clock.today())
    return Agency.objects.filter(
        ~Q(pk__in=reminded.values("agency_id")), pk__in=_near().values("agency_id")
    ).order_by("pk")


def limits_of(agency: Agency) -> Iterator[tuple[str, Staff | None]]:
    """For each request near its limit which heap it belongs to and who handles it."""
    today = clock.today()
    for case in _near().filter(agency=agency).select_related("handler").order_by("due_date", "pk"):
        if case.due_date is None:
            continue
        heap = "overdue" if case.due_date < today else "today" if case.due_date == today else "endangered"
        # Who left, or whose body was merged meanwhile, is told of nothing: those who hand out the work are.
        yield heap, case.handler if case.handler and case.handler.is_active else None
