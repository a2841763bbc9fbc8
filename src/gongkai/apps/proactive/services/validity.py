"""The validity status of a published item, written for the acts of apps above: they write their own event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive.models import Item, ValidityStatus
from gongkai.apps.proactive.queries.findable import SEARCHED_AS
from gongkai.apps.proactive.services.publishing import SHOWN_AS
from gongkai.apps.search_index import services as search_index
from gongkai.lib import versions


def stand(item: Item, status: ValidityStatus, ahead: Iterable[tuple[date, ValidityStatus]]) -> None:
    """ahead: the days from which it will be another, each with it. Raises Stale."""
    later = [[day.isoformat(), then.value] for day, then in ahead]
    if (item.validity_status, item.validity_ahead) != (status, later):
        versions.save(item, validity_status=status, validity_ahead=later)
        search_index.note(SEARCHED_AS, [item.pk])
    if item.is_public:
        page_outbox.note(SHOWN_AS, [item.pk])  # also where only its history changed
