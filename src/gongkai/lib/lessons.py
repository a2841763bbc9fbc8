"""What became of replies on a ground: a body's own record, told by the app that keeps remedies.

The registry stands in `lib` because the reply desk stands below the remedies and may not ask them. The app that knows
registers one record in its `AppConfig.ready`: `lessons.add(Record("remedies", 10, lessons_of))`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.lib.shell.registry import Registry


@dataclass(frozen=True)
class Lesson:
    """Of the replies of one body that rest on a ground: how many were attacked, and how many of those corrected.

    url: where the cases stand, "" where there is no such page.
    """

    attacked: int
    corrected: int
    url: str = ""


@dataclass(frozen=True)
class Record:
    """counts: takes the body and codes of grounds, gives the lesson of each ground that was ever attacked."""

    key: str
    order: int
    counts: Callable[[Any, Sequence[str]], Mapping[str, Lesson]]


RECORDS: Registry[Record] = Registry()
add = RECORDS.add


def of(agency: Any, grounds: Iterable[str]) -> dict[str, Lesson]:
    """By ground; a ground that was never attacked is left out."""
    codes = tuple(dict.fromkeys(grounds))
    found: dict[str, Lesson] = {}
    for record in RECORDS:
        if codes:
            found |= record.counts(agency, codes)
    return found
