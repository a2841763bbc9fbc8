"""Counting limits again when the working calendar has grown, or when a request was answered as ordered."""

from __future__ import annotations

from django.db import transaction

from gongkai.apps.remedies import events
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.services.keeping import note, reckoned
from gongkai.lib import versions
from gongkai.lib.errors import Stale


def count_again() -> int:
    """Every case that still has a limit of its own; gives how many changed. Safe to repeat."""
    waiting = RemedyCase.objects.filter(due_on__isnull=False)
    return sum(_count_again(pk) for pk in waiting.values_list("pk", flat=True))


def _count_again(pk: int) -> bool:
    """A case that somebody is just acting on is counted by that act."""
    try:
        with transaction.atomic():
            case = RemedyCase.objects.select_related("agency", "request").get(pk=pk)
            changes = {name: value for name, value in reckoned(case).items() if getattr(case, name) != value}
            if changes:
                versions.save(case, **changes)
                note(events.RECKONED, case, None, due_date=case.due_on)
            return bool(changes)
    except Stale:
        return False
