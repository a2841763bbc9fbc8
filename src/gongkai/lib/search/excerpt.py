"""A piece of a text round the words that were searched for, with the words marked. What is shown is escaped."""

from __future__ import annotations

import re
from functools import lru_cache

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from gongkai.lib.search import bigrams

ELLIPSIS = "……"
READ_AT_MOST = 200_000  # characters; what stands farther down in a long attachment is not worth a page's time
HITS_WEIGHED = 200
# Full-width signs as half-width ones, without a change of length.
_HALF = {0x3000: 0x20, **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}}
_AFTER_STOP = re.compile(r"(?<=[，。；：？！、])\s")
# Between two runs of a word: the brackets of a document number in whatever form, 第, leading zeros.
_BETWEEN = r"[\W_]{0,4}(?:第\s?)?0*"


def excerpt(text: str, words: str, length: int = 120) -> SafeString:
    """At most `length` characters, where most of the words stand together."""
    flat = _AFTER_STOP.sub("", " ".join(text[:READ_AT_MOST].split()))
    pattern = _pattern(words)
    start = _start(_evened(flat), pattern, length) if pattern else 0
    piece = flat[start : start + length]
    before, after = (ELLIPSIS if start else ""), (ELLIPSIS if start + length < len(flat) else "")
    return mark_safe(before + _marked(piece, pattern) + after)  # noqa: S308 (every part was escaped)


def marked(text: str, words: str) -> SafeString:
    """The whole of a short text, as a title, with the words marked."""
    return mark_safe(_marked(text, _pattern(words)))  # noqa: S308 (every part was escaped)


def _evened(text: str) -> str:
    half = text.translate(_HALF)
    small = half.lower()
    return small if len(small) == len(text) else half


@lru_cache(maxsize=64)
def _pattern(words: str) -> re.Pattern[str] | None:
    """One group for each word, the longest first."""
    split = sorted({tuple(bigrams.runs(word)) for word in bigrams.words(words)}, key=_length, reverse=True)
    parts = [f"({_BETWEEN.join(map(re.escape, runs))})" for runs in split if runs]
    return re.compile("|".join(parts)) if parts else None


def _length(runs: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return sum(map(len, runs)), runs


def _start(text: str, pattern: re.Pattern[str], length: int) -> int:
    """Where the piece begins: a little before the hit after which most of the words stand."""
    hits = [
        (hit.start(), hit.lastindex)
        for hit, _n in zip(pattern.finditer(text), range(HITS_WEIGHED), strict=False)
    ]
    if not hits:
        return 0
    reach = length * 3 // 4

    def weight(at: int) -> tuple[int, int]:
        begin = hits[at][0]
        return len({word for place, word in hits[at:] if place < begin + reach}), -at

    return max(0, hits[max(range(len(hits)), key=weight)][0] - length // 4)


def _marked(piece: str, pattern: re.Pattern[str] | None) -> str:
    if pattern is None:
        return conditional_escape(piece)
    done, at = [], 0
    for hit in pattern.finditer(_evened(piece)):
        begin, end = hit.span()
        word = conditional_escape(piece[begin:end])
        done += [conditional_escape(piece[at:begin]), f"<mark>{word}</mark>"]
        at = end
    return "".join([*done, conditional_escape(piece[at:])])
