"""Counting open clocks again when the working calendar has grown."""

from __future__ import annotations

from django.db import transaction

from gongkai.apps.disclosure_requests import events
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.queries import PENDING
from gongkai.apps.disclosure_requests.services.keeping import note, reckoned
from gongkai.apps.disclosure_requests.states import OPEN
from gongkai.lib import versions
from gongkai.lib.errors import Stale


def count_again() -> int:
    """Every open request whose due date the calendar changes; gives how many. Safe to repeat."""
    return sum(
        _count_again(pk)
        for pk in DisclosureRequest.objects.filter(PENDING, state__in=OPEN).values_list("pk", flat=True)
    )


def _count_again(pk: int) -> bool:
    """A request that somebody is just acting on is counted by that act."""
    try:
        with transaction.atomic():
            case = DisclosureRequest.objects.select_related("agency").get(pk=pk)
            changes = {name: value for name, value in reckoned(case).items() if getattr(case, name) != value}
            if changes:
                versions.save(case, **changes)
                note(events.RECKONED, case, None, due_date=case.due_date)
            return bool(changes)
    except Stale:
        return False
