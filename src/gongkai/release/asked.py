"""The work of this package as a limited process of its own is asked for it: bytes and a text in, plain values out.

A hostile file may kill that process; who asked then gets a refusal and goes on. So nothing crosses but data and findings.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from gongkai.release.file_types import ATTACHED, GIVEN_OUT
from gongkai.release.gate import BLOCKING, inspect, judged, read
from gongkai.release.kinds import kind_of
from gongkai.release.redaction import (
    Mark,
    mark_of,
    marks_as_data,
    page_picture,
    page_sizes,
    paragraphs_of,
    proposals,
    redact,
)
from gongkai.release.refusal import Refused
from gongkai.release.seen import seen_text
from gongkai.rules import Finding

Answer = tuple[str, Any]
Task = Callable[[bytes, str], Answer]


def _guarded(work: Callable[[], Any]) -> Answer:
    try:
        return "done", work()
    except Refused as refusal:
        return "refused", (refusal.reason, refusal.sentence)


def findings_of(data: bytes, name: str) -> Answer:
    """What keeps a file from leaving, as data."""

    def work() -> list[dict[str, str]]:
        kind_of(data, name, GIVEN_OUT)
        return blocking(inspect(data, name))

    return _guarded(work)


def looked_into(data: bytes, name: str) -> Answer:
    """What keeps a file from leaving, and the words that anybody sees who opens it."""

    def work() -> dict[str, Any]:
        content = read(data, name, ATTACHED)
        return {"findings": blocking(judged(content)), "text": seen_text(content)}

    return _guarded(work)


def blocking(findings: Sequence[Finding]) -> list[dict[str, str]]:
    return [
        {
            "rule": one.rule,
            "level": one.level.value,
            "sentence": one.sentence,
            "anchor": one.anchor,
            "quote": one.quote,
        }
        for one in findings
        if one.level in BLOCKING
    ]


def pages_of(data: bytes, name: str) -> Answer:
    """Width and height of each page as it is shown."""
    return _guarded(lambda: page_sizes(data, name))


def picture_of(data: bytes, asked: str) -> Answer:
    """One page as PNG. asked: {"name", "page"} as JSON."""
    given = json.loads(asked)
    return _guarded(lambda: page_picture(data, given["name"], given["page"]))


def to_mark(data: bytes, name: str) -> Answer:
    """What the page for marking shows: sizes of pages, paragraphs, and what was found."""

    def work() -> dict[str, Any]:
        kind = kind_of(data, name, GIVEN_OUT)
        words = paragraphs_of(data) if kind.value == "docx" else ()
        return {
            "kind": kind.value,
            "pages": page_sizes(data, name),
            "paragraphs": [(passage.at, passage.where, passage.text) for passage in words],
            "found": [
                {
                    "mark": marks_as_data([one.mark])[0],
                    "rule": one.rule,
                    "where": one.where,
                    "shown": one.shown,
                }
                for one in proposals(data, name)
            ],
        }

    return _guarded(work)


def redacted(data: bytes, asked: str) -> Answer:
    """A copy. asked: {"name", "marks"} as JSON."""

    def work() -> dict[str, Any]:
        given = json.loads(asked)
        marks: list[Mark] = [mark_of(one) for one in given["marks"]]
        made = redact(data, given["name"], marks)
        return {
            "data": made.data,
            "name": made.name,
            "verification": list(made.verification),
            "findings": blocking(made.findings),
        }

    return _guarded(work)
