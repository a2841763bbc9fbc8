"""The release gate on an attachment, asked in a process with limits of time and memory: files come from anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.annual_report.read import Unreadable
from gongkai.annual_report.read.sources.guard import guarded
from gongkai.lib.errors import NotAllowed
from gongkai.release import asked

SECONDS = 120.0  # three hundred pages


@dataclass(frozen=True)
class Looked:
    """findings: what keeps a file from leaving. text: the words that anybody sees who opens it."""

    findings: list[dict[str, str]]
    text: str


def look_into(data: bytes, name: str) -> Looked:
    """Raises NotAllowed when it cannot be looked into, or is of no kind that is given out."""
    try:
        said, value = guarded(asked.looked_into, data, name, seconds=SECONDS)
    except Unreadable as refusal:
        raise NotAllowed(refusal.sentence, act="attach") from None
    if said == "refused":
        raise NotAllowed(value[1], act="attach")
    return Looked(value["findings"], value["text"])
