"""Items of a list by words of their titles and by their numbers. The index says which, the list's own door shows them.

The index holds what staff call an item (the title in work, beside the one that the public reads) with its state, column
and author. What was changed since it was fed is looked at by itself, and so is what the index leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive.models import Item, ItemVersion
from gongkai.apps.proactive.queries.findable import SEARCHED_AS
from gongkai.apps.proactive.queries.staff import bodies_in_sight
from gongkai.apps.proactive.states import State
from gongkai.apps.search_index.naming import listed
from gongkai.lib.search import bigrams
from gongkai.lib.search.port import Naming

SHOWN_AT_MOST = 1000  # of the index: the newest of very many
LOOKED_THROUGH = 10_000  # items one by one: those worked on last


@dataclass(frozen=True)
class Filter:
    """How a list is narrowed; what is empty does not narrow. column: id. mine: written by the person.

    waiting: `review` and `review_after` for what is this person's turn, `late` for what should be public by now.
    bodies: those in sight, where they were read already.
    """

    state: str = ""
    column: int | None = None
    words: str = ""
    agency: Agency | None = None
    mine: bool = False
    waiting: str = ""
    bodies: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sought:
    """Which items the words of a list mean.

    is_by_index: `rows` are those, but for `noted`, whose titles are read. Else titles are read one by one. newest: only so
    many of those found are shown; looked_through: only so many, worked on last, were looked through.
    """

    words: str = ""
    is_by_index: bool = False
    rows: tuple[int, ...] = ()
    noted: tuple[int, ...] = ()
    newest: int | None = None
    looked_through: int | None = None

    def narrowed(self, rows: QuerySet[Item]) -> QuerySet[Item]:
        if not self.words:
            return rows
        if not self.is_by_index:
            return rows.filter(_called(self.words))
        found = rows.filter(pk__in=(*self.rows, *self.noted))
        return found.filter(~Q(pk__in=self.noted) | _called(self.words)) if self.noted else found


def look_up(actor: Staff, wanted: Filter) -> Sought:
    """What waits for a person is little and looked at by itself; of given-up items the index holds nothing."""
    if not wanted.words:
        return Sought()
    if not bigrams.words(wanted.words) or not bigrams.wanted_pieces(wanted.words):
        return Sought(wanted.words, is_by_index=True)  # signs alone: no item is called so
    by_title = Sought(wanted.words)
    if wanted.waiting:
        return by_title
    if wanted.state == State.DISCARDED:
        return replace(by_title, looked_through=LOOKED_THROUGH)
    found = listed(
        Naming(
            SEARCHED_AS, wanted.words, _audience(actor, wanted), marks_wanted(actor, wanted), SHOWN_AT_MOST
        )
    )
    if found is None:
        return replace(by_title, looked_through=LOOKED_THROUGH)
    newest = None if found.is_whole else SHOWN_AT_MOST
    return replace(by_title, is_by_index=True, rows=found.rows, noted=found.noted, newest=newest)


def _audience(actor: Staff, wanted: Filter) -> frozenset[str]:
    """So that the newest are the newest of these bodies; what is shown is asked of `visible_to` all the same."""
    bodies = (wanted.agency.pk,) if wanted.agency else wanted.bodies
    return frozenset(f"agency:{pk}" for pk in bodies or bodies_in_sight(actor).values_list("pk", flat=True))


def marks_wanted(actor: Staff, wanted: Filter) -> frozenset[str]:
    given = {"state": wanted.state, "column": wanted.column, "author": actor.pk if wanted.mine else None}
    return frozenset(f"{name}:{value}" for name, value in given.items() if value)


def marks_of(item: Item, newest: ItemVersion) -> frozenset[str]:
    """By what a list is narrowed; an act that changes one of these notes the item for the index."""
    return frozenset((f"state:{item.state}", f"column:{item.column_id}", f"author:{newest.author_id}"))


def _called(words: str) -> Q:
    """Each of the words in the title in work; or the whole is a number."""
    title = Q()
    for word in words.split():
        title &= Q(newest__title__contains=word)
    return title | Q(index_no=words) | Q(document_no=words)
