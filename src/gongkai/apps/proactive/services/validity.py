"""The validity status of a published item, written for the acts of apps above: they write their own event."""

from __future__ import annotations

from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive.models import Item, ValidityStatus
from gongkai.apps.proactive.queries.findable import SEARCHED_AS
from gongkai.apps.proactive.services.publishing import SHOWN_AS
from gongkai.apps.search_index import services as search_index
from gongkai.lib import versions


def stand(item: Item, status: ValidityStatus) -> None:
    """Raises Stale."""
    if item.validity_status != status:
        versions.save(item, validity_status=status)
        search_index.note(SEARCHED_AS, [item.pk])
    if item.is_public:
        page_outbox.note(SHOWN_AS, [item.pk])  # also where only its history changed
