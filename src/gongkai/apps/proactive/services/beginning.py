"""Beginning an item with files that another app hands over; they are looked into first, for that may take a minute."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from django.db import transaction

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.services.attaching import FILES_AT_MOST, Brought, kept, looked_into, too_many
from gongkai.apps.proactive.services.writing import Shown, create, save

__all__ = ["Brought", "create_with_files", "looked_into"]


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
