"""What waits for a person: each app registers providers, the page 我的待办 shows their rows under one heading each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.lib.shell.registry import Registry
from gongkai.lib.ui.parts import Item, Text


@dataclass(frozen=True)
class Work:
    """The first rows of one kind of work and how many there are in all; `url` leads to the whole list."""

    items: Sequence[Item]
    total: int
    url: str = ""


@dataclass(frozen=True)
class Provider:
    """One kind of work. rows: takes the actor and the number of rows wanted, and asks through the app's queries."""

    key: str
    title: Text
    order: int
    rows: Callable[[Any, int], Work]
    roles: frozenset[str] = frozenset()


PROVIDERS: Registry[Provider] = Registry()
add = PROVIDERS.add
