"""Keeping the index true to the ledgers, and what the disclosure offices keep for the search."""

from gongkai.apps.search_index.services.feeding import feed, note, rebuild
from gongkai.apps.search_index.services.keeping import (
    add,
    change,
    end,
    forget_missed,
    keep_missed,
    require_office,
)

__all__ = [
    "add",
    "change",
    "end",
    "feed",
    "forget_missed",
    "keep_missed",
    "note",
    "rebuild",
    "require_office",
]
