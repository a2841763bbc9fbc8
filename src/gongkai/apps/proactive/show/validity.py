"""有效性 as it is stamped on pages, lists, papers and hits, of the public and of the desk: one answer for all of them."""

from __future__ import annotations

from gongkai.apps.proactive.models import Item, ValidityStatus
from gongkai.lib import clock
from gongkai.lib.ui.parts import Tag, Tone

TONES: dict[str, Tone] = {ValidityStatus.IN_FORCE: "good", ValidityStatus.NOT_YET_IN_FORCE: "info"}


def status_of(item: Item) -> str:
    """As it is today, whether or not the worker has come by yet; "" for kinds that have none."""
    return item.validity_on(clock.today())


def stamp_of(item: Item) -> Tag | None:
    """None for kinds that have no 有效性, and before publication."""
    status = status_of(item)
    return Tag(ValidityStatus(status).label, TONES.get(status, "warn")) if status else None
