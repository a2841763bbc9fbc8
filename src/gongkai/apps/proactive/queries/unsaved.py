"""What a person typed and did not save, and who else writes on an item."""

from __future__ import annotations

from datetime import timedelta

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive.models import Column, Item, Presence, Unsaved
from gongkai.lib import clock

# A page with script tells of itself every twenty seconds; one without script only when it is opened.
HERE = timedelta(minutes=10)


def unsaved_of(actor: Staff, item: Item) -> Unsaved | None:
    """Their own alone: what a colleague has not saved is nobody's business."""
    return Unsaved.objects.filter(person=actor, item=item).first()


def unsaved_new(actor: Staff, agency: Agency, column: Column) -> Unsaved | None:
    return Unsaved.objects.filter(person=actor, item=None, agency=agency, column=column).first()


def others_at(actor: Staff, item: Item) -> list[Presence]:
    """Who else has the item open for writing, as far as it is known; item: one that the actor sees."""
    rows = Presence.objects.filter(item=item, seen_at__gte=clock.now() - HERE).exclude(person=actor)
    return list(rows.select_related("person").order_by("-seen_at"))
