"""The vocabulary made ready for reading: what each word means, and one pattern that finds all words."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongkai.annual_report.read.narrative.metrics import TOPICS
from gongkai.annual_report.read.narrative.words import CHANNELS, OBJECTS, VERBS

CHANNEL_NAMES = frozenset(CHANNELS)
_SAID_AS = {
    "RECEIVED": "RECEIVED",
    "ANSWERED": "ANSWERED",
    "PUBLISHED": "PUBLISHED",
    "PROACTIVE": "PUBLISHED",
    "ISSUED": "PUBLISHED",
    "PRINTED": "PRINTED",
}
_PUBLIC = frozenset({"PUBLIC_WORK", "REQUEST", "INFO", "PROACTIVE"})


class Meaning(NamedTuple):
    """What a word says: all its concepts, and of them the thing, the channel, the topic and the verb, if any."""

    concepts: frozenset[str]
    object: str
    channel: str
    topics: tuple[str, ...]
    verb: str
    public: bool
    heard: bool  # later clauses may lean on it


def meaning_of(*concepts: str) -> Meaning:
    """The meaning made of these concepts."""
    verbs = [_SAID_AS[concept] for concept in concepts if concept in _SAID_AS]
    topics = tuple(TOPICS[name] for name in concepts if name in TOPICS)
    public = not _PUBLIC.isdisjoint(concepts)
    return Meaning(
        concepts=frozenset(concepts),
        object=next((concept for concept in concepts if concept in OBJECTS), ""),
        channel=next((concept for concept in concepts if concept in CHANNELS or concept == "ARTICLE"), ""),
        topics=("requests",) if "REQUEST" in concepts else topics,
        verb=verbs[-1] if verbs else "",
        public=public,
        heard=bool(verbs or topics or public),
    )


def _vocabulary() -> dict[str, Meaning]:
    concepts: dict[str, list[str]] = {}
    for group in (OBJECTS, CHANNELS, VERBS):
        for concept, listed in group.items():
            for word in listed.split():
                concepts.setdefault(word, []).append(concept)
    return {word: meaning_of(*dict.fromkeys(listed)) for word, listed in concepts.items()}


def _pattern(words: list[str]) -> str:
    """A pattern that finds the longest of the words, built as a tree so that few branches are tried at each place."""
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[0], []).append(word[1:])
    branches = []
    # Heads of many words are the frequent ones: tried first, they keep the search short.
    for head, tails in sorted(heads.items(), key=lambda entry: -len(entry[1])):
        rest = [tail for tail in tails if tail]
        inner = _pattern(rest) if rest else ""
        optional = "?" if inner and "" in tails else ""
        branches.append(re.escape(head) + (f"(?:{inner}){optional}" if inner else ""))
    return "|".join(branches)


MEANINGS = _vocabulary()
SCAN = re.compile(_pattern(list(MEANINGS)))
