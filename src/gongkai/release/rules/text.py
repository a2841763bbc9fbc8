"""What rules about text share: finding with places, masking, and reading full-width signs as plain ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from gongkai.release.content import Content, Passage
from gongkai.rules import Finding, Level, Rule

_SHORT = 24  # characters of a line that is a label
_STARTS = frozenset("0123456789+(")
AT_MOST = 50  # findings of one rule; a list of a thousand numbers is one mistake
_PLAIN = {ord(full): plain for full, plain in zip("０１２３４５６７８９Ｘｘ＠．－＋（）　", "0123456789Xx@.-+() ", strict=True)} | {
    0xA0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " ", 0x202F: " ",
    0x200B: " ", 0x200C: " ", 0x200D: " ", 0x2060: " ", 0xFEFF: " ", 0xAD: " ",  # unseen, set between to part a number
    0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2212: "-",
}  # fmt: skip


def plain(text: str) -> str:
    """The text with full-width digits and odd blanks as plain ones; every character stays in its place."""
    return text.translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text. shown: what may be shown of it. level: where it differs from the rule's own."""

    start: int
    end: int
    shown: str
    level: Level | None = None
    note: str = ""


Finder = Callable[[str, str], Iterable[Hit]]  # of a text, and the words beside it


@dataclass(frozen=True)
class TextRule(Rule[Content]):
    """A rule that looks at text alone. find: hits in a text already made plain. Its hits can be marked for redaction."""

    find: Finder = lambda _text, _beside: ()


def findings(rule: TextRule, subject: Content, sentence: str) -> Iterator[Finding]:
    """One finding for each hit. sentence: with {where}, {shown}."""
    for number, (passage, hit) in enumerate(hits(rule, subject.passages)):
        if number == AT_MOST:
            yield rule.broken(f"这样的内容超过{AT_MOST}处，只列出前{AT_MOST}处；请整体处理后重新检查。")
            return
        said = (hit.note or sentence).format(where=passage.where, shown=hit.shown)
        yield rule.broken(said, anchor=passage.anchor, quote=hit.shown, level=hit.level)


def hits(rule: TextRule, passages: Iterable[Passage]) -> Iterator[tuple[Passage, Hit]]:
    above = ""
    for passage in passages:
        text = plain(passage.text)
        for hit in rule.find(text, plain(passage.beside) or _above(text, above)):
            yield passage, hit
        above = text


def _above(text: str, above: str) -> str:
    """A short line tells of what the number is that the next one begins with."""
    return above if len(above) <= _SHORT and text[:1] in _STARTS else ""


def masked(text: str, head: int, tail: int) -> str:
    """The ends of a number and stars between; blanks inside it are left out."""
    kept = "".join(text.split()).replace("-", "")
    return f"{kept[:head]}{'*' * (len(kept) - head - tail)}{kept[len(kept) - tail :]}"
