"""Text as terms: pairs of neighbouring Chinese characters, and runs of letters or digits whole.

No dictionary: any piece of two or more characters of a text is found, also across what a dictionary calls words.
Changing this breaks stored indexes; rebuild them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_GAP = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
_HAN = re.compile(rf"[{HAN}]")
# 〔2024〕第012号: the brackets have many forms, 第 and leading zeros are sometimes there.
_SERIAL = re.compile(r"\s*([〔\[({〈<【「]\d{4}[〕\])}〉>】」])\s*第?\s*0*(\d+)\s*(?=号)")


def plain(text: str) -> str:
    """Full-width signs as half-width ones, letters small, line breaks inside Chinese text gone, 文号 in one form."""
    return _GAP.sub("", even(text))


def even(text: str) -> str:
    """The same, but with the blanks that stand between words."""
    return _SERIAL.sub(r"\1\2", unicodedata.normalize("NFKC", text).casefold())


def words(text: str) -> list[str]:
    """The words of a search, as they are asked for one by one."""
    return even(text).split()


def code(text: str) -> str:
    """A number as one term, whatever brackets and blanks were typed: 清政办发（2024）第 012 号 → 清政办发-2024-12-号."""
    return "-".join(runs(text))


def runs(text: str) -> list[str]:
    return _RUN.findall(plain(text))


def is_han(text: str) -> bool:
    return _HAN.match(text) is not None


def pairs(run: str) -> list[str]:
    """Terms of one run; a single character is a term by itself."""
    if not is_han(run) or len(run) == 1:
        return [run]
    return [one + other for one, other in pairwise(run)]


def terms(text: str) -> list[str]:
    """All terms in order."""
    return terms_of(runs(text))


def terms_of(found: Iterable[str]) -> list[str]:
    """The same, of a text that was taken apart into its runs."""
    return [term for run in found for term in pairs(run)]


def pieces(text: str) -> list[str]:
    """Terms of a short text by which any piece of it is found, also a piece of a number or of a foreign word."""
    return [term for run in runs(text) for term in _cut(run)]


def single(text: str) -> set[str]:
    """Every character of a short text as a term that is no piece."""
    return {_single(character) for run in runs(text) for character in run}


def _single(character: str) -> str:
    return f"={character}"


def _cut(run: str) -> list[str]:
    return [run] if len(run) == 1 else [one + other for one, other in pairwise(run)]


def characters_of(found: Iterable[str]) -> set[str]:
    """The Chinese characters of these runs: what a search for one character looks at."""
    return {character for run in found if is_han(run) for character in run}


@dataclass(frozen=True)
class Wanted:
    """One word of a search: `phrase` must stand in a row, `characters` must occur somewhere."""

    phrase: tuple[str, ...]
    characters: tuple[str, ...] = ()


def wanted(text: str) -> list[Wanted]:
    """What each word of a search asks for.

    A single Chinese character at an end of a word may be the edge of a longer run in the text, where it is no term of
    its own; it is asked for as a character instead.
    """
    found = [_wanted(runs(word), pairs, is_han) for word in words(text)]
    return [one for one in found if one.phrase or one.characters]


def wanted_pieces(text: str) -> list[Wanted]:
    """The same, of `pieces` and `single`."""
    found = [_wanted(runs(word), _cut, lambda _run: True) for word in words(text)]
    given = [replace(one, characters=tuple(map(_single, one.characters))) for one in found]
    return [one for one in given if one.phrase or one.characters]


def _wanted(inside: list[str], cut: Callable[[str], list[str]], is_edge: Callable[[str], bool]) -> Wanted:
    lone = [at for at in (-1, 0) if inside[at:] and len(inside[at]) == 1 and is_edge(inside[at])]
    edges = tuple(inside[at] for at in lone)
    middle = inside[(1 if 0 in lone else 0) : (len(inside) - 1 if -1 in lone else len(inside))]
    return Wanted(tuple(term for run in middle for term in cut(run)), edges)
