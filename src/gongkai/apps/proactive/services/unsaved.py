"""Keeping what is typed while it is typed. It makes no version and no event: an act begins when a person saves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive import queries
from gongkai.apps.proactive.models import Column, Item, Presence, Unsaved
from gongkai.apps.proactive.services.writing import TOO_LONG, require_writer
from gongkai.apps.proactive.states import State
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed

KEPT_FOR = timedelta(days=30)


@transaction.atomic
def keep(actor: Staff, pk: int, given: Mapping[str, str], *, seen: int | None) -> Unsaved:
    """What was typed on an item. seen: the version of it that was opened. Raises Http404, NotAllowed.

    When this returns inside no other transaction, it is on the disk: the page may say so.
    """
    item = queries.get(actor, pk)
    require_writer(actor, item.agency)
    if item.state != State.DRAFT:
        raise NotAllowed(_("这件信息现在不在起草中，没有自动保存；请先把您的改动复制下来。"), act="write")
    values = {"fields": _sized(given), "seen": seen, "kept_at": clock.now()}
    row, _made = Unsaved.objects.update_or_create(person=actor, item=item, defaults=values)
    return row


@transaction.atomic
def keep_new(actor: Staff, agency: Agency, column: Column, given: Mapping[str, str]) -> Unsaved:
    """What was typed for an item that is not begun yet. Raises NotAllowed."""
    require_writer(actor, agency)
    values = {"fields": _sized(given), "kept_at": clock.now()}
    row, _made = Unsaved.objects.update_or_create(
        person=actor, item=None, agency=agency, column=column, defaults=values
    )
    return row


def _sized(given: Mapping[str, str]) -> dict[str, str]:
    if len(json.dumps(dict(given))) > 2 * TOO_LONG:
        raise NotAllowed(_("正文太长，没有自动保存；请把表格和附表作为附件上传。"), act="write")
    return dict(given)


def drop(actor: Staff, item: Item) -> None:
    """It was saved, or is not wanted."""
    Unsaved.objects.filter(person=actor, item=item).delete()


def drop_new(actor: Staff, agency: Agency, column: Column) -> None:
    Unsaved.objects.filter(person=actor, item=None, agency=agency, column=column).delete()


def come(actor: Staff, item: Item) -> None:
    """The writing page is open."""
    Presence.objects.update_or_create(item=item, person=actor, defaults={"seen_at": clock.now()})


def leave(actor: Staff, item: Item) -> None:
    Presence.objects.filter(item=item, person=actor).delete()


def forget() -> int:
    """What nobody came back to. Gives how many texts went."""
    Presence.objects.filter(seen_at__lt=clock.now() - queries.HERE).delete()
    gone, _by_model = Unsaved.objects.filter(kept_at__lt=clock.now() - KEPT_FOR).delete()
    return gone
