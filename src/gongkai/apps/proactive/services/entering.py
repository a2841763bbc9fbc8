"""What was published before the system: known by a register on paper, entered so that it is found and counted."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.apps.proactive.models import Item, ItemOrigin
from gongkai.apps.proactive.services.standing import renew


@transaction.atomic
def published_before(item: Item, day: date) -> None:
    """The item counts on that day; no limit of Article 26 runs for it, and nobody says whether it was in time then.

    For another app, as part of its own act and event.
    """
    ItemOrigin.objects.update_or_create(item=item, defaults={"earlier_on": day})
    renew(item)
