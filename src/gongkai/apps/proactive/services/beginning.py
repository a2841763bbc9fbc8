"""Beginning an item so that sending it twice makes one, and beginning it with files that another app hands over.

Files are looked into first, for that may take a minute.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import PurePosixPath

from django.db import transaction

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive.models import Column, Item
from gongkai.apps.proactive.records import Words, words_of
from gongkai.apps.proactive.services.attaching import FILES_AT_MOST, Brought, kept, looked_into, too_many
from gongkai.apps.proactive.services.keeping import newest_of
from gongkai.apps.proactive.services.writing import Shown, create, save
from gongkai.apps.proactive.states import State

__all__ = ["Brought", "begin", "create_with_files", "looked_into"]
SENT_AGAIN = timedelta(days=1)


@transaction.atomic
def begin(actor: Staff, agency: Agency, words: Words) -> Item:
    """As `create`; who sends the same words again within a day gets the draft that is there. Raises NotAllowed."""
    Column.objects.select_for_update().filter(pk=words.column).first()  # two at once come one after the other
    with transaction.atomic():
        item = create(actor, agency, words)
        if there := _same_as(item):
            transaction.set_rollback(True)
    return there or item


def _same_as(item: Item) -> Item | None:
    """A draft of the same person that says just the same, and that nobody has changed or sent in yet."""
    newest = newest_of(item)
    drafts = Item.objects.filter(
        agency=item.agency_id, state=State.DRAFT, column=item.column_id, published=None,
        touched_at__gte=item.touched_at - SENT_AGAIN, newest__number=1, newest__author=newest.author_id,
        newest__frozen_at=None, newest__title=newest.title,
    ).exclude(pk=item.pk)  # fmt: skip
    said = words_of(newest)
    rows = drafts.select_related("agency", "newest").order_by("pk")
    return next((one for one in rows if words_of(newest_of(one)) == said), None)


@transaction.atomic
def create_with_files(actor: Staff, agency: Agency, words: Words, files: Sequence[Brought]) -> Item:
    """A draft that shows these files below its text; a picture is described by its name until somebody says more.

    Raises NotAllowed.
    """
    if len(files) > FILES_AT_MOST:
        raise too_many()
    item = create(actor, agency, words)
    if not files:
        return item
    shown = {}
    for one in files:
        described = PurePosixPath(one.name).stem if one.media_type.startswith("image/") else ""
        file = kept(actor, item, one)
        shown[file.pk] = Shown(file.pk, "", described)
    return save(actor, item.pk, words, files=list(shown.values()))
