"""What a search engine must do for us. Small enough that another engine can be put behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

PUBLIC = "public"


class By(StrEnum):
    """In which order hits come."""

    RELEVANCE = "relevance"
    DATE = "date"  # the newest first


class Facet(StrEnum):
    """By what hits are told apart. Adding one changes the shape of stored indexes; they are made anew by themselves."""

    KIND = "kind"
    BODY = "body"
    COLUMN = "column"
    YEAR = "year"
    VALIDITY = "validity"


Chosen = Mapping[Facet, str]


class SearchUnavailable(RuntimeError):  # noqa: N818 (a refusal)
    """The engine cannot answer now; the ledgers are untouched. What it says is for the technical staff."""


@dataclass(frozen=True)
class Document:
    """One thing that can be found.

    key: stable and unique, `<kind>:<id>`. numbers: codes by which people ask for it (document number, receipt number).
    audience: who may find it, as terms (`public`, `agency:5`); a query names the terms of the person who asks.
    texts: what stands apart from the body, as the text of attachments: no phrase runs over the border of two of them.
    facets: its value of each facet that it has; 种类 is that of the key unless said otherwise. day: by which hits are put in order of time.
    called: what staff call it in its list, also where the public reads another title; marks: terms by which that list is
    narrowed. Neither is looked at but by `SearchPort.named`.
    """

    key: str
    kind: str
    title: str
    body: str
    audience: frozenset[str]
    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    facets: Chosen = field(default_factory=dict)
    day: date | None = None
    called: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()

    @property
    def digest(self) -> str:
        """Tells whether the index still holds what the row says."""
        said = (self.key, self.kind, self.title, self.body, str(self.day or ""))
        facets = (f"{name}={value}" for name, value in sorted(self.facets.items()))
        listed = (*self.called, "|", *sorted(self.marks))
        parts = (
            *said,
            *self.numbers,
            "|",
            *self.texts,
            "|",
            *facets,
            "|",
            *sorted(self.audience),
            "|",
            *listed,
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Question:
    """Words are all required; each may be any piece of text of two or more characters, or one Chinese character.

    alike: for a word of these what may stand in its place. facets: values that a hit must have. counted: facets whose
    values among all hits are to be counted. everything: also words that stand nearly everywhere are looked for in all
    documents, and not in the newest alone.
    """

    words: str
    audience: frozenset[str]
    kinds: frozenset[str] = frozenset()
    offset: int = 0
    limit: int = 20
    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: Chosen = field(default_factory=dict)
    counted: tuple[Facet, ...] = ()
    by: By = By.RELEVANCE
    everything: bool = False


@dataclass(frozen=True)
class Answer:
    """Keys, best first, and how many there are in all. counts: for each facet asked for, how many hits have a value.

    since: the words stand nearly everywhere, and only what is from this day or later was looked through.
    """

    keys: tuple[str, ...]
    total: int
    counts: Mapping[Facet, Mapping[str, int]] = field(default_factory=dict)
    since: date | None = None


@dataclass(frozen=True)
class Naming:
    """Documents of one kind by what they are called. All words are required, and all marks."""

    kind: str
    words: str
    audience: frozenset[str]
    marks: frozenset[str] = frozenset()
    limit: int = 1000


@dataclass(frozen=True)
class Named:
    """Numbers in the keys, the highest first. is_whole: whether these are all, and not the newest of very many."""

    rows: tuple[int, ...] = ()
    is_whole: bool = True


class SearchPort(Protocol):
    def index(self, documents: Iterable[Document]) -> int:
        """Add or replace, durably; gives how many."""

    def delete(self, keys: Iterable[str]) -> None:
        """Take out; what is not there is passed over."""

    def query(self, question: Question) -> Answer:
        """Find among what the audience of the question may see."""

    def named(self, asked: Naming) -> Named:
        """Find in what documents are called, which may be any piece of one character or more."""

    def fill(self, documents: Iterable[Document]) -> Iterator[int]:
        """Add what is surely not there yet, much at once; gives how many so far, from time to time and at the end."""

    def digests(self, kind: str, first: int = 0, last: int | None = None) -> dict[str, str]:
        """Key and digest of what is indexed of a kind, numbers first to last: the lowest few thousand of them."""

    def kinds(self) -> list[str]:
        """The kinds of which anything is indexed."""

    def clear(self) -> None:
        """Forget everything; the index is derived and can be made anew."""

    def is_whole(self) -> bool:
        """Whether it can be read and holds all that it was given since `mark_whole`: not when it was lost or damaged."""

    def mark_whole(self) -> None:
        """Everything has been indexed; from now on changes alone are fed."""
