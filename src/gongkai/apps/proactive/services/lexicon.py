"""What a body adds to the lexicon of wrong expressions. Versions in review keep what was found when they were sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.events.register import Tag
from gongkai.apps.events.services import record
from gongkai.apps.proactive import events, queries
from gongkai.apps.proactive.models import LexiconWord
from gongkai.apps.proactive.services.settling import require_office
from gongkai.apps.proactive.words import Entry, entry_of
from gongkai.letters.words import clean
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed


@transaction.atomic
def add_word(actor: Staff, entry: Entry) -> LexiconWord:
    """A word of the actor's own body; the bodies below follow it. Raises NotAllowed."""
    require_office(actor, actor.agency)
    row = _added(actor, sound(entry))
    _note(events.WORD_ADDED, actor, row)
    return row


@transaction.atomic
def change_word(actor: Staff, pk: int, entry: Entry, *, version: int | None = None) -> LexiconWord:
    """Raises Http404, NotAllowed, Stale."""
    row = _open(actor, pk)
    versions.expect(row, version)
    _changed(row, sound(entry))
    _note(events.WORD_CHANGED, actor, row)
    return row


@transaction.atomic
def end_word(actor: Staff, pk: int, *, version: int | None = None) -> LexiconWord:
    """No new text is held against it; it stays on the list of ended ones. Raises Http404, NotAllowed, Stale."""
    row = _open(actor, pk)
    versions.expect(row, version)
    versions.save(row, ended_by=actor, ended_at=clock.now())
    _note(events.WORD_ENDED, actor, row)
    return row


@transaction.atomic
def import_words(actor: Staff, entries: Sequence[Entry]) -> tuple[int, int]:
    """All of a list or none of it; a word that is there already is changed. Gives how many were added and changed.

    Raises NotAllowed.
    """
    require_office(actor, actor.agency)
    known = {row.wrong: row for row in queries.words_of(actor.agency)}
    added = changed = 0
    for entry in map(sound, entries):
        row = known.get(entry.wrong)
        if row is None:
            known[entry.wrong] = _added(actor, entry)
            added += 1
        elif entry_of(row) != entry:
            _changed(row, entry)
            changed += 1
    data = {"added": added, "changed": changed}
    record(events.WORDS_IMPORTED, by=actor, subject=actor.agency, agency=actor.agency, data=data)
    return added, changed


def sound(entry: Entry) -> Entry:
    """The entry as it is kept. Raises NotAllowed where it would hit everywhere or even the right way to write it."""
    plain = replace(
        entry, wrong=clean(entry.wrong), right=clean(entry.right), note=clean(entry.note),
        exceptions=tuple(filter(None, map(clean, entry.exceptions))),
    )  # fmt: skip
    try:
        plain.as_word()
    except ValueError as wrong:
        raise NotAllowed(str(wrong), act="lexicon") from None
    if plain.wrong_from and plain.wrong_until and plain.wrong_until < plain.wrong_from:
        raise NotAllowed(_("截止日期早于开始日期；请改正。"), act="lexicon")
    return plain


def _open(actor: Staff, pk: int) -> LexiconWord:
    row = queries.lexicon_word(actor, pk)
    require_office(actor, row.agency)
    if row.ended_at is not None:
        raise NotAllowed(_("这个词条已经停用；仍要用的，请重新添加。"), act="lexicon")
    return row


def _added(actor: Staff, entry: Entry) -> LexiconWord:
    try:
        with transaction.atomic():
            return LexiconWord.objects.create(agency=actor.agency, added_by=actor, **_values(entry))
    except IntegrityError:
        words = _("“%(wrong)s”已在本单位的词库里；请打开那一条修改。")
        raise NotAllowed(words % {"wrong": entry.wrong}, act="lexicon") from None


def _changed(row: LexiconWord, entry: Entry) -> None:
    try:
        with transaction.atomic():
            versions.save(row, **_values(entry))
    except IntegrityError:
        words = _("“%(wrong)s”已在本单位的词库里；请打开那一条修改。")
        raise NotAllowed(words % {"wrong": entry.wrong}, act="lexicon") from None


def _values(entry: Entry) -> dict[str, Any]:
    return asdict(entry) | {"exceptions": list(entry.exceptions)}


def _note(tag: Tag, actor: Staff, row: LexiconWord) -> None:
    record(tag, by=actor, subject=row, agency=row.agency_id, data={"severity": row.severity})
