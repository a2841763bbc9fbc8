"""The release gate on an attachment."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.lib.gate import answer_to
from gongkai.release import asked


@dataclass(frozen=True)
class Looked:
    """findings: what keeps a file from leaving. text: the words that anybody sees who opens it."""

    findings: list[dict[str, str]]
    text: str


def look_into(data: bytes, name: str) -> Looked:
    """Raises NotAllowed when it cannot be looked into, or is of no kind that is given out."""
    value = answer_to(asked.looked_into, data, name, act="attach")
    return Looked(value["findings"], value["text"])
