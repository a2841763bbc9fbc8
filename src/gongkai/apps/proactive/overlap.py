"""Whether an interpretation is more than a copy of its document: what of it stands in the document, word for word. Pure.

Both texts are read without blanks and punctuation. Every run of `run` signs that stands in both is common; runs that
touch are one passage. The time grows with the length of the texts, not with their product.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

RUN = 13  # shorter runs are names, formulas and fixed phrases


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one text that stands in the other. start, end: in the text as it was given. found_at: in the other."""

    start: int
    end: int
    text: str
    found_at: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """copied: share of the interpretation that stands in the document. repeated: share of the document that stands in
    the interpretation. passages, kept: the stretches of the interpretation and of the document. Shares from 0 to 1.
    """

    copied: float
    repeated: float
    passages: tuple[Passage, ...]
    kept: tuple[Passage, ...]

    def is_mostly_copied(self, most: float) -> bool:
        """most: the share that the body allows; a setting of its own, no law says it."""
        return self.copied > most

    @property
    def longest(self) -> Passage | None:
        return max(self.passages, key=lambda one: one.end - one.start, default=None)


@dataclass(frozen=True, slots=True)
class _Bare:
    """A text without blanks and punctuation, and where each of its signs was."""

    signs: str
    places: tuple[int, ...]


def overlap(interpretation: str, document: str, *, run: int = RUN, named: Iterable[str] = ()) -> Overlap:
    """What is common. named: titles that an interpretation has to name, such as the document's own; they count nowhere.

    Raises ValueError where run is less than 2.
    """
    if run < 2:
        raise ValueError(f"连续相同的字数至少是2，现为{run}；请改正设置。")
    titles = tuple(named)
    one, other = _bare(interpretation, titles), _bare(document, titles)
    passages = tuple(_passages(one, other, interpretation, run))
    kept = tuple(_passages(other, one, document, run))
    return Overlap(_share(passages, one), _share(kept, other), passages, kept)


def _bare(text: str, named: tuple[str, ...]) -> _Bare:
    """Signs that say something. A named title becomes one sign of its own kind, so that no run goes through it."""
    hidden = bytearray(len(text))
    for title in named:
        at = text.find(title) if title else -1
        while at >= 0:
            hidden[at : at + len(title)] = b"\1" * len(title)
            at = text.find(title, at + len(title))
    signs, places = [], []
    for place, sign in enumerate(text):
        if hidden[place]:
            if place and not hidden[place - 1]:
                signs.append("\0")
                places.append(place)
        elif unicodedata.category(sign)[0] in "LN":
            signs.append(unicodedata.normalize("NFKC", sign)[:1])
            places.append(place)
    return _Bare("".join(signs), tuple(places))


def _grams(bare: _Bare, run: int) -> dict[str, int]:
    """Each run and where it first stands."""
    found: dict[str, int] = {}
    for at in range(len(bare.signs) - run + 1):
        gram = bare.signs[at : at + run]
        if "\0" not in gram:
            found.setdefault(gram, at)
    return found


def _passages(one: _Bare, other: _Bare, text: str, run: int) -> Iterator[Passage]:
    known = _grams(other, run)
    start, end, found_at = 0, 0, 0
    for at in range(len(one.signs) - run + 1):
        place = known.get(one.signs[at : at + run])
        if place is None:
            continue
        if at > end or not end:
            if end:
                yield _passage(one, other, text, (start, end, found_at))
            start, found_at = at, place
        end = at + run
    if end:
        yield _passage(one, other, text, (start, end, found_at))


def _passage(one: _Bare, other: _Bare, text: str, span: tuple[int, int, int]) -> Passage:
    start, end, found_at = span
    first, last = one.places[start], one.places[end - 1] + 1
    return Passage(first, last, text[first:last], other.places[found_at])


def _share(passages: Iterable[Passage], bare: _Bare) -> float:
    """Of the signs that say something. A passage holds blanks and punctuation, too; these are not counted."""
    whole = len(bare.signs) - bare.signs.count("\0")
    if not whole:
        return 0.0
    spans = [(one.start, one.end) for one in passages]
    counted, index = 0, 0
    for place, sign in zip(bare.places, bare.signs, strict=True):
        while index < len(spans) and spans[index][1] <= place:
            index += 1
        if index < len(spans) and spans[index][0] <= place and sign != "\0":
            counted += 1
    return counted / whole
