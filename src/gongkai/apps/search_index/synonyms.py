"""What may stand for a word of a search. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gongkai.lib.search import bigrams

ALIKE_AT_MOST = 8
WORDS_AT_MOST = 12
LONGEST, SHORTEST = 30, 2


def alike(words: str, groups: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """For each word of a search what means the same, also where a synonym is only part of the word: 社保缴费 is
    社会保险缴费 too.
    """
    given = [tuple(bigrams.plain(one) for one in group) for group in groups]
    found = {word: _alike(word, given) for word in bigrams.words(words)}
    return {word: others for word, others in found.items() if others}


def _alike(word: str, groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    others = (
        word.replace(one, other)
        for group in groups
        for one in group
        if one in word
        for other in group
        if other != one and other not in word
    )
    return tuple(dict.fromkeys(others))[:ALIKE_AT_MOST]
