"""What changed between two texts, word by word: Chinese by the character, other scripts by the word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)*|\s+|.", re.DOTALL)
# Comparing letter by letter takes time with the square of the length; what is longer is told line by line.
LONGEST = 6000
# A single sign kept between two changes only makes both hard to read.
SHORTEST_KEPT = 2


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that stands in both, only in the later or only in the earlier one."""

    change: Change
    text: str


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def differences(before: str, after: str) -> tuple[Run, ...]:
    """Runs in reading order; those that are not ADDED make up `before`, those that are not REMOVED `after`."""
    if before == after:
        return (Run(Change.SAME, before),) if before else ()
    short = max(len(before), len(after)) <= LONGEST
    old, new = (words_of(before), words_of(after)) if short else (_lines(before), _lines(after))
    return tuple(_merged(_readable(_runs(old, new))))


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    found: list[Run] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Run(Change.SAME, "".join(old[a:b])))
        else:
            found += [Run(Change.REMOVED, "".join(old[a:b])), Run(Change.ADDED, "".join(new[c:d]))]
    return found


def _readable(runs: list[Run]) -> Iterable[Run]:
    """Short words kept between two changes belong to the change."""
    last = len(runs) - 1
    for at, run in enumerate(runs):
        between = 0 < at < last and run.change is Change.SAME
        if between and len(run.text) < SHORTEST_KEPT and not run.text.isspace():
            yield from (Run(Change.REMOVED, run.text), Run(Change.ADDED, run.text))
        else:
            yield run


def _merged(runs: Iterable[Run]) -> Iterable[Run]:
    """What changes side by side is told once: first what went, then what came."""
    gone = come = ""
    for run in runs:
        if run.change is Change.SAME:
            yield from _changes(gone, come)
            gone = come = ""
            if run.text:
                yield run
        elif run.change is Change.REMOVED:
            gone += run.text
        else:
            come += run.text
    yield from _changes(gone, come)


def _changes(gone: str, come: str) -> Iterable[Run]:
    if gone:
        yield Run(Change.REMOVED, gone)
    if come:
        yield Run(Change.ADDED, come)
