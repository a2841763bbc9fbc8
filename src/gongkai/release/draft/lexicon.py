"""Wrong expressions: a list of words with what is right, since when, and where they are right after all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from gongkai.rules import Level


class WordKind(StrEnum):
    BODY = "body"
    LAW = "law"
    PLACE = "place"
    OFFICE = "office"
    MISSPELT = "misspelt"
    SENSITIVE = "sensitive"
    WORDING = "wording"


KIND_LABELS = {
    WordKind.BODY: "机构名称",
    WordKind.LAW: "法律法规名称",
    WordKind.PLACE: "地名",
    WordKind.OFFICE: "职务、称谓",
    WordKind.MISSPELT: "错别字",
    WordKind.SENSITIVE: "敏感表述",
    WordKind.WORDING: "表述",
}
_BEGINNING = 2  # signs by which words are found; the shortest word has as many
_FORMER = re.compile(r"(?:原|旧|前身为|前身是|更名前的|改制前的|[（(]原)[“《]?$")
_ENDED = re.compile(r"^[”》]?[（(](?:已|现已)?(?:废止|失效|撤销|更名|改为|现)")


@dataclass(frozen=True, slots=True)
class Word:
    """One entry. wrong_from, wrong_until: first and last day of documents in which it is wrong, None without end; a
    document is judged by the day on which it was formed, so that none is blamed for the names of its time.
    exceptions: longer words that hold it and are right. source: what made it wrong; "" for plain slips of the pen.
    """

    wrong: str
    right: str
    kind: WordKind = WordKind.WORDING
    note: str = ""
    severity: Level = Level.WARNING
    exceptions: tuple[str, ...] = ()
    wrong_from: date | None = None
    wrong_until: date | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if len(self.wrong.strip()) < _BEGINNING:
            raise ValueError(f"词条“{self.wrong}”至少要有两个字，否则处处都会命中；请写完整。")
        if self.wrong in self.right and self.wrong not in "".join(self.exceptions):
            raise ValueError(
                f"词条“{self.wrong}”的正确写法“{self.right}”中含有错误写法，改对了仍会命中；请把正确写法列入例外。"
            )

    def is_wrong_on(self, day: date | None) -> bool:
        """day: when the document was formed; None where nobody says so, which counts as now."""
        if day is None:
            return self.wrong_until is None
        return (self.wrong_from is None or self.wrong_from <= day) and (
            self.wrong_until is None or day <= self.wrong_until
        )


@dataclass(frozen=True)
class Lexicon:
    """Words, ready to be looked for all at once: the time grows with the text, not with the number of words."""

    words: tuple[Word, ...] = ()
    _by_beginning: dict[str, tuple[Word, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str, list[Word]] = {}
        for word in sorted(self.words, key=lambda one: len(one.wrong), reverse=True):
            found.setdefault(word.wrong[:_BEGINNING], []).append(word)
        # Filled once, here: one lexicon is held against every text of a jurisdiction.
        object.__setattr__(self, "_by_beginning", {key: tuple(words) for key, words in found.items()})

    def hits(self, text: str, formed_on: date | None) -> Iterator[tuple[int, Word]]:
        """Each wrong expression and where it begins; where several begin, the longest."""
        at = 0
        while at < len(text):
            word = self._wrong_at(text, at, formed_on)
            if word is not None:
                yield at, word
            at += 1 if word is None else len(word.wrong)

    def _wrong_at(self, text: str, at: int, formed_on: date | None) -> Word | None:
        for word in self._by_beginning.get(text[at : at + _BEGINNING], ()):
            if (
                text.startswith(word.wrong, at)
                and word.is_wrong_on(formed_on)
                and not _excused(word, text, at)
            ):
                return word
        return None


def _excused(word: Word, text: str, at: int) -> bool:
    end = at + len(word.wrong)
    if word.kind in {WordKind.BODY, WordKind.LAW, WordKind.PLACE, WordKind.OFFICE} and (
        _FORMER.search(text[max(0, at - 8) : at]) or _ENDED.search(text[end : end + 8])
    ):
        return True
    return any(_covers(exception, word.wrong, text, at) for exception in word.exceptions)


def _covers(exception: str, wrong: str, text: str, at: int) -> bool:
    """Whether the exception stands here, around the wrong word."""
    inside = exception.find(wrong)
    while inside >= 0:
        if text.startswith(exception, at - inside) and at >= inside:
            return True
        inside = exception.find(wrong, inside + 1)
    return False
