"""What the search index holds of cases, and what a hit shows to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongkai.apps.agencies.models import Staff
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.queries.staff import visible_to
from gongkai.apps.search_index.sources import Person


def all_rows() -> Iterator[int]:
    yield from RemedyCase.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000)


def rows(ids: Iterable[int]) -> Iterator[RemedyCase]:
    yield from RemedyCase.objects.filter(pk__in=list(ids)).select_related("request", "agency")


def seen_by(person: Person, ids: Iterable[int]) -> Iterator[RemedyCase]:
    """Those among these that the person may see; nothing of it is public."""
    if isinstance(person, Staff):
        yield from visible_to(person).filter(pk__in=list(ids)).select_related("request", "agency")


def words_of(case: RemedyCase) -> str:
    """Who decides and what was asked for; what was argued stays in the papers."""
    return f"{case.body_name} {case.request.request_no} {case.request.description}"
