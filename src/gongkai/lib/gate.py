"""The release gate, asked in a process with limits of time and memory: files come from anywhere."""

from __future__ import annotations

from typing import Any

from gongkai.annual_report.read import Unreadable
from gongkai.annual_report.read.sources.guard import guarded
from gongkai.lib.errors import NotAllowed
from gongkai.release.asked import Task

SECONDS = 120.0  # three hundred pages


def answer_to(task: Task, data: bytes, words: str, *, act: str) -> Any:
    """What the gate says of a file. words: its name, or more as JSON. Raises NotAllowed when it cannot be looked into."""
    try:
        said, value = guarded(task, data, words, seconds=SECONDS)
    except Unreadable as refusal:
        raise NotAllowed(refusal.sentence, act=act) from None
    if said == "refused":
        raise NotAllowed(value[1], act=act)
    return value
