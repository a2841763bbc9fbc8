"""What the life of a kind demands before an item moves on: apps above add theirs when they are ready.

A normative document is not passed finally without its legality review, an interpretation is planned before; the item
knows nothing of either. A demand is a question of the rows of the app that makes it, and refuses by a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gongkai.lib.shell.registry import Registry

if TYPE_CHECKING:
    from gongkai.apps.proactive.models import Item


class Before(StrEnum):
    """The move that a demand holds up. An emergency release is held up by none: it opens a review after it."""

    REVIEW = "review"  # submit
    FINAL = "final"  # pass the last step
    PUBLICATION = "publication"  # publish, also on time


@dataclass(frozen=True)
class Demand:
    """ask: the sentence that says what is missing and what to do, or None. kinds: codes of the kinds it concerns."""

    key: str
    kinds: frozenset[str]
    before: Before
    ask: Callable[[Item], str | None]
    order: int = 50


DEMANDS: Registry[Demand] = Registry()
add = DEMANDS.add


def unmet(item: Item) -> tuple[tuple[Before, str], ...]:
    """What is demanded of this item and not there yet, in order."""
    asked = ((one.before, one.ask(item)) for one in DEMANDS if item.kind in one.kinds)
    return tuple((before, sentence) for before, sentence in asked if sentence)
