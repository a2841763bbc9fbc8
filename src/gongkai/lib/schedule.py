"""What is done by the clock: a small table to which the applications add their turns in `ready`.

The queue itself remembers when a turn was last taken, so that neither a restart nor a second worker takes it twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise

from gongkai.lib import clock
from gongkai.lib.shell.registry import Registry
from gongkai.lib.tasks import Task, last_enqueued


@dataclass(frozen=True)
class Turn:
    """One line of the table. label: what it does, for people; every: a day at most, for older tasks are forgotten."""

    key: str
    label: str | Promise
    every: timedelta
    task: Task[[], Any]
    order: int = 50

    @property
    def is_due(self) -> bool:
        last = last_enqueued(self.task)
        return last is None or last <= clock.now() - self.every


TURNS: Registry[Turn] = Registry()
add = TURNS.add


def take_turns(turns: Iterable[Turn] = TURNS) -> list[str]:
    """Put into the queue what is due; gives the keys. Called by every worker, about every half minute."""
    due = [turn for turn in turns if turn.is_due]
    for turn in due:
        turn.task.enqueue()
    return [turn.key for turn in due]
