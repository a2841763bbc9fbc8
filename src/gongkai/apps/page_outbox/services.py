"""Noting what changed for the public, and forgetting what every folder has had time to take up."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from gongkai.apps.page_outbox import queries, waking
from gongkai.apps.page_outbox.models import Changed
from gongkai.lib import clock


@transaction.atomic
def note(kind: str, rows: Iterable[int]) -> None:
    """These rows appeared before the public, changed there or are gone. Call it inside the act.

    kind: the word that page kinds name in `depends_on`, as `reporting.report`.
    """
    if Changed.objects.bulk_create([Changed(kind=kind, row=row) for row in rows], batch_size=2000):
        waking.wake()


def forget_old() -> int:
    """Forget notes older than KEPT, but never the last one; gives how many."""
    old = Changed.objects.filter(noted_at__lt=clock.now() - queries.KEPT, pk__lt=queries.last())
    return old.delete()[0]
