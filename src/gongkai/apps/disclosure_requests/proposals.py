"""What a handler proposes as a reply: outcome, grounds, words, pieces; just typed in or saved as a version. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.statute.grounds import Ground, grounds_of

if TYPE_CHECKING:
    from gongkai.apps.disclosure_requests.models import Draft

Written = str | int | bool | list[str] | list[list[str]]
PARTLY = "partially_granted"
# On these a piece may be withheld while the rest is given out (条例第三十七条).
WITHHOLDING: tuple[Ground, ...] = tuple(
    ground for ground in grounds_of(PARTLY) if not ground.outcome.endswith("granted")
)
WITHHOLDING_CODES = frozenset(ground.code for ground in WITHHOLDING)


@dataclass(frozen=True)
class PieceText:
    """One piece of a severance. ground: a code of statute.grounds, "" where it is given out."""

    name: str
    is_withheld: bool = False
    ground: str = ""
    reason: str = ""


@dataclass(frozen=True)
class DraftText:
    """What the handler writes. facts: by place of the reply letter (see paper.asked_of)."""

    outcome: str
    bases: Sequence[str] = ()
    facts: Mapping[str, Written] = field(default_factory=dict)
    pieces: Sequence[PieceText] = ()

    @property
    def grounds(self) -> tuple[str, ...]:
        """The grounds of the whole reply, each once: those chosen, and those on which a piece is withheld.

        The remedy follows from them, so a ground that stands at a piece alone must not be lost.
        """
        at_pieces = (piece.ground for piece in self.pieces if piece.is_withheld and piece.ground)
        return tuple(dict.fromkeys((*self.bases, *(at_pieces if self.outcome == PARTLY else ()))))

    def says_the_same(self, other: DraftText) -> bool:
        """Whether a new version would say nothing new."""
        return (self.outcome, self.grounds, dict(self.facts), tuple(self.pieces)) == (
            other.outcome, other.grounds, dict(other.facts), tuple(other.pieces)
        )  # fmt: skip


def text_of(draft: Draft | DraftText) -> DraftText:
    """A saved version as it was written."""
    if isinstance(draft, DraftText):
        return draft
    return DraftText(
        outcome=draft.outcome,
        bases=tuple(draft.bases),
        facts=dict(draft.facts),
        pieces=tuple(
            PieceText(piece.name, piece.is_withheld, piece.ground, piece.reason)
            for piece in draft.pieces.all()
        ),
    )
