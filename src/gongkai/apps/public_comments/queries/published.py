"""What the public may see of comments, and the only questions that a page of the portal may ask of them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.queries import published as items
from gongkai.apps.public_comments.kinds import COMMENT, HEARING, Way
from gongkai.apps.public_comments.models import Hearing, PublicComment
from gongkai.apps.public_comments.states import State
from gongkai.lib import clock

__all__ = [
    "COMMENT",
    "HEARING",
    "Hearing",
    "PublicComment",
    "State",
    "Way",
    "comments_of",
    "hearing",
    "is_open",
    "one",
    "with_state",
]


def _public() -> QuerySet[PublicComment]:
    rows = items.only_public(PublicComment.objects.exclude(state=State.PREPARING))
    return rows.select_related("item__published", "item__agency", "item__column", "result__published").defer(
        "item__published__body", "result__published__body"
    )


def with_state(states: Sequence[str], number: int) -> list[PublicComment]:
    """Those that close last first."""
    return list(_public().filter(state__in=states).order_by("-closes_on", "-pk")[:number])


def one(item: int) -> PublicComment | None:
    return _public().filter(item=item).first()


def is_open(found: PublicComment) -> bool:
    """By the dates, whatever the clock has already noted."""
    return found.opens_on <= clock.today() <= found.closes_on


def comments_of(rows: Sequence[int]) -> list[int]:
    """The items by which the public is asked, of these or answered by these."""
    own = PublicComment.objects.filter(Q(item__in=list(rows)) | Q(result__in=list(rows)))
    return list(own.values_list("item", flat=True))


def hearing(item: Item) -> Hearing | None:
    """Of a published announcement."""
    return Hearing.objects.filter(item=item, item__is_public=True).first()
