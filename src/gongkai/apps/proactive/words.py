"""One entry of a lexicon as a value: what a form or a list hands in, what is kept, and what a text is held against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gongkai.release.draft import Word, WordKind
from gongkai.rules import Level

if TYPE_CHECKING:
    from gongkai.apps.proactive.models import LexiconWord

_APART = re.compile(r"[、，,；;\n]+")


@dataclass(frozen=True)
class Entry:
    """kind, severity: codes as they are kept. exceptions: longer words that hold the wrong one and are right."""

    wrong: str
    right: str = ""
    kind: str = WordKind.MISSPELT.value
    severity: str = Level.WARNING.value
    note: str = ""
    exceptions: tuple[str, ...] = ()
    wrong_from: date | None = None
    wrong_until: date | None = None

    def as_word(self) -> Word:
        """Raises ValueError with the sentence why it would hit everywhere, or even when mended."""
        return Word(
            self.wrong, self.right, WordKind(self.kind), self.note, Level(self.severity), self.exceptions,
            self.wrong_from, self.wrong_until,
        )  # fmt: skip


def entry_of(row: LexiconWord) -> Entry:
    """What is kept, as it was handed in."""
    return Entry(
        row.wrong, row.right, row.kind, row.severity, row.note, tuple(row.exceptions), row.wrong_from, row.wrong_until
    )  # fmt: skip


def as_word(row: LexiconWord) -> Word:
    return entry_of(row).as_word()


def apart(listed: str) -> tuple[str, ...]:
    """Words of a field in which several may stand."""
    return tuple(dict.fromkeys(one.strip() for one in _APART.split(listed) if one.strip()))
