"""What a search engine must do for us. Small enough that another engine can be put behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

PUBLIC = "public"


class SearchUnavailable(RuntimeError):  # noqa: N818 (a refusal)
    """The engine cannot answer now; the ledgers are untouched. What it says is for the technical staff."""


@dataclass(frozen=True)
class Document:
    """One thing that can be found.

    key: stable and unique, `<kind>:<id>`. numbers: codes by which people ask for it (document number, receipt number).
    audience: who may find it, as terms (`public`, `agency:5`); a query names the terms of the person who asks.
    """

    key: str
    kind: str
    title: str
    body: str
    audience: frozenset[str]
    numbers: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Tells whether the index still holds what the row says."""
        parts = (self.key, self.kind, self.title, self.body, *self.numbers, "|", *sorted(self.audience))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Question:
    """Words are all required; each may be any piece of text of two or more characters, or one Chinese character."""

    words: str
    audience: frozenset[str]
    kinds: frozenset[str] = frozenset()
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True)
class Answer:
    """Keys, best first, and how many there are in all."""

    keys: tuple[str, ...]
    total: int


class SearchPort(Protocol):
    def index(self, documents: Iterable[Document]) -> int:
        """Add or replace, durably; gives how many."""

    def delete(self, keys: Iterable[str]) -> None:
        """Take out; what is not there is passed over."""

    def query(self, question: Question) -> Answer:
        """Find among what the audience of the question may see."""

    def digests(self) -> dict[str, str]:
        """Key and digest of all that is indexed, to be compared with the rows."""

    def clear(self) -> None:
        """Forget everything; the index is derived and can be made anew."""

    def is_whole(self) -> bool:
        """Whether it can be read and holds all that it was given since `mark_whole`: not when it was lost or damaged."""

    def mark_whole(self) -> None:
        """Everything has been indexed; from now on changes alone are fed."""
