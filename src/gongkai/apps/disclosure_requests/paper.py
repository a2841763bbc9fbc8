"""From a request to its letters: what fills the places of a template, and what the handler has still to write.

The templates know what a document needs; this module knows where each fact stands in the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.utils import translation
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Agency
from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import (
    ApplicantKind,
    DisclosureRequest,
    Draft,
    EntryKind,
    FileKind,
    Letter,
)
from gongkai.apps.disclosure_requests.proposals import DraftText, text_of
from gongkai.letters import Letter as Paper
from gongkai.letters import compose, contact_line, template_of
from gongkai.letters.places import FactMissing, FactUnfit, Place
from gongkai.letters.template import Addressee
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed
from gongkai.statute.grounds import GROUNDS, grounds_of
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.receipt import CHANNEL_LABELS, Channel
from gongkai.statute.remedies import remedy_text

Facts = dict[str, Any]

P = ParamSpec("P")
R = TypeVar("R")


def in_official_language(make: Callable[P, R]) -> Callable[P, R]:
    """An official document is in Chinese, whatever the language of the page on which it is made."""

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> R:
        with translation.override("zh-hans"):
            return make(*args, **kwargs)

    return made


MASKED_FACTS = '{"masked": true}'  # what is left of the facts of a letter when the time of its file is over

# Places of replies that follow from the file; everything else in a reply is the handler's to write.
FROM_FILE = frozenset(
    {
        "agency", "dated", "number", "addressee", "organization", "contact", "attachments", "copies",
        "request_no", "receipt_date", "description", "grounds", "remedy", "pieces",
        "amendment_notice_on", "amended_on", "extended_on", "extension_days", "deferred_on", "deferred_to",
        "consulted", "search", "consultation", "reason_notice_on", "statement",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """What the ledger needs to know of a document."""

    title: str
    is_numbered: bool
    is_for_applicant: bool


def kind_of(code: str) -> Kind:
    template = template_of(code, clock.today())
    return Kind(template.title, template.official, template.addressee is Addressee.APPLICANT)


def reply_code(outcome: str) -> str:
    return f"reply.{outcome}"


def asked_of(outcome: str) -> tuple[Place, ...]:
    """What the handler writes for a reply with this outcome, in the order of the letter."""
    template = template_of(reply_code(outcome), clock.today())
    return tuple(place for place in template.places if place.name not in FROM_FILE)


def default_prefix(agency: Agency) -> str:
    """机关代字 until the body settles its own."""
    return f"{agency.short_name or agency.name}公"[:20]


@in_official_language
def check(code: str, facts: Facts) -> int:
    """The version of the template that makes this letter. Raises NotAllowed where a place is empty or does not fit."""
    try:
        return compose(code, facts).version
    except (FactMissing, FactUnfit) as wrong:
        raise NotAllowed(str(wrong), act="issue") from None


@in_official_language
def composed(letter: Letter) -> Paper:
    """The letter as it was issued. Raises NotAllowed once the personal data in it were taken out."""
    if letter.facts == MASKED_FACTS:
        raise NotAllowed(
            _("这件申请的个人信息保存期满，已经去标识化，文书不能再显示；文号和日期仍在申请卷里。"),
            act="letter",
        )
    return compose(letter.code, json.loads(letter.facts), version=letter.template_version)


@in_official_language
def facts_of(case: DisclosureRequest, letter: Letter, given: Mapping[str, Any]) -> Facts:
    """Every place of this document that the file can fill, with what the act gives over it."""
    places = {place.name for place in template_of(letter.code, letter.issued_on).places}
    known = {**_of_body(case, letter), **_of_request(case), **_of_applicant(case), **given}
    return {name: fact for name, fact in known.items() if name in places and fact not in (None, "", [], ())}


def _of_body(case: DisclosureRequest, letter: Letter) -> Facts:
    agency = case.agency
    contact = contact_line(office=agency.name, phone=agency.contact_phone, address=agency.contact_address)
    return {
        "agency": agency.name,
        "dated": letter.issued_on.isoformat(),
        "number": letter.number,
        "contact": contact,
    }


def _of_request(case: DisclosureRequest) -> Facts:
    entries = queries.entries_of(case)
    start = next((one for one in entries if one.kind == EntryKind.START), None)
    return {
        "request_no": case.request_no,
        "receipt_date": _iso(case.receipt_date),
        "receipt_why": start.why if start else "",
        "description": " ".join(case.description.split()),
        "channel": CHANNEL_LABELS[Channel(case.channel)],
        "submitted_on": clock.day_of(case.submitted_at).isoformat(),
        "due_date": _iso(case.due_date),
        "query_code": grouped(case.receipt_code),
        "handling_unit": case.handling_unit.name if case.handling_unit else "",
        "registrar": case.registered_by.name if case.registered_by else "",
        "wanted_form": str(case.get_wanted_form_display()) if case.wanted_form else "",
        "wanted_route": str(case.get_wanted_route_display()) if case.wanted_route else "",
        "archive_no": case.archive_no,
        "outcome": OUTCOMES[case.outcome].full_label if case.outcome else "",
        "replied_on": _iso(case.replied_on),
    }


def _of_applicant(case: DisclosureRequest) -> Facts:
    person = case.applicant
    return {
        "addressee": person.name,
        "organization": person.kind == ApplicantKind.ORGANIZATION,
        "applicant": person.name,
        "agent": person.agent_name,
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def grouped(code: str) -> str:
    """ABCD-EFGH-JKLM: read over the phone and typed from paper."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


@in_official_language
def reply_facts(case: DisclosureRequest, draft: Draft | DraftText) -> Facts:
    """What the reply with this draft tells: what happened, on which grounds, what the handler wrote, the remedy."""
    text = text_of(draft)
    written = {name: fact for name, fact in text.facts.items() if name not in FROM_FILE}
    return {
        **written,
        **_meanwhile(case),
        **_evidence(case),
        "grounds": list(text.grounds),
        "pieces": [
            [piece.name, str(GROUNDS[piece.ground].citation), piece.reason]
            for piece in text.pieces
            if piece.is_withheld and piece.ground in GROUNDS
        ],
        "attachments": [
            file.name for file in case.files.filter(kind=FileKind.RELEASE, removed_at=None).order_by("pk")
        ],
        "remedy": remedy(case, text.grounds),
    }


@in_official_language
def _meanwhile(case: DisclosureRequest) -> Facts:
    amendment = getattr(case, "amendment", None)
    entries = {one.kind: one for one in queries.entries_of(case)}
    extension, deferral = entries.get(EntryKind.EXTEND), entries.get(EntryKind.DEFER)
    consulted = dict.fromkeys(
        str(one.get_kind_display()) for one in case.consultations.filter(round=case.round)
    )
    return {
        "amendment_notice_on": _iso(amendment.asked_on) if amendment and amendment.answered_on else "",
        "amended_on": _iso(amendment.answered_on) if amendment else "",
        "extended_on": _iso(extension.first) if extension else "",
        "extension_days": extension.working_days if extension else None,
        "deferred_on": _iso(deferral.first) if deferral else "",
        "deferred_to": _iso(deferral.last) if deferral else "",
        "consulted": "、".join(consulted),
    }


@in_official_language
def _evidence(case: DisclosureRequest) -> Facts:
    searches = case.search_records.filter(round=case.round).order_by("pk")
    inquiry = case.reason_inquiries.filter(round=case.round).order_by("-pk").first()
    opinions = case.consultations.filter(kind="third_party", closed_on__isnull=False).order_by("pk")
    said = (inquiry.answer or "申请人逾期没有说明理由。") if inquiry and inquiry.judgement else ""
    return {
        "search": "".join(
            f"{one.searched_on.isoformat()}在{one.place}以“{one.words}”检索：{one.found}\n"
            for one in searches
        ).strip(),
        "consultation": "\n".join(
            f"{one.sent_on.isoformat()}书面征求第三方意见，结果：{one.get_opinion_display()}。"
            for one in opinions
        ),
        "reason_notice_on": _iso(inquiry.asked_on) if inquiry else "",
        "statement": said,
    }


@in_official_language
def remedy(case: DisclosureRequest, bases: Iterable[str]) -> str:
    """The paragraph at the foot of a reply; it follows from the articles, never from the row of the report."""
    policy = queries.policy_of(case.agency)
    grounds = [GROUNDS[code] for code in bases if code in GROUNDS]
    if not grounds:
        return ""
    return remedy_text(
        grounds,
        clock.today(),
        reconsideration_body=policy.reconsidered_by,
        court=policy.court or "有管辖权的人民法院",
    )


def remedy_of_third_party(case: DisclosureRequest) -> str:
    """Against the decision to disclose over an objection: an ordinary act, reconsideration or suit."""
    return remedy(case, ["REG36_2.disclosable"])


@in_official_language
def closing_facts(case: DisclosureRequest, outcome: str) -> Facts:
    """What the letter says that no longer goes on for want of an amendment or a payment."""
    bases = [ground.code for ground in grounds_of(outcome)]
    facts: Facts = {"grounds": bases, "remedy": remedy(case, bases)}
    if outcome == "otherwise_closed.amendment_overdue":
        amendment = case.amendment
        return facts | {
            "amendment_notice_on": _iso(amendment.asked_on),
            "delivered_on": _iso(amendment.delivered_on),
            "amendment_due": _iso(queries.amendment_ends(amendment)),
        }
    notice = case.fee_notices.filter(round=case.round, waived_because="").latest("pk")
    return facts | {
        "fee_notice_on": _iso(notice.sent_on),
        "delivered_on": _iso(notice.delivered_on),
        "amount_yuan": notice.total_yuan,
        "fee_due": _iso(queries.payment_ends(notice)),
    }


@in_official_language
def index_rows(case: DisclosureRequest) -> list[list[str]]:
    """The documents of the file in order: number, name, 文号, date, pages (left to the archivist's pen)."""
    letters = [
        (letter.issued_on, letter.title, letter.number) for letter in case.letters.order_by("issued_on", "pk")
    ]
    files = [
        (clock.day_of(file.added_at), file.name, "")
        for file in case.files.filter(removed_at=None).order_by("added_at", "pk")
    ]
    rows = sorted((*letters, *files), key=lambda row: row[0])
    return [[str(at), title, number, day.isoformat(), ""] for at, (day, title, number) in enumerate(rows, 1)]


def known_of(case: DisclosureRequest) -> Facts:
    """What the file knows of request and applicant, whatever the document."""
    return {**_of_request(case), **_of_applicant(case)}


def clock_paper(case: DisclosureRequest, given: Facts) -> Paper:
    """The count of days for the file of a court: made when it is asked for, not issued and not numbered."""
    facts = {"agency": case.agency.name, "dated": clock.today().isoformat(), **_of_request(case), **given}
    places = {place.name for place in template_of("clock_ledger", clock.today()).places}
    return compose("clock_ledger", {name: fact for name, fact in facts.items() if name in places and fact})
