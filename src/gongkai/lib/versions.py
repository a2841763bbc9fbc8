"""Two people at one record: a change says which version it was made on, and a later one is refused.

An UPDATE with the version in its WHERE also works on SQLite, where row locks are silently ignored.
"""

from collections.abc import Mapping
from typing import Any

from django.db import models

from gongkai.lib.errors import Stale


class Versioned(models.Model):
    """A row that counts its changes."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


def save(record: Versioned, **changes: Any) -> None:
    """Write the changes if the record is still the version that was read.

    Raises Stale if it is not; then nothing is written, here or on `record`.
    """
    seen = record.version
    # Not type(record): request.user is a proxy, and only __class__ tells what stands behind it.
    rows = record.__class__._base_manager.filter(pk=record.pk, version=seen)  # noqa: SLF001 (documented API of Django)
    if not rows.update(version=seen + 1, **changes):
        raise Stale(record, seen)
    for name, value in changes.items():
        setattr(record, name, value)
    record.version = seen + 1


def expect(record: Versioned, version: int | None) -> None:
    """Raise Stale if the form was filled in on another version than the record has now.

    version: as sent with the form; None when there was no form (command, import).
    """
    if version is not None and version != record.version:
        raise Stale(record, version)


def sent(given: Mapping[str, str]) -> int | None:
    """The version that a page without a form sends along; None where it is none."""
    said = given.get("version", "")
    return int(said) if said.isdecimal() and len(said) < 10 else None
