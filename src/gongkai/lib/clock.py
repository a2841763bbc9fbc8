"""The only place that knows what time it is; everything else asks here, so that tests can fix the moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.utils import timezone

# One for the whole process and not per thread: a test that fixes the time also fixes it for its live server.
_fixed: list[datetime] = []


def now() -> datetime:
    """The present moment, with its time zone (UTC inside, as the database keeps it)."""
    return _fixed[-1] if _fixed else timezone.now()


def today() -> date:
    """The date on the wall of the office, that is in settings.TIME_ZONE."""
    return timezone.localtime(now()).date()


def day_of(moment: datetime) -> date:
    """The date of a moment on the wall of the office."""
    return timezone.localtime(moment).date()


@contextmanager
def fixed(moment: datetime) -> Iterator[datetime]:
    """For tests: now() stands still at `moment`, which must carry a time zone."""
    if timezone.is_naive(moment):
        raise ValueError("固定的时刻必须带时区，如 datetime(2026, 11, 23, 9, tzinfo=UTC)。")
    _fixed.append(moment)
    try:
        yield moment
    finally:
        _fixed.pop()
