"""Requests whose files are still needed whole: asked when personal data are to be taken out, so without an actor."""

from __future__ import annotations

from django.db.models import F, QuerySet

from gongkai.apps.remedies.models import RemedyCase, RemedyPaper
from gongkai.apps.remedies.states import State


def requests_in_dispute() -> QuerySet[RemedyCase, int]:
    """The keys of requests about which a complaint, a reconsideration or a suit is not closed."""
    return RemedyCase.objects.exclude(state=State.CLOSED).values_list("request_id", flat=True)


def masked_with_papers_left() -> list[int]:
    """Requests that were masked after their cases had closed, and whose cases were not.

    A case that was closed later is left: its own file is still young.
    """
    rows = RemedyCase.objects.filter(state=State.CLOSED, closed_at__lte=F("request__applicant__masked_at"))
    rows = rows.filter(papers__in=RemedyPaper.objects.exclude(sha256=""))
    return sorted(set(rows.values_list("request_id", flat=True)))
