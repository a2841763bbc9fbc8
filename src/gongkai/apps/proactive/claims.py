"""Which relations an app above keeps by acts of its own: it adds its claim when it is ready, and says where they are made.

A repeal changes the validity of a document, a pairing stops a clock: entered by hand, either would be half done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.lib.shell.registry import Registry

if TYPE_CHECKING:
    from gongkai.apps.proactive.models import Item


@dataclass(frozen=True)
class Claim:
    """relations: codes of the kinds of relation. ask: of both ends, the sentence where it is made instead, or None."""

    key: str
    relations: frozenset[str]
    ask: Callable[[Item, Item], str | None]
    order: int = 50


CLAIMS: Registry[Claim] = Registry()
add = CLAIMS.add


def refusal(item: Item, to: Item, relation: str) -> str | None:
    """Why this relation is not entered or taken out by hand, or None."""
    said = (one.ask(item, to) for one in CLAIMS if relation in one.relations)
    return next((sentence for sentence in said if sentence), None)
