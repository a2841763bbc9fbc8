"""Searching among published reports, through the index."""

from __future__ import annotations

from gongkai.apps.search_index.queries import engine
from gongkai.lib.search.port import PUBLIC, Question

KIND = "reporting.report"
HITS_AT_MOST = 500
WORDS_AT_MOST = 100


def keys(words: str) -> list[int] | None:
    """Ids of reports in which all the words occur; None when nothing is searched for."""
    tidy = " ".join(words.split())[:WORDS_AT_MOST]
    if not tidy:
        return None
    question = Question(tidy, frozenset({PUBLIC}), kinds=frozenset({KIND}), limit=HITS_AT_MOST)
    return [int(key.rpartition(":")[2]) for key in engine().query(question).keys]
