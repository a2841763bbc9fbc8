"""What the public may see, and the only questions that a page of the portal may ask of items."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.states import State


def published() -> QuerySet[Item]:
    """Published items, newest first, each with the version that the public sees."""
    rows = Item.objects.filter(is_public=True).select_related("published", "agency", "column")
    return rows.order_by("-published_at", "-pk")


def address_answers() -> QuerySet[Item]:
    """Published items, and those taken back: their address goes on answering, with the reason."""
    seen = Q(is_public=True) | Q(state=State.WITHDRAWN)
    return Item.objects.filter(seen).select_related("published", "agency", "column")
