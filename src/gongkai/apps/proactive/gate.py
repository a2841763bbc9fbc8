"""The release gate on an attachment, asked in a process with limits of time and memory: files come from anywhere."""

from __future__ import annotations

from gongkai.annual_report.read import Unreadable
from gongkai.annual_report.read.sources.guard import guarded
from gongkai.lib.errors import NotAllowed
from gongkai.release import asked

SECONDS = 120.0  # three hundred pages


def findings_of(data: bytes, name: str) -> list[dict[str, str]]:
    """What keeps the file from leaving. Raises NotAllowed when it cannot be looked into, or is of no kind that is given out."""
    try:
        said, value = guarded(asked.findings_of, data, name, seconds=SECONDS)
    except Unreadable as refusal:
        raise NotAllowed(refusal.sentence, act="attach") from None
    if said == "refused":
        raise NotAllowed(value[1], act="attach")
    found: list[dict[str, str]] = value
    return found
