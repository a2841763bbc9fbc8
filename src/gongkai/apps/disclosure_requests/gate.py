"""The release gate on what goes out with a reply: what it finds, what can be marked, and the copy without it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from gongkai.lib.gate import answer_to
from gongkai.release import asked
from gongkai.release.redaction import Mark, marks_as_data

Sizes = tuple[tuple[int, int], ...]
_asked = partial(answer_to, act="gate")


@dataclass(frozen=True)
class Found:
    """Something that may be marked, in words and as data."""

    mark: dict[str, float | int]
    rule: str
    where: str
    shown: str


@dataclass(frozen=True)
class Marking:
    """What can be marked in a file. kind: as the gate names it. pages: their sizes, none where the file is marked by words."""

    kind: str
    pages: Sizes
    paragraphs: tuple[tuple[int, str, str], ...]
    found: tuple[Found, ...]


@dataclass(frozen=True)
class Copy:
    """A redacted copy, how it was proved, and what the gate has against it."""

    data: bytes
    name: str
    verification: list[str]
    findings: list[dict[str, str]]


def findings_of(data: bytes, name: str) -> list[dict[str, str]]:
    """What keeps the file from leaving. Raises NotAllowed when it cannot be looked into."""
    answer: list[dict[str, str]] = _asked(asked.findings_of, data, name)
    return answer


def picture_of(data: bytes, name: str, page: int) -> bytes:
    answer: bytes = _asked(asked.picture_of, data, json.dumps({"name": name, "page": page}))
    return answer


def pages_of(data: bytes, name: str) -> Sizes:
    """Width and height of each page that can be shown as a picture."""
    answer: Sizes = _asked(asked.pages_of, data, name)
    return answer


def marking_of(data: bytes, name: str) -> Marking:
    answer = _asked(asked.to_mark, data, name)
    return Marking(
        answer["kind"],
        answer["pages"],
        tuple((number, where, text) for number, where, text in answer["paragraphs"]),
        tuple(Found(**one) for one in answer["found"]),
    )


def redacted(data: bytes, name: str, marks: Sequence[Mark]) -> Copy:
    return Copy(**_asked(asked.redacted, data, json.dumps({"name": name, "marks": marks_as_data(marks)})))
