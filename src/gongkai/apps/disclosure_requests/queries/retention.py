"""Whose personal data have been kept long enough: asked by the clock and not by a person, so without an actor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.states import State
from gongkai.lib.shell.registry import Registry


@dataclass(frozen=True)
class Hold:
    """An app above still needs some files whole. held: the keys of their requests, as a subquery."""

    key: str
    held: Callable[[], QuerySet[Any, int]]
    order: int = 50


@dataclass(frozen=True)
class Above:
    """An app above keeps words and files about the same people. mask: takes them out, in the same transaction.

    left: requests that were masked while this app was not asked, so that it is asked now.
    """

    key: str
    mask: Callable[[int], None]
    left: Callable[[], list[int]]
    order: int = 50


HOLDS: Registry[Hold] = Registry()
ABOVE: Registry[Above] = Registry()


def due_for_masking(day: date) -> QuerySet[DisclosureRequest]:
    """Closed, kept until before the day, not yet masked, and held by nobody: the longest kept first."""
    rows = DisclosureRequest.objects.filter(
        state=State.CLOSED, retained_until__lt=day, applicant__masked_at=None
    )
    for hold in HOLDS:
        rows = rows.exclude(pk__in=hold.held())
    return rows.order_by("retained_until", "pk")
