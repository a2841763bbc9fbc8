"""What the disclosure offices keep for the search: synonyms; and what was searched for in vain, without who asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.services import record
from gongkai.apps.search_index import events, queries
from gongkai.apps.search_index.models import Missed, Synonyms
from gongkai.apps.search_index.synonyms import LONGEST, SHORTEST, WORDS_AT_MOST
from gongkai.letters.words import clean
from gongkai.lib import clock, versions
from gongkai.lib.errors import NotAllowed
from gongkai.lib.search import bigrams
from gongkai.release import inspect_text

KEPT_DAYS = 90
MISSED_A_DAY = 1000  # different words; a robot that invents words fills no table
# What looks like a number of a person is no word, whether or not its check sign is right.
_NUMBER = re.compile(r"\d(?:[\s-]?\d){6}|@")


@transaction.atomic
def add(actor: Staff, words: Sequence[str], *, note: str = "") -> Synonyms:
    """Words that mean the same, kept by the actor's own body. Raises NotAllowed."""
    require_office(actor)
    row = Synonyms.objects.create(
        agency=actor.agency, words=_sound(words), note=clean(note)[:200], set_by=actor
    )
    record(events.SET, by=actor, subject=row, agency=actor.agency, data={"words": len(row.words)})
    return row


@transaction.atomic
def change(
    actor: Staff, pk: int, words: Sequence[str], *, note: str = "", version: int | None = None
) -> Synonyms:
    """Raises Http404, NotAllowed, Stale."""
    require_office(actor)
    row = queries.synonym(actor, pk)
    versions.expect(row, version)
    values = {"words": _sound(words), "note": clean(note)[:200], "set_by": actor, "set_at": clock.now()}
    versions.save(row, **values)
    record(events.SET, by=actor, subject=row, agency=row.agency_id, data={"words": len(row.words)})
    return row


@transaction.atomic
def end(actor: Staff, pk: int, *, version: int | None = None) -> Synonyms:
    """The words are apart again. Raises Http404, NotAllowed, Stale."""
    require_office(actor)
    row = queries.synonym(actor, pk)
    versions.expect(row, version)
    versions.save(row, ended_at=clock.now())
    record(events.ENDED, by=actor, subject=row, agency=row.agency_id, data={"words": len(row.words)})
    return row


def require_office(actor: Staff) -> None:
    """Raises NotAllowed for who is not of the disclosure office of the own body."""
    if not queries.keeps_synonyms(actor):
        words = _("搜索用词由“%(agency)s”的%(role)s维护，您没有这个角色。")
        facts = {"agency": actor.agency.name if actor.agency else "—", "role": Role.DISCLOSURE_OFFICE.label}
        raise NotAllowed(words % facts, act="synonyms")


def _sound(words: Sequence[str]) -> list[str]:
    """The words as they are kept. Raises NotAllowed with what is wrong about them."""
    given = list(dict.fromkeys(filter(None, map(clean, words))))
    if len(given) < 2:
        raise NotAllowed(_("至少写两个不同的词，一行一个；搜其中一个，就会同时找其他的。"), act="synonyms")
    if len(given) > WORDS_AT_MOST:
        raise NotAllowed(
            _("一组最多%(number)d个词；请拆成几组。") % {"number": WORDS_AT_MOST}, act="synonyms"
        )
    for word in given:
        if len("".join(bigrams.runs(word))) < SHORTEST or len(word) > LONGEST or " " in word:
            facts = {"word": word, "shortest": SHORTEST, "longest": LONGEST}
            said = _("“%(word)s”不合适：每个词%(shortest)d至%(longest)d个字，中间没有空格；请改正。")
            raise NotAllowed(said % facts, act="synonyms")
    return given


def keep_missed(words: str) -> None:
    """Count that nothing was found for these words, unless they look like somebody's number."""
    if (plain := fit_to_keep(words)) is None:
        return
    today = clock.today()
    if Missed.objects.filter(day=today, words=plain).update(number=F("number") + 1):
        return
    if Missed.objects.filter(day=today).count() >= MISSED_A_DAY:
        return
    try:
        with transaction.atomic():
            Missed.objects.create(day=today, words=plain)
    except IntegrityError:  # somebody else missed the same in this moment
        Missed.objects.filter(day=today, words=plain).update(number=F("number") + 1)


def fit_to_keep(words: str) -> str | None:
    """The words in one form; None for what holds a number by which a person can be told."""
    plain = " ".join(bigrams.words(clean(words)))[:100]
    if not plain or _NUMBER.search(plain) or inspect_text(words):
        return None
    return plain


def forget_missed() -> int:
    """Drop what is older than a quarter of a year; gives how many rows."""
    old, _by_model = Missed.objects.filter(day__lt=clock.today() - timedelta(days=KEPT_DAYS)).delete()
    return old
