"""Writing counts down, adding them up, and taking them out of the logs of a web server."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO, cast

from django.db import connections, transaction
from django.db.models import F, Sum
from django.utils.crypto import salted_hmac

from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.visits.counting import BUFFER, Seen
from gongkai.apps.visits.log_lines import seen_in
from gongkai.apps.visits.models import DayCount, TakenLog, Total
from gongkai.lib import clock

SHOWN_AS = "visits.{kind}"  # in the outbox of the written pages
AT_ONCE = 5000
LOOKED_BACK = timedelta(days=7)  # what a process wrote down late
LINES_AT_ONCE = 50_000


@transaction.atomic
def keep(counts: Counter[Seen]) -> None:
    """Add these to the counts of their days."""
    for seen, number in counts.items():
        field = "robots" if seen.is_robot else "number"
        key = {"kind": seen.kind, "row": seen.row, "day": seen.day}
        if not DayCount.objects.filter(**key).update(**{field: F(field) + number}):
            DayCount.objects.bulk_create([DayCount(**key)], ignore_conflicts=True)
            DayCount.objects.filter(**key).update(**{field: F(field) + number})


def write_down() -> None:
    """What this process has counted. Called from a thread of its own, whose connection is closed again."""
    try:
        BUFFER.write(keep)
    finally:
        connections.close_all()


def add_up() -> int:
    """Sum up the visits of each page until the end of yesterday, where there are new ones; gives how many pages changed."""
    last = Total.objects.order_by("-until").values_list("until", flat=True).first()
    fresh = DayCount.objects.filter(day__lt=clock.today(), number__gt=0)
    if last is not None:
        fresh = fresh.filter(day__gt=last - LOOKED_BACK)
    return _add_up_all(fresh.order_by("kind", "row").values_list("kind", "row").distinct())


def _add_up_all(pages: Iterable[tuple[str, int]]) -> int:
    kinds: dict[str, list[int]] = {}
    for kind, row in pages:
        kinds.setdefault(kind, []).append(row)
    until = clock.today() - timedelta(days=1)
    parts = [
        (kind, rows[start : start + AT_ONCE])
        for kind, rows in kinds.items()
        for start in range(0, len(rows), AT_ONCE)
    ]
    return sum(_add_up(kind, rows, until) for kind, rows in parts)


@transaction.atomic
def _add_up(kind: str, rows: list[int], until: date) -> int:
    sums = DayCount.objects.filter(kind=kind, row__in=rows, day__lte=until).order_by().values("row")
    now = dict(sums.annotate(all=Sum("number")).values_list("row", "all"))
    before = dict(Total.objects.filter(kind=kind, row__in=rows).values_list("row", "number"))
    changed = [row for row, number in now.items() if number and number != before.get(row)]
    Total.objects.bulk_create(
        [Total(kind=kind, row=row, number=now[row], until=until) for row in changed],
        update_conflicts=True, unique_fields=["kind", "row"], update_fields=["number", "until"],
    )  # fmt: skip
    page_outbox.note(SHOWN_AS.format(kind=kind), changed)
    return len(changed)


def take_log(path: Path) -> int:
    """Count what is new in a log, plain or gzip; gives how many visits. A log that was read is known again when it was renamed.

    Raises OSError, gzip.BadGzipFile.
    """
    with _opened(path) as log:
        first = log.readline()
        if not first.endswith(b"\n"):
            return 0  # empty, or just being written
        mark = salted_hmac("gongkai.visits.log", first).hexdigest()[:64]
        taken = TakenLog.objects.filter(mark=mark).first()
        log.seek(taken.offset if taken else 0)
        return sum(_take(mark, *part) for part in _parts(log))


def _opened(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def _parts(log: BinaryIO) -> Iterator[tuple[list[str], int]]:
    """Whole lines, many at once, and the place behind them; half a line at the end waits for the next time."""
    lines: list[str] = []
    place = log.tell()
    while (line := log.readline()).endswith(b"\n"):
        lines.append(line.decode("utf-8", "replace"))
        place += len(line)
        if len(lines) >= LINES_AT_ONCE:
            yield lines, place
            lines = []
    if lines:
        yield lines, place


@transaction.atomic
def _take(mark: str, lines: list[str], place: int) -> int:
    """The counts and the place are kept together: a run that is killed neither loses nor repeats a line.

    A log may be months old, so what it touches is summed up at once.
    """
    counts = seen_in(lines)
    keep(counts)
    _add_up_all(sorted({(seen.kind, seen.row) for seen in counts if not seen.is_robot}))
    TakenLog.objects.update_or_create(mark=mark, defaults={"offset": place, "at": clock.now()})
    return sum(number for seen, number in counts.items() if not seen.is_robot)
