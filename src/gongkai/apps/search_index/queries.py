"""Searching: the index finds keys, the apps show what the person may see of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.http import Http404

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.search_index.models import Missed, Outdated, Synonyms
from gongkai.apps.search_index.sources import Person, by_kind, row_of
from gongkai.lib import clock
from gongkai.lib.search.port import Question, SearchPort
from gongkai.lib.search.tantivy_index import TantivyIndex
from gongkai.lib.ui.parts import Item

FOUND_AT_ONCE = 20
LOOKED_BACK_DAYS = 30
MISSED_SHOWN = 200


@lru_cache(maxsize=4)
def _opened(folder: Path) -> SearchPort:
    return TantivyIndex(folder)


def engine() -> SearchPort:
    """The index of this instance, opened once in each process."""
    return _opened(Path(settings.DATA) / "search")


def find(person: Person, words: str, audience: frozenset[str]) -> tuple[Item, ...]:
    """The best hits that the person may see. Raises SearchUnavailable."""
    answer = engine().query(Question(words, audience, limit=FOUND_AT_ONCE))
    return shown(person, answer.keys, words)


def shown(person: Person, keys: tuple[str, ...], words: str) -> tuple[Item, ...]:
    """In the order of the index, one question to each app."""
    rows: dict[str, list[int]] = {}
    for key in keys:
        kind, row = row_of(key)
        rows.setdefault(kind, []).append(row)
    seen = {kind: source.shown(person, ids, words) for kind, ids in rows.items() if (source := by_kind(kind))}
    found = (seen.get(kind, {}).get(row) for kind, row in map(row_of, keys))
    return tuple(item for item in found if item is not None)


def is_rebuilding() -> bool:
    """Whether the index is lost, damaged or being made anew; the worker sees to it without being asked."""
    return not engine().is_whole()


def waiting() -> int:
    """How many changed rows the index has not yet taken up."""
    return Outdated.objects.values("kind", "row").distinct().count()


def noted(kind: str, at_most: int) -> frozenset[int]:
    """Rows of a kind that the index has not yet taken up, so many of them."""
    rows = Outdated.objects.filter(kind=kind).order_by().values_list("row", flat=True).distinct()
    return frozenset(rows[:at_most])


# What the disclosure offices keep and read.


def synonyms_in_use() -> list[list[str]]:
    """Of all bodies: the site is one, and whoever searches does not ask whose word it is."""
    return list(Synonyms.objects.filter(ended_at=None).order_by("pk").values_list("words", flat=True))


def keeps_synonyms(actor: Staff) -> bool:
    return actor.has_role(Role.DISCLOSURE_OFFICE, agency=actor.agency)


def synonyms_of(actor: Staff) -> QuerySet[Synonyms]:
    """Those in use that the actor's own body keeps, the latest first."""
    return Synonyms.objects.filter(ended_at=None, agency=actor.agency_id).order_by("-set_at", "-pk")


def synonym(actor: Staff, pk: int) -> Synonyms:
    """One group of words, or 404 both when it is absent and when it is not the actor's."""
    if (row := synonyms_of(actor).filter(pk=pk).first()) is None:
        raise Http404
    return row


@dataclass(frozen=True)
class Missing:
    """Words for which the public found nothing: how often, and the last day."""

    words: str
    times: int
    last: date


def missed(days: int = LOOKED_BACK_DAYS) -> list[Missing]:
    """Of these days, the most wanted first."""
    rows = Missed.objects.filter(day__gt=clock.today() - timedelta(days=days)).order_by().values("words")
    counted = rows.annotate(times=Sum("number"), last=Max("day")).order_by("-times", "-last", "words")
    return [Missing(**row) for row in counted[:MISSED_SHOWN]]
