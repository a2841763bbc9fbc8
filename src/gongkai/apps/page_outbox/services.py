"""Noting what changed for the public, and forgetting what every folder has had time to take up."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from gongkai.apps.page_outbox import queries, waking
from gongkai.apps.page_outbox.models import Changed
from gongkai.lib import clock


@transaction.atomic
def note(kind: str, rows: Iterable[int], *, is_first: bool = False, only_adds: bool = False) -> None:
    """These rows appeared before the public, changed there or are gone. Call it inside the act.

    kind: the word that page kinds name in `depends_on`, as `reporting.report`. is_first: never public before this act.
    only_adds: something new belongs to the rows, and all that their pages said until now is still true.
    """
    changed = [Changed(kind=kind, row=row, is_first=is_first, only_adds=only_adds) for row in rows]
    if Changed.objects.bulk_create(changed, batch_size=2000):
        waking.wake()


def forget_old() -> int:
    """Forget notes older than KEPT, but never the last one; gives how many."""
    old = Changed.objects.filter(noted_at__lt=clock.now() - queries.KEPT, pk__lt=queries.last())
    return old.delete()[0]
