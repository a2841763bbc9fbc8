"""What other apps know of a record, on the page of that record: each app registers what it shows, the page asks for all.

The page stands below the apps that know, and may not ask them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.lib.shell.registry import Registry
from gongkai.lib.ui.parts import Item, Link, Text


@dataclass(frozen=True)
class Related:
    """One block: its lines, oldest first, and the link by which another is made, None where this person may not."""

    title: Text
    items: Sequence[Item]
    empty: Text = ""
    add: Link | None = None


@dataclass(frozen=True)
class Provider:
    """to: label of the model, as `disclosure_requests.DisclosureRequest`. block: takes the actor and the record; one query."""

    key: str
    order: int
    to: str
    block: Callable[[Any, Any], Related | None]


PROVIDERS: Registry[Provider] = Registry()
add = PROVIDERS.add


def of(actor: Any, record: Any) -> list[Related]:
    """The blocks that this person may see on the page of the record, in order."""
    label = record._meta.label  # noqa: SLF001 (documented API of Django)
    found = (provider.block(actor, record) for provider in PROVIDERS if provider.to == label)
    return [block for block in found if block is not None]
