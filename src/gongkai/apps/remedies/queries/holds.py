"""Requests whose files are still needed whole: asked when personal data are to be taken out, so without an actor."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.states import State


def requests_in_dispute() -> QuerySet[RemedyCase, int]:
    """The keys of requests about which a complaint, a reconsideration or a suit is not closed."""
    return RemedyCase.objects.exclude(state=State.CLOSED).values_list("request_id", flat=True)
