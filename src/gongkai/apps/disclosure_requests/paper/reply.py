"""What a reply tells: the file gives what happened and on which grounds, the handler writes the rest."""

from __future__ import annotations

from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import (
    DisclosureRequest,
    Draft,
    EntryKind,
    FileKind,
)
from gongkai.apps.disclosure_requests.paper.closing import remedy
from gongkai.apps.disclosure_requests.paper.file import iso
from gongkai.apps.disclosure_requests.paper.language import Facts, in_official_language
from gongkai.apps.disclosure_requests.proposals import DraftText, text_of
from gongkai.letters import template_of
from gongkai.letters.places import Place
from gongkai.lib import clock
from gongkai.statute.grounds import GROUNDS

# Places of replies that follow from the file; everything else in a reply is the handler's to write.
FROM_FILE = frozenset(
    {
        "agency", "dated", "number", "addressee", "organization", "contact", "attachments", "copies",
        "request_no", "receipt_date", "description", "grounds", "remedy", "pieces",
        "amendment_notice_on", "amended_on", "extended_on", "extension_days", "deferred_on", "deferred_to",
        "consulted", "search", "consultation", "reason_notice_on", "statement",
    }
)  # fmt: skip


def reply_code(outcome: str) -> str:
    return f"reply.{outcome}"


def asked_of(outcome: str) -> tuple[Place, ...]:
    """What the handler writes for a reply with this outcome, in the order of the letter."""
    template = template_of(reply_code(outcome), clock.today())
    return tuple(place for place in template.places if place.name not in FROM_FILE)


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
        "amendment_notice_on": iso(amendment.asked_on) if amendment and amendment.answered_on else "",
        "amended_on": iso(amendment.answered_on) if amendment else "",
        "extended_on": iso(extension.first) if extension else "",
        "extension_days": extension.working_days if extension else None,
        "deferred_on": iso(deferral.first) if deferral else "",
        "deferred_to": iso(deferral.last) if deferral else "",
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
        "reason_notice_on": iso(inquiry.asked_on) if inquiry else "",
        "statement": said,
    }
