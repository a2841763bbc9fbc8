"""Choosing how a request ends: four questions as a guide, and every outcome in the order of the annual form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.services.drafting import NOT_DRAFTED
from gongkai.letters.composing import cited
from gongkai.lib.ui.parts import Text
from gongkai.statute.grounds import GROUNDS, Ground
from gongkai.statute.outcomes import GROUPS, OUTCOMES, Outcome, OutcomeGroup
from gongkai.statute.questions import LEADING, Answer, Question

QUESTIONS = {question.code: question for question in LEADING}
STEPS_AT_MOST = 12  # one answer leads back to its own question; an address must end all the same


@dataclass(frozen=True)
class Opened:
    """A way to end the request. url: where its reply is written, "" where none is drafted; then `why` says what is done."""

    outcome: Outcome
    ground: Ground
    url: str
    why: Text = ""


@dataclass(frozen=True)
class Step:
    """A question that was answered. url: leads back to it."""

    question: Question
    answer: Answer
    url: str


@dataclass(frozen=True)
class Guide:
    """How far the questions have led. question: the one to be answered now, None at the end."""

    steps: tuple[Step, ...]
    question: Question | None
    answers: tuple[tuple[Answer, str], ...]
    opened: tuple[Opened, ...]
    act: str


def guide(case: DisclosureRequest, path: str) -> Guide:
    """path: codes of the answers so far, joined by commas; what does not fit ends it."""
    here: Question | None = LEADING[0]
    steps: list[Step] = []
    for code in path.split(",")[:STEPS_AT_MOST]:
        answer = next((one for one in here.answers if one.code == code), None) if here else None
        if here is None or answer is None:
            break
        steps.append(Step(here, answer, _address(case, [step.answer.code for step in steps])))
        here = QUESTIONS.get(answer.then or "")
    last = steps[-1].answer if steps else None
    before = [step.answer.code for step in steps]
    answers = tuple((one, _address(case, [*before, one.code])) for one in here.answers) if here else ()
    opened = tuple(_opened(case, GROUNDS[code]) for code in last.opens) if last else ()
    return Guide(tuple(steps), here, answers, opened, last.act if last else "")


def _address(case: DisclosureRequest, codes: Sequence[str]) -> str:
    page = reverse("disclosure_requests:draft_outcome", args=[case.pk])
    return f"{page}?{urlencode({'answers': ','.join(codes)})}" if codes else page


def _opened(case: DisclosureRequest, ground: Ground) -> Opened:
    outcome = OUTCOMES[ground.outcome]
    return Opened(outcome, ground, _desk(case, outcome, ground), _not_drafted(outcome))


def _desk(case: DisclosureRequest, outcome: Outcome, *grounds: Ground) -> str:
    if outcome.code in NOT_DRAFTED:
        return ""
    page = reverse("disclosure_requests:draft", args=[case.pk])
    chosen = [("outcome", outcome.code), *(("ground", ground.code) for ground in grounds)]
    return f"{page}?{urlencode(chosen)}"


def _not_drafted(outcome: Outcome) -> Text:
    if outcome.code not in NOT_DRAFTED:
        return ""
    return _("不用起草答复：期限届满后，由负责人在申请页直接办理。")


@dataclass(frozen=True)
class Leaf:
    """One outcome in the list. url: where its reply is written, "" where none is drafted."""

    outcome: Outcome
    articles: str
    url: str
    why: Text = ""


def every_outcome(case: DisclosureRequest) -> list[tuple[OutcomeGroup, list[Leaf]]]:
    """All outcomes, in the groups and the order of the annual form."""
    return [
        (group, [_leaf(case, one) for one in OUTCOMES.values() if one.group is group]) for group in GROUPS
    ]


def _leaf(case: DisclosureRequest, outcome: Outcome) -> Leaf:
    articles = cited([one for one in outcome.citations if one.article is not None])
    only = outcome.grounds if len(outcome.grounds) == 1 else ()
    return Leaf(outcome, articles, _desk(case, outcome, *only), _not_drafted(outcome))


def report_row(outcome: Outcome) -> str:
    """Where the annual report counts it, as the form prints it."""
    place = f"{outcome.group.number}{outcome.group.label}"
    return place if outcome.number is None else f"{place} {outcome.number}.{outcome.label}"
