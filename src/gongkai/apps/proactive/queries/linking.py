"""Finding the item that another is related to, and what is related: for staff."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import categories
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.queries.findable import SEARCHED_AS
from gongkai.apps.proactive.queries.staff import bodies_in_sight
from gongkai.apps.proactive.states import State
from gongkai.apps.search_index import queries as search_index
from gongkai.apps.search_index.sources import row_of
from gongkai.lib.search.port import PUBLIC, Question, SearchUnavailable

CHANNELS_BY_HAND = tuple(code for code, _label in categories.CHANNELS if code != "site")
OFFERED = 10


def _linkable(actor: Staff) -> QuerySet[Item]:
    """What the person works with, and what everybody sees."""
    own = Q(agency__in=bodies_in_sight(actor).order_by().values("pk"))
    rows = Item.objects.filter(own | Q(is_public=True)).exclude(state=State.DISCARDED)
    return rows.select_related("agency", "newest", "published")


def linkable(actor: Staff, pk: int) -> Item:
    """Raises Http404."""
    if (item := _linkable(actor).filter(pk=pk).first()) is None:
        raise Http404
    return item


@dataclass(frozen=True)
class Offered:
    """is_whole: False where the search could not be asked, so that only numbers were looked for."""

    items: tuple[Item, ...]
    is_whole: bool = True


def items_named(actor: Staff, words: str) -> Offered:
    """Items by index number or document number, else by words of the title or text, the best first."""
    rows = _linkable(actor)
    exact = rows.filter(Q(index_no=words) | Q(document_no=words)).order_by("-published_at", "-pk")
    if found := tuple(exact[:OFFERED]):
        return Offered(found)
    bodies = bodies_in_sight(actor).order_by().values_list("pk", flat=True)
    audience = frozenset({PUBLIC, *(f"agency:{pk}" for pk in bodies)})
    try:
        answer = search_index.engine().query(
            Question(words, audience, kinds=frozenset({SEARCHED_AS}), limit=OFFERED)
        )
    except SearchUnavailable:
        return Offered((), is_whole=False)
    order = [row_of(key)[1] for key in answer.keys]
    by_pk = rows.in_bulk(order)
    return Offered(tuple(by_pk[pk] for pk in order if pk in by_pk))
