"""What belongs together, and the other channels by which an item went out: entered by those who write items of the body."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.proactive import claims, events, queries
from gongkai.apps.proactive.models import ChannelRelease, DisclosureAttribute, Item, Relation, RelationKind
from gongkai.apps.proactive.services.keeping import newest_of, note
from gongkai.apps.proactive.services.publishing import SHOWN_AS
from gongkai.apps.proactive.services.relating import relate, unrelate
from gongkai.apps.proactive.services.reviewing import BLOCKING
from gongkai.apps.proactive.services.writing import require_writer
from gongkai.apps.proactive.states import State
from gongkai.letters.words import clean
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from gongkai.release import inspect_text

BY_HAND = frozenset(queries.CHANNELS_BY_HAND)


@transaction.atomic
def add_relation(actor: Staff, pk: int, *, to: int, kind: str) -> Item:
    """Say what another item is to this one; the public sees it once both are public. Raises Http404, NotAllowed."""
    item, other = _writable(actor, pk), queries.linkable(actor, to)
    relation = RelationKind(kind)
    if other.pk == item.pk:
        raise NotAllowed(_("不能与自己关联；请另选一件。"), act="relate")
    if why := claims.refusal(item, other, relation):
        raise NotAllowed(why, act="relate")
    same = Q(item=item, to=other, kind=relation)
    if relation is RelationKind.RELATED:
        same |= Q(item=other, to=item, kind=relation)
    if Relation.objects.filter(same).exists():
        raise NotAllowed(_("已经有这个关联；请刷新页面。"), act="relate")
    relate(actor, item, other, relation)
    note(events.ITEM_RELATED, item, actor, to=other.pk, relation=relation.value)
    return item


@transaction.atomic
def remove_relation(actor: Staff, pk: int, number: int) -> Item:
    """Raises Http404, NotAllowed."""
    item = _writable(actor, pk)
    row = Relation.objects.filter(pk=number, item=item).select_related("to").first()
    if row is None:
        raise Http404
    if why := claims.refusal(item, row.to, row.kind):
        raise NotAllowed(why, act="relate")
    unrelate(item, row.to, RelationKind(row.kind))
    note(events.ITEM_UNRELATED, item, actor, to=row.to_id, relation=row.kind)
    return item


@transaction.atomic
def add_channel(
    actor: Staff, pk: int, *, channel: str, released_on: date, address: str = ""
) -> ChannelRelease:
    """Record that the item also went out in another way. Raises Http404, NotAllowed."""
    item = _writable(actor, pk)
    if channel not in BY_HAND:
        raise NotAllowed(_("没有这个渠道；网站的发布由系统自动记录。"), act="channel")
    if newest_of(item).attribute != DisclosureAttribute.PROACTIVE:
        raise NotAllowed(_("公开属性不是主动公开，不能登记对外发布。"), act="channel")
    if released_on > clock.today():
        raise NotAllowed(_("发布日期晚于今天；请在发布以后登记。"), act="channel")
    said = clean(address)[:400]
    if found := next((one for one in inspect_text(said) if one.level in BLOCKING), None):
        words = _("网址或者版面中有不能公开的内容：%(sentence)s")
        raise NotAllowed(words % {"sentence": found.sentence}, act="channel")
    try:
        with transaction.atomic():
            row = ChannelRelease.objects.create(
                item=item, channel=channel, released_on=released_on, address=said, by=actor
            )
    except IntegrityError:
        raise NotAllowed(_("这个渠道和网址已经登记过。"), act="channel") from None
    _shown_anew(item)
    note(events.CHANNEL_ADDED, item, actor, channel=channel, released_on=released_on)
    return row


@transaction.atomic
def remove_channel(actor: Staff, pk: int, number: int) -> Item:
    """Take out what was entered by mistake. Raises Http404, NotAllowed."""
    item = _writable(actor, pk)
    row = ChannelRelease.objects.filter(pk=number, item=item).first()
    if row is None:
        raise Http404
    row.delete()
    _shown_anew(item)
    note(events.CHANNEL_REMOVED, item, actor, channel=row.channel, released_on=row.released_on)
    return item


def _writable(actor: Staff, pk: int) -> Item:
    item = queries.get(actor, pk)
    require_writer(actor, item.agency)
    if item.state == State.DISCARDED:
        raise NotAllowed(_("这件信息已经废弃，不能再登记。"), act="relate")
    return item


def _shown_anew(item: Item) -> None:
    if item.is_public:
        page_outbox.note(SHOWN_AS, [item.pk])
