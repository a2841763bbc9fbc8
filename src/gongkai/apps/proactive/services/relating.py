"""What belongs together, written for the acts of apps above: they have checked who may, and write their own event."""

from __future__ import annotations

from gongkai.apps.agencies.models import Staff
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive.models import Item, Relation, RelationKind
from gongkai.apps.proactive.services.publishing import SHOWN_AS


def relate(by: Staff, item: Item, to: Item, kind: RelationKind) -> None:
    """`item` interprets `to`, is its result, and so on. Twice is once; both pages are written anew, if there are."""
    _row, is_new = Relation.objects.get_or_create(item=item, to=to, kind=kind, defaults={"by": by})
    if is_new:
        _shown_anew(item, to)


def unrelate(item: Item, to: Item, kind: RelationKind) -> None:
    if Relation.objects.filter(item=item, to=to, kind=kind).delete()[0]:
        _shown_anew(item, to)


def _shown_anew(item: Item, to: Item) -> None:
    """While the first is not public, nothing before the public says that it belongs to the other."""
    if item.is_public:
        page_outbox.note(SHOWN_AS, [one.pk for one in (item, to) if one.is_public])
