"""A piece of a text round the first word that was searched for, with the words marked."""

from __future__ import annotations

import re

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

ELLIPSIS = "……"


def excerpt(text: str, words: str, length: int = 120) -> SafeString:
    """At most `length` characters. What is marked is escaped like the rest."""
    flat = " ".join(text.split())
    pattern = _pattern(words)
    first = pattern.search(flat) if pattern else None
    start = max(0, first.start() - length // 4) if first else 0
    piece = flat[start : start + length]
    marked = _marked(piece, pattern)
    return mark_safe(  # noqa: S308 (every part was escaped)
        (ELLIPSIS if start else "") + marked + (ELLIPSIS if start + length < len(flat) else "")
    )


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = sorted({word for word in words.split() if word}, key=len, reverse=True)
    return re.compile("|".join(re.escape(part) for part in parts), re.IGNORECASE) if parts else None


def _marked(piece: str, pattern: re.Pattern[str] | None) -> str:
    if pattern is None:
        return conditional_escape(piece)
    done, at = [], 0
    for hit in pattern.finditer(piece):
        done += [
            conditional_escape(piece[at : hit.start()]),
            "<mark>",
            conditional_escape(hit.group()),
            "</mark>",
        ]
        at = hit.end()
    return "".join([*done, conditional_escape(piece[at:])])
