"""What the life of a kind shows on the page of an item: other parts of the portal register their blocks.

A block follows from rows alone, and never from the day: the page is written once, and stands until its rows change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gongkai.lib.shell.registry import Registry
from gongkai.lib.ui.parts import Link, Term, Text

if TYPE_CHECKING:
    from gongkai.apps.proactive.queries.published import Item


@dataclass(frozen=True)
class Block:
    """title: its heading; links: what may be done about it, the first as a button."""

    title: Text
    terms: tuple[Term, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Beside:
    """kinds: codes of the kinds it concerns; block: one query, None where there is nothing to say.

    preview: the same of an item that is shown to its writers as if it were published today.
    """

    key: str
    kinds: frozenset[str]
    block: Callable[[Item], Block | None]
    preview: Callable[[Item], Block | None]
    order: int = 50


BESIDE: Registry[Beside] = Registry()
add = BESIDE.add


def of(item: Item) -> list[Block]:
    found = (one.block(item) for one in BESIDE if item.kind in one.kinds)
    return [block for block in found if block is not None]


def preview_of(item: Item, *, is_first: bool) -> list[Block]:
    """is_first: not before the public yet, so that no link leads anywhere."""
    found = (one.preview(item) for one in BESIDE if item.kind in one.kinds)
    return [_without_links(block) if is_first else block for block in found if block is not None]


def _without_links(block: Block) -> Block:
    return replace(block, links=tuple(replace(link, url="") for link in block.links))
