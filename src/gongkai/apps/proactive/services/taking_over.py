"""Rows of a list as drafts of the person who brings them. Called within one transaction, for all rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.holiday_calendar import queries as calendars
from gongkai.apps.proactive.importing.rows import Entry
from gongkai.apps.proactive.models import ImportFile, IndexNumber, Item, ItemImport, ItemOrigin
from gongkai.apps.proactive.services.attaching import Brought, kept
from gongkai.apps.proactive.services.writing import Shown, create, save
from gongkai.apps.proactive.storage import IMPORTS
from gongkai.apps.proactive.wording.reading import placed
from gongkai.lib.errors import NotAllowed
from gongkai.statute.citation import NotInForce
from gongkai.statute.publication import publication_deadline


def take_over(actor: Staff, found: ItemImport, entries: Sequence[Entry]) -> None:
    """Raises NotAllowed."""
    for entry in entries:
        files = _files_of(entry)
        item = create(actor, found.agency, replace(entry.words, body=""), kind=entry.place.kind)
        ItemOrigin.objects.create(
            item=item, brought_with=found, row=entry.row, earlier_on=entry.earlier_on,
            earlier_address=entry.earlier_address,
        )  # fmt: skip
        item.is_late = _was_late(entry)
        Item.objects.filter(pk=item.pk).update(is_late=item.is_late)
        if entry.index_no:
            _bring_number(item, entry.index_no)
        _write(actor, item, entry, files)


def _files_of(entry: Entry) -> dict[int, ImportFile]:
    named = [one.pk for one in (entry.text, *entry.attachments) if one is not None]
    return ImportFile.objects.in_bulk(named)


def _write(actor: Staff, item: Item, entry: Entry, files: dict[int, ImportFile]) -> None:
    """The text with its pictures, and what is shown below it."""
    shown, body = [], ""
    if entry.text is not None:
        source = files[entry.text.pk]
        places = {}
        for number, one in enumerate(source.pictures, 1):
            places[number] = kept(actor, item, _picture(one)).pk
            shown.append(Shown(places[number], "", one["alternative"]))
        body = placed(source.html, places)
    shown += [Shown(kept(actor, item, _attachment(files[one.pk])).pk) for one in entry.attachments]
    once = {one.attachment: one for one in reversed(shown)}  # the same bytes are one attachment
    save(actor, item.pk, replace(entry.words, body=body), files=list(reversed(once.values())))


def _picture(one: dict[str, Any]) -> Brought:
    return Brought(one["name"], one["media_type"], IMPORTS.load(one["sha256"]), one["findings"], one["text"])


def _attachment(row: ImportFile) -> Brought:
    return Brought(row.name, row.media_type, IMPORTS.load(row.sha256), row.findings, row.text)


def _bring_number(item: Item, number: str) -> None:
    """A number of before stays the number of the item; it is passed over when new ones are given."""
    try:
        with transaction.atomic():
            IndexNumber.objects.create(text=number, item=item)
    except IntegrityError:
        words = _("索引号“%(number)s”刚刚给了别的信息，没有导入任何一行；请重新打开预览核对。")
        raise NotAllowed(words % {"number": number}, act="import") from None


def _was_late(entry: Entry) -> bool:
    """By the day of its first publication elsewhere (条例第二十六条)."""
    if entry.earlier_on is None or entry.words.formed_on is None or entry.words.source_kind != "own":
        return False
    return entry.earlier_on > _last_day(entry.words.formed_on, entry.earlier_on)


def _last_day(formed_on: date, earlier_on: date) -> date:
    calendar = calendars.provisional(calendars.current())
    try:
        return publication_deadline(formed_on, calendar).day
    except NotInForce:  # formed before the first Regulation
        return earlier_on
