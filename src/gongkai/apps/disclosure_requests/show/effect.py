"""What a proposed reply means: its articles, what the file must hold, the remedy that follows, and the letter itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.apps.disclosure_requests import paper, readiness
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Draft, Letter, ReviewKind, Verdict
from gongkai.apps.disclosure_requests.proposals import PARTLY, DraftText
from gongkai.apps.disclosure_requests.show.outcomes import report_row
from gongkai.letters import FactMissing, FactUnfit, compose_unfinished, to_html, unfinished_mark
from gongkai.letters import Letter as Paper
from gongkai.lib import clock, lessons
from gongkai.lib.errors import NotAllowed
from gongkai.lib.lessons import Lesson
from gongkai.lib.ui.parts import Link, Tag, Text
from gongkai.statute.evidence import EVIDENCE, Evidence
from gongkai.statute.grounds import GROUNDS, STRENGTHS, Ground
from gongkai.statute.outcomes import OUTCOMES, Outcome
from gongkai.statute.remedies import Route, remedy_route

HERE = Tag(gettext_lazy("已有"), "good")
LACKING = Tag(gettext_lazy("缺少"), "bad")
LATER = Tag(gettext_lazy("送审后办理"), "info")
PASSED = Tag(gettext_lazy("已通过"), "good")
IN_PIECES = Tag(gettext_lazy("写在该处的理由里"), "info")

# Where in the letter a piece of evidence is written.
PLACES: dict[Evidence, tuple[str, ...]] = {
    Evidence.REASONS: ("reasons",),
    Evidence.WAY_AND_ROUTE: ("way",),
    Evidence.NAMED_LAW: ("named_law",),
    Evidence.ACCESS_LAW: ("named_law", "way"),
    Evidence.EARLIER_REPLY: ("earlier_reply_no", "earlier_reply_on"),
    Evidence.EXPLANATION: ("explanation",),
}
_MARKED = re.compile(unfinished_mark("([^】<]+)"))


@dataclass(frozen=True)
class Basis:
    """A ground as the handler must know it. strength, override: "" where it withholds nothing."""

    ground: Ground
    strength: Text
    lesson: Lesson | None


@dataclass(frozen=True)
class Need:
    """What the file must hold, whether it is there, and where it is added."""

    words: str
    tag: Tag
    link: Link | None = None


@dataclass(frozen=True)
class Effect:
    """route: None without a ground. letter: None where a word does not fit its place; `unfit` says which."""

    outcome: Outcome
    report_row: str
    bases: tuple[Basis, ...]
    needs: tuple[Need, ...]
    gaps: tuple[str, ...]
    route: Route | None
    remedy: str
    letter: Paper | None
    unfit: str = ""

    @property
    def html(self) -> SafeString:
        """The letter with what is missing marked in its place; every word of it was escaped by to_html."""
        if self.letter is None:
            return SafeString()
        marked = _MARKED.sub(r'<mark class="rq-missing">\g<0></mark>', to_html(self.letter))
        # The page has its own first heading.
        return mark_safe(marked.replace("<h1", "<h3").replace("</h1>", "</h3>"))  # noqa: S308 (see the docstring)


def effect_of(case: DisclosureRequest, text: DraftText, *, saved: Draft | None = None) -> Effect:
    """For those who work on the requests of this body: the letter names the applicant.

    saved: the version that says this, with its reviews; None while it is being written.
    """
    is_passed = saved is not None and _passed_secrecy(saved)
    grounds = [GROUNDS[code] for code in text.grounds if code in GROUNDS]
    facts = _facts(case, text)
    letter, unwritten = _composed(text, facts)
    return Effect(
        outcome=OUTCOMES[text.outcome],
        report_row=report_row(OUTCOMES[text.outcome]),
        bases=_bases(case, grounds),
        needs=tuple(_need(case, text, key, is_passed=is_passed) for key in readiness.required(text)),
        gaps=readiness.gaps_of(case, text, unwritten=unwritten),
        route=remedy_route(grounds, clock.today()) if grounds else None,
        remedy=facts.get("remedy", ""),
        letter=letter,
        unfit="" if letter else unwritten[0],
    )


def letter_of(case: DisclosureRequest, text: DraftText) -> Paper:
    """The reply as it would go out today, marked as not yet sent. Raises NotAllowed where it cannot be set."""
    letter, unwritten = _composed(text, _facts(case, text))
    if letter is None:
        raise NotAllowed(unwritten[0], act="save_draft")
    return letter


def _facts(case: DisclosureRequest, text: DraftText) -> paper.Facts:
    code = paper.reply_code(text.outcome)
    row = Letter(request=case, agency=case.agency, code=code, facts="", issued_on=clock.today())
    return paper.facts_of(case, row, paper.reply_facts(case, text))


def _composed(text: DraftText, facts: paper.Facts) -> tuple[Paper | None, tuple[str, ...]]:
    """The letter, None where a word does not fit its place; and what it lacks, as sentences."""
    try:
        letter, missing = compose_unfinished(paper.reply_code(text.outcome), facts)
    except FactUnfit as wrong:
        return None, (str(wrong),)
    lacks = (str(FactMissing(letter.title, [place.label for place in missing])),) if missing else ()
    # An official document is Chinese on every page.
    return replace(letter, title=f"{letter.title}（文稿）"), lacks


def _bases(case: DisclosureRequest, grounds: Iterable[Ground]) -> tuple[Basis, ...]:
    known = tuple(grounds)
    record = lessons.of(case.agency, [ground.code for ground in known])
    return tuple(
        Basis(ground, STRENGTHS[ground.strength] if ground.strength else "", record.get(ground.code))
        for ground in known
    )


def _passed_secrecy(draft: Draft) -> bool:
    passed = {review.kind for review in draft.reviews.all() if review.verdict == Verdict.PASSED}
    return ReviewKind.SECRECY in passed


def _need(case: DisclosureRequest, text: DraftText, key: Evidence, *, is_passed: bool) -> Need:
    there = readiness.is_there(case, text, key)
    if there is not None:
        return Need(EVIDENCE[key], HERE) if there else Need(EVIDENCE[key], LACKING, _act_for(case, key))
    if key is Evidence.SECRECY_REVIEW:
        return Need(EVIDENCE[key], PASSED if is_passed else LATER)
    return _written_need(text, key)


def _written_need(text: DraftText, key: Evidence) -> Need:
    """What a place of the letter holds; in a severance it stands at each piece."""
    asked = {place.name for place in paper.asked_of(text.outcome)}
    places = [name for name in PLACES.get(key, ()) if name in asked]
    if not places and text.outcome == PARTLY:
        return Need(EVIDENCE[key], IN_PIECES)
    if empty := next((name for name in places if not text.facts.get(name)), ""):
        return Need(EVIDENCE[key], LACKING, Link(_("去填写"), f"#id_place_{empty}"))
    return Need(EVIDENCE[key], HERE)


def _act_for(case: DisclosureRequest, key: Evidence) -> Link:
    """Where the missing thing is added: in this form, or by an act on the page of the file."""
    if key is Evidence.SEVERED_PIECES:
        return Link(_("去填写"), "#pieces")
    if key is Evidence.CONTENT:
        return Link(
            _("去添加附件（写明获取途径的可以不附）"), reverse("disclosure_requests:files", args=[case.pk])
        )
    acts = {
        Evidence.CONSULTATION: ("consult_third_party", _("去征求第三方意见")),
        Evidence.SEARCH_RECORD: ("record_search", _("去登记检索")),
        Evidence.AMENDED_REQUEST: ("receive_amendment", _("去登记补正")),
        Evidence.REASON_STATEMENT: ("judge_reasons", _("去认定说明的理由")),
    }
    action, words = acts[key]
    return Link(words, reverse(f"disclosure_requests:{action}", args=[case.pk]))
