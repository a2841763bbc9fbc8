"""What the search index holds of requests, and what a hit shows to whom: staff alone, and never who asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import states
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.queries.staff import visible_to
from gongkai.apps.search_index.queries import engine
from gongkai.apps.search_index.sources import Person, row_of
from gongkai.lib.search.port import Question, SearchUnavailable

SEARCHED_AS = "disclosure_requests.request"
SIMILAR_AT_MOST = 5
ALIKE_AT_MOST = 4 * SIMILAR_AT_MOST  # asked of the index: the person's own requests among them are left out
# What asks stand between: years, signs, and the words of every request.
APART = re.compile(r"[\W\d_]+|申请|公开|请求|关于|要求|提供|获取|有关|相关|以及|政府信息|[的和与及在]")
PIECES_ASKED = 3
SHORTEST = 2


def all_rows() -> Iterator[int]:
    rows = DisclosureRequest.objects.exclude(state=states.State.DRAFT).order_by("pk")
    yield from rows.values_list("pk", flat=True).iterator(chunk_size=2000)


def rows(ids: Iterable[int]) -> Iterator[DisclosureRequest]:
    yield from DisclosureRequest.objects.filter(pk__in=list(ids)).exclude(state=states.State.DRAFT)


def seen_by(person: Person, ids: Iterable[int]) -> Iterator[DisclosureRequest]:
    if isinstance(person, Staff):
        yield from visible_to(person).filter(pk__in=list(ids)).select_related("agency")


def audience_of(case: DisclosureRequest) -> frozenset[str]:
    """The body's own people; those above are let in by what the index asks for them."""
    return frozenset({f"agency:{case.agency_id}"})


def alike(case: DisclosureRequest) -> list[int]:
    """Keys of requests to the same body whose subject is like this one's, most alike first; this one among them.

    While the index is lost there are none; the page of the file does not wait for it.
    """
    keys: dict[str, None] = {}
    try:
        for words in _questions(case.description):
            keys |= dict.fromkeys(_asked(case, words))
            if len(keys) >= ALIKE_AT_MOST:
                break  # single pieces fill up what all of them together leave empty
    except SearchUnavailable:
        return []
    return [row_of(key)[1] for key in keys]


def similar_among(case: DisclosureRequest, keys: Iterable[int]) -> QuerySet[DisclosureRequest]:
    """Those of the keys that are other people's requests to the same body."""
    others = DisclosureRequest.objects.filter(pk__in=list(keys), agency=case.agency_id)
    others = others.exclude(pk=case.pk).exclude(state=states.State.DRAFT)
    return others.exclude(identity_digest=case.identity_digest) if case.identity_digest else others


def _asked(case: DisclosureRequest, words: str) -> tuple[str, ...]:
    question = Question(words, audience_of(case), kinds=frozenset({SEARCHED_AS}), limit=ALIKE_AT_MOST)
    return engine().query(question).keys


def _questions(description: str) -> list[str]:
    """The longest pieces of the description: all of them together first, then each by itself."""
    pieces = {piece for piece in APART.split(description) if len(piece) > SHORTEST}
    longest = sorted(pieces, key=lambda piece: (-len(piece), piece))[:PIECES_ASKED]
    return [" ".join(longest), *longest] if len(longest) > 1 else longest
