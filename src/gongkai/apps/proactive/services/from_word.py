"""Beginning an item from a Word document: its text, and its pictures as attachments, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive.from_word import FromWord
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.records import Words
from gongkai.apps.proactive.services.attaching import FILES_AT_MOST, Brought, kept, looked_into, too_many
from gongkai.apps.proactive.services.writing import Shown, create, require_writer, save
from gongkai.apps.proactive.wording.reading import placed


def create_from_word(
    actor: Staff,
    agency: Agency,
    words: Words,
    read: FromWord,
    *,
    kind: str = "",
    files: Sequence[Brought] = (),
) -> Item:
    """A draft with the text and the pictures of a document. Raises NotAllowed.

    words: everything but the text. files: attachments beside the pictures, looked into already. A picture without
    words for who cannot see it comes along; the draft is not sent for review before they are written.
    """
    require_writer(actor, agency)
    if len(read.pictures) + len(files) > FILES_AT_MOST:
        raise too_many()
    pictures = [looked_into(one.name, one.data) for one in read.pictures]
    return _made(actor, agency, words, read, kind, pictures, files)


@transaction.atomic
def _made(
    actor: Staff, agency: Agency, words: Words, read: FromWord, kind: str, pictures: list[Brought], files: Sequence[Brought]
) -> Item:  # fmt: skip
    item = create(actor, agency, replace(words, body=""), kind=kind)
    places = {number: kept(actor, item, one).pk for number, one in enumerate(pictures, 1)}
    said = {places[number]: one.alternative for number, one in enumerate(read.pictures, 1)}
    shown = [Shown(pk, "", words_of_it) for pk, words_of_it in said.items()]
    beside = [Shown(kept(actor, item, one).pk) for one in files]
    text = replace(words, body=placed(read.html, places))
    return save(actor, item.pk, text, files=[*shown, *(one for one in beside if one.attachment not in said)])
