"""What apps above keep beside an item: each registers its questions, and the page of the item asks them all in one query.

The item knows nothing of the rows. Elsewhere, as in an act, each question is asked by itself when its answer is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db.models import Model, QuerySet

from gongkai.lib.shell.registry import Registry
from gongkai.lib.together import together

if TYPE_CHECKING:
    from gongkai.apps.proactive.models import Item

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Beside(Generic[M]):
    """One question. kinds: codes of the kinds it concerns. to: the column of its rows that points at the item, if any."""

    key: str
    kinds: frozenset[str]
    rows: Callable[[Item], QuerySet[M]]
    to: str = ""
    order: int = 50

    def of(self, item: Item) -> list[M]:
        """In the order of their keys, as they were read with the item or, if they were not, as they are now."""
        known = item.beside.get(self.key)
        return self.pointing(item, self.rows(item).order_by("pk")) if known is None else known

    def pointing(self, item: Item, rows: Any) -> list[M]:
        """What was read of the item holds for its rows, too."""
        found = list(rows)
        for row in found if self.to else ():
            setattr(row, self.to, item)
        return found


QUESTIONS: Registry[Beside[Any]] = Registry()
add = QUESTIONS.add


def asked_of(item: Item) -> list[Beside[Any]]:
    return [one for one in QUESTIONS if item.kind in one.kinds]


def gather(item: Item, *wanted: Beside[Any]) -> None:
    """Read some of it at once, for a page that shows these."""
    keep(item, dict(zip(wanted, together(*(one.rows(item) for one in wanted)), strict=True)))


def keep(item: Item, answers: Mapping[Beside[Any], list[Any]]) -> None:
    """For a page, which changes nothing: what was read stays with the item for as long as the page is made."""
    item.beside.update({one.key: one.pointing(item, rows) for one, rows in answers.items()})
