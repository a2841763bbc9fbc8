"""Saying to which entries an item belongs, where its column does not tell. By those who write for the body."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.catalogue import events, queries
from gongkai.apps.catalogue.models import Placement
from gongkai.apps.catalogue.services.keeping import note_body
from gongkai.apps.events.services import record
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import Item
from gongkai.lib.errors import NotAllowed

ITEM_SHOWN_AS = "proactive.item"


@transaction.atomic
def place(actor: Staff, item_pk: int, *, entries: Collection[int]) -> Item:
    """These entries and no others; none leaves it to the column. Raises Http404, NotAllowed."""
    item = items.get(actor, item_pk)
    if not items.is_writer(actor, item.agency):
        raise NotAllowed(
            _("信息归入哪个条目，由“%(agency)s”起草信息的人确定。") % {"agency": item.agency.name},
            act="place",
        )
    known = {one.pk for one in queries.standing_entries([item.agency])}
    if not known.issuperset(entries):
        raise NotAllowed(_("选择的条目不在本单位现行的目录里；请刷新页面重新选择。"), act="place")
    there = Placement.objects.filter(item=item)
    before = set(there.values_list("entry", flat=True))
    if before == set(entries):
        return item
    there.exclude(entry__in=entries).delete()
    Placement.objects.bulk_create(
        Placement(item=item, entry_id=pk, by=actor) for pk in sorted(set(entries) - before)
    )
    if item.is_public:
        note_body(item.agency)
        page_outbox.note(ITEM_SHOWN_AS, [item.pk])
    record(events.PLACED, by=actor, subject=item, agency=item.agency, data={"entries": sorted(entries)})
    return item
