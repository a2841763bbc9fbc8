"""An asking as its page would show it if its item were published today, for the preview alone. Nothing of it is ever written."""

from __future__ import annotations

from gongkai.apps.proactive.queries.preview import Item
from gongkai.apps.public_comments.models import PublicComment
from gongkai.apps.public_comments.states import State
from gongkai.lib import clock

__all__ = ["one"]


def one(item: Item) -> PublicComment | None:
    """What is before the public already stays as it is."""
    found = PublicComment.objects.filter(item=item.pk).select_related("result").first()
    if found is not None and found.state == State.PREPARING:
        found.state = _state_today(found)
    return found


def _state_today(found: PublicComment) -> State:
    today = clock.today()
    if today < found.opens_on:
        return State.ANNOUNCED
    return State.OPEN if today <= found.closes_on else State.CLOSED
