"""The questions that lead through a file, each answer with the act or the outcome that it opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.show.menu import FileMenu
from gongkai.lib.shell.menu import Choice
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.questions import LEADING, Answer, Question

# The act that an answer calls for before any reply.
ACTS: Mapping[str, str] = {
    "unclear": "request_amendment",
    "not_amended": "close_unamended",
    "excessive": "ask_reasons",
    "not_found": "record_search",
    "third_party": "consult_third_party",
    "uncertain": "consult_agency",
}


@dataclass(frozen=True)
class Way:
    """An answer. act: what is to be done first, as an act of the menu; outcomes: with the address of the draft.

    goes_on: it leads to the next question and to nothing else.
    """

    words: str
    advice: str
    act: Choice | None
    outcomes: tuple[tuple[str, str], ...]
    goes_on: bool


@dataclass(frozen=True)
class Asked:
    name: str
    asks: str
    sources: str
    ways: tuple[Way, ...]


def guide_of(case: DisclosureRequest, menu: FileMenu) -> tuple[Asked, ...]:
    """Only for those who may write the reply; to the others the questions are of no use here."""
    if "draft" not in menu.by_action:
        return ()
    return tuple(_asked(question, case, menu) for question in LEADING)


def _asked(question: Question, case: DisclosureRequest, menu: FileMenu) -> Asked:
    sources = "、".join(citation.place for citation in question.citations)
    ways = tuple(_way(answer, case, menu) for answer in question.answers)
    return Asked(question.words, question.asks, sources, ways)


def _way(answer: Answer, case: DisclosureRequest, menu: FileMenu) -> Way:
    act = menu.by_action.get(ACTS.get(answer.code, ""))
    # These end the request by the act itself; there is no draft to write.
    drafted = answer.opens if answer.code != "not_amended" else ()
    address = reverse("disclosure_requests:draft", args=[case.pk])
    outcomes = {GROUNDS[code].outcome: f"{address}?ground={code}" for code in reversed(drafted)}
    named = tuple((OUTCOMES[outcome].label, url) for outcome, url in reversed(outcomes.items()))
    goes_on = answer.then is not None and not (answer.act or act or named)
    return Way(answer.words, answer.act, act, named, goes_on)
