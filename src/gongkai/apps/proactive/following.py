"""Who follows when an item comes before the public or leaves it: apps above add theirs when they are ready.

A limit for its interpretation begins, a period for opinions opens; the item knows nothing of either. A follower runs in
the transaction of the act, before its event.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.lib.shell.registry import Registry

if TYPE_CHECKING:
    from gongkai.apps.proactive.models import Item


@dataclass(frozen=True)
class Follower:
    """shown: after the item was published, for the first time or anew, also in an emergency. gone: after it was taken
    back. kinds: codes of the kinds it concerns.
    """

    key: str
    kinds: frozenset[str]
    shown: Callable[[Item], None]
    gone: Callable[[Item], None]
    order: int = 50


FOLLOWERS: Registry[Follower] = Registry()
add = FOLLOWERS.add


def shown(item: Item) -> None:
    for one in FOLLOWERS:
        if item.kind in one.kinds:
            one.shown(item)


def gone(item: Item) -> None:
    for one in FOLLOWERS:
        if item.kind in one.kinds:
            one.gone(item)
