"""What counts as a visit, and the counts that a process gathers before they are written.

A page view must not cost a write. So counts are kept in the memory of a process and written together; those of the last
moments are lost when it is killed. They are promised to nobody, and the page of definitions says so.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import Resolver404, resolve

ROBOT = re.compile(
    r"bot\b|bot/|spider|crawl|slurp|scrap|preview|monitor|feedfetcher|archiver|lighthouse|headless|curl/|wget/"
    r"|python|java/|go-http|okhttp|httpclient|libwww|ruby|perl|php/|node-fetch|axios",
    re.IGNORECASE,
)
# The name of a page → kind and argument of the row that it shows. The portal registers its pages.
_countable: dict[str, tuple[str, str]] = {}


@dataclass(frozen=True)
class Seen:
    """One page on one day, by people or by robots."""

    kind: str
    row: int
    day: date
    is_robot: bool


def add(view_name: str, kind: str, argument: str) -> None:
    """Count the visits of a page. argument: the part of its address that is the row."""
    _countable[view_name] = (kind, argument)


def is_robot(agent: str) -> bool:
    """Who does not say what it is, is no browser."""
    return not agent.strip() or agent.strip() == "-" or ROBOT.search(agent) is not None


def row_at(path: str) -> tuple[str, int] | None:
    """Kind and row of the page at an address, if its visits are counted."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return row_of(match.view_name, match.kwargs)


def row_of(view_name: str, arguments: Mapping[str, Any]) -> tuple[str, int] | None:
    if view_name not in _countable:
        return None
    kind, argument = _countable[view_name]
    return kind, int(arguments[argument])


class Buffer:
    """Counts that wait to be written. Used by all threads of a process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[Seen] = Counter()

    def add(self, seen: Seen) -> None:
        with self._lock:
            self._counts[seen] += 1

    def take(self) -> Counter[Seen]:
        with self._lock:
            taken, self._counts = self._counts, Counter()
        return taken

    def give_back(self, counts: Counter[Seen]) -> None:
        with self._lock:
            self._counts += counts

    def write(self, keep: Callable[[Counter[Seen]], object]) -> None:
        """Hand the counts to who keeps them; if that fails, they wait for the next time."""
        taken = self.take()
        if not taken:
            return
        try:
            keep(taken)
        except BaseException:
            self.give_back(taken)
            raise


BUFFER = Buffer()
