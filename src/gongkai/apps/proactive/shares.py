"""Shares that an app above counts for the public figures: it adds its own when it is ready, and this app freezes them.

So the page of the public and the desk show the same share, counted by the same question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.lib.shell.registry import Registry


@dataclass(frozen=True)
class Share:
    """numerator of denominator; left_out: what is in neither, by reason."""

    numerator: int
    denominator: int
    left_out: dict[str, int] = field(default_factory=dict)


NONE = Share(0, 0)


@dataclass(frozen=True)
class Counter:
    """count: of all bodies, from the first day to the last, each share by its code."""

    key: str
    count: Callable[[date, date], Mapping[str, Share]]
    order: int = 50


COUNTERS: Registry[Counter] = Registry()
add = COUNTERS.add


def counted(first: date, last: date) -> dict[str, Share]:
    return {code: share for one in COUNTERS for code, share in one.count(first, last).items()}
