"""Entries of the staff navigation, in the order of the day.

An app registers its entries: `navigation.add(Entry("reporting:list", _("年度报告"), order=50, roles=…, waiting=…))`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from gongkai.lib.shell.registry import Registry
from gongkai.lib.ui.parts import Text


@dataclass(frozen=True)
class Entry:
    """One link at the left.

    url_name: also the key. order: tens, 10 is 我的待办; roles: codes of the roles that see it, empty for everyone;
    waiting: what waits there for this person; all entries are counted in one query. group: heading of the block, empty for the first block.
    """

    url_name: str
    label: Text
    order: int
    roles: frozenset[str] = frozenset()
    waiting: Callable[[Any], QuerySet[Any]] | None = None
    group: Text = ""

    @property
    def key(self) -> str:
        return self.url_name


ENTRIES: Registry[Entry] = Registry()
add = ENTRIES.add
