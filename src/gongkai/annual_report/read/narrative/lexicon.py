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
    branches = []
    for head, tails in _heads(words):
        rest = [tail for tail in tails if tail]
        inner = _pattern(rest) if rest else ""
        optional = "?" if inner and "" in tails else ""
        branches.append(re.escape(head) + (f"(?:{inner}){optional}" if inner else ""))
    return "|".join(branches)


def _heads(words: list[str]) -> list[tuple[str, list[str]]]:
    """The first characters with what may follow; those of many words are the frequent ones: tried first."""
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[0], []).append(word[1:])
    return sorted(heads.items(), key=lambda entry: -len(entry[1]))


_FEW_HEADS = 24


def _halved(heads: list[tuple[str, list[str]]]) -> str:
    """The same for all words, the first character found by halves: one by one, three hundred would be tried."""
    if len(heads) <= _FEW_HEADS:
        return _pattern([head + tail for head, tails in heads for tail in tails])
    middle = len(heads) // 2
    first = _any_of(heads[:middle])
    return f"(?={first})(?:{_halved(heads[:middle])})|(?!{first})(?:{_halved(heads[middle:])})"


def _any_of(heads: list[tuple[str, list[str]]]) -> str:
    return f"[{re.escape(''.join(head for head, _ in heads))}]"


MEANINGS = _vocabulary()
_HEADS = _heads(list(MEANINGS))
SCAN = re.compile(f"(?={_any_of(_HEADS)})(?:{_halved(_HEADS)})")
