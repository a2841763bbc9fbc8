"""What was noted. The portal asks here and remembers itself how far it has read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from gongkai.apps.page_outbox.models import Changed

# A folder that was not looked after for so long must be written anew.
KEPT = timedelta(days=7)


@dataclass(frozen=True)
class Note:
    """pk: numbers are given out before the commit, so that a lower one may turn up after a higher one."""

    pk: int
    kind: str
    row: int
    is_first: bool
    only_adds: bool
    noted_at: datetime


def noted_after(pk: int) -> Iterator[Note]:
    """Every note with a higher number than this, lowest first."""
    rows = (
        Changed.objects.filter(pk__gt=pk)
        .order_by("pk")
        .values_list("pk", "kind", "row", "is_first", "only_adds", "noted_at")
    )
    for values in rows.iterator(chunk_size=2000):
        yield Note(*values)


def last() -> int:
    """The highest number there is; 0 where nothing was ever noted. The last note is never forgotten."""
    found: int | None = Changed.objects.aggregate(last=Max("pk"))["last"]
    return found or 0
