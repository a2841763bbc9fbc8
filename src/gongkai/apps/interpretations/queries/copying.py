"""How much of an interpretation is its document word for word, and whether somebody lets that pass."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from gongkai.apps.interpretations.kinds import INTERPRETATION
from gongkai.apps.interpretations.models import CopyClearance, Interpretation
from gongkai.apps.proactive import markup
from gongkai.apps.proactive.beside import Beside
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.overlap import Overlap, overlap


@dataclass(frozen=True)
class Copied:
    """digest: of both texts; a clearance holds for these alone."""

    overlap: Overlap
    digest: str

    @property
    def percent(self) -> int:
        return round(self.overlap.copied * 100)


def copied(pair: Interpretation) -> Copied:
    """The newest version of the interpretation, against what the public sees of the document or will see."""
    document = pair.document.published if pair.document.is_public else pair.document.newest
    own = pair.item.newest
    assert own is not None  # an item is made together with its first version
    assert document is not None
    texts = markup.words(own.body), markup.words(document.body)
    digest = hashlib.sha256("\x1f".join(texts).encode()).hexdigest()
    return Copied(overlap(*texts, named=(document.title,)), digest)


CLEARED = Beside(
    "interpretations.cleared",
    frozenset({INTERPRETATION}),
    lambda item: CopyClearance.objects.filter(item=item).select_related("cleared_by"),
)


def clearance_of(item: Item, digest: str) -> CopyClearance | None:
    return next((one for one in CLEARED.of(item) if one.digest == digest), None)
