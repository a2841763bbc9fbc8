"""The words against which the texts of a body are held: its own, those of the bodies above it, those of the program."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.proactive.models import LexiconWord
from gongkai.apps.proactive.queries.staff import WORKING, above
from gongkai.apps.proactive.words import as_word
from gongkai.release.draft import SEED, Lexicon


def lexicon_for(agency: Agency) -> Lexicon:
    """Nearer bodies come before farther ones, and all of them before the program; of equal words the first counts.

    One query, however many bodies and words there are.
    """
    rows = LexiconWord.objects.filter(agency__in=above(agency).order_by().values("pk"), ended_at=None)
    words = [as_word(row) for row in rows.order_by("-agency__path", "pk")]
    return Lexicon((*words, *SEED.words))


def words_of(agency: Agency, sought: str = "", *, ended: bool = False) -> QuerySet[LexiconWord]:
    """What the body keeps itself. sought: a part of the wrong or the right way to write it."""
    rows = LexiconWord.objects.filter(agency=agency, ended_at__isnull=not ended)
    if sought:
        rows = rows.filter(wrong__contains=sought) | rows.filter(right__contains=sought)
    return rows.select_related("added_by").order_by("wrong", "pk")


def inherited_words(agency: Agency, at_most: int) -> list[LexiconWord]:
    """What the bodies above keep, the nearest body first."""
    over = above(agency).exclude(pk=agency.pk).order_by().values("pk")
    rows = LexiconWord.objects.filter(agency__in=over, ended_at=None).select_related("agency")
    return list(rows.order_by("-agency__path", "wrong")[:at_most])


def lexicon_word(actor: Staff, pk: int) -> LexiconWord:
    """A word of the own body, or 404 both when it is absent and when it is another's."""
    found = LexiconWord.objects.filter(agency_id=actor.agency_id, pk=pk).select_related("agency").first()
    if found is None:
        raise Http404
    return found


def reads_lexicon(actor: Staff) -> bool:
    """Whoever writes or reviews may look words up and try a text."""
    return actor.is_active and not actor.roles.isdisjoint(WORKING)
