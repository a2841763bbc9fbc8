"""Parts of words that are nowhere as a whole: a slip stands in one place, and what is left of it is found. Pure."""

from __future__ import annotations

LEAST = 2  # characters; one alone is in every document
SPLIT = 4  # characters; a shorter word is not cut


def parts_of(words: str) -> list[str]:
    """What to look for instead, nearest first: one word of several alone, or a single word without its ends.

    In 农村供水管理办发 the last character is wrong: without it the title is found. Where the slip is further in, the
    half without it is.
    """
    several = words.split()
    parts = several if len(several) > 1 else _cut(words)
    return [part for part in dict.fromkeys(parts) if len(part) >= LEAST]


def _cut(word: str) -> list[str]:
    if len(word) < SPLIT:
        return []
    half = len(word) // 2
    return [word[:-1], word[1:], word[:-2], word[2:], word[:half], word[half:]]
