"""Which published items belong together, and by what other ways an item went out: as the public may see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from gongkai.apps.proactive.models import ChannelRelease, Item, Relation, Review
from gongkai.apps.proactive.steps import Step

__all__ = ["ChannelRelease", "Relation", "channels_of", "neighbours_of", "relations_of", "reviewed_after_at"]


def relations_of(item: Item) -> list[Relation]:
    """Relations of an item in both directions, as far as the public sees the other end, oldest document first."""
    out = Q(item=item.pk, to__is_public=True)
    back = Q(to=item.pk, item__is_public=True)
    ends = [f"{end}__{part}" for end in ("item", "to") for part in ("published", "agency")]
    rows = Relation.objects.filter(out | back).select_related(*ends)
    return list(rows.defer("item__published__body", "to__published__body").order_by("pk"))


def neighbours_of(rows: Sequence[int]) -> set[int]:
    """The items whose pages name one of these."""
    rows = list(rows)
    found = Relation.objects.filter(Q(item__in=rows) | Q(to__in=rows)).values_list("item_id", "to_id")
    return {one for pair in found for one in pair} - set(rows)


def channels_of(item: Item) -> list[ChannelRelease]:
    """The other channels by which a published item went out."""
    return list(ChannelRelease.objects.filter(item=item.pk).order_by("released_on", "pk"))


def reviewed_after_at(item: Item) -> datetime | None:
    """When the review after an emergency release was taken."""
    rows = Review.objects.filter(version__item=item.pk, step=Step.AFTER).order_by("-pk")
    return rows.values_list("at", flat=True).first()
