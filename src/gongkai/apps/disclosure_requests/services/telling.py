"""Telling people what now waits for them; always within the transaction of the act, so that neither is lost alone.

A notification names the request by its number only. Who stands in for a colleague is told what the colleague is told.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_noop

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Draft, ReviewKind, Verdict
from gongkai.apps.disclosure_requests.queries import drafts
from gongkai.apps.disclosure_requests.states import HANDLERS, INTAKE, LEADERS
from gongkai.apps.notices import services as notices
from gongkai.statute.outcomes import OUTCOMES


def draft_was_submitted(case: DisclosureRequest, draft: Draft, actor: Staff) -> None:
    """The reviewers; who wrote a version of it may not review it and is not asked."""
    spared = {actor.pk, *drafts.writers_of(draft)}
    _send(
        _acting(case, (Role.LEGAL_REVIEWER,), spared),
        gettext_noop("申请%(number)s的答复送审，等待您的合法性审核。"),
        case,
        "review",
        ReviewKind.LEGAL,
    )
    if OUTCOMES[draft.outcome].needs_secrecy_review:
        _send(
            _acting(case, (Role.SECRECY_REVIEWER,), spared),
            gettext_noop("申请%(number)s的答复送审，等待您的保密审查。"),
            case,
            "review",
            ReviewKind.SECRECY,
        )


def draft_was_reviewed(case: DisclosureRequest, draft: Draft, verdict: Verdict, actor: Staff) -> None:
    """Returned: to those who write. Passed by all who must: to those who decide."""
    if verdict == Verdict.RETURNED:
        words = gettext_noop("申请%(number)s的答复被退回修改，请看审核意见。")
        _send(_writers(case, draft, actor), words, case, "draft")
    elif drafts.is_passed(draft):
        spared = {*drafts.writers_of(draft), *drafts.reviewers_of(draft)}
        words = gettext_noop("申请%(number)s的答复已通过审核，等待您作出决定。")
        _send(_acting(case, LEADERS, spared), words, case, "decide")


def reply_was_decided(case: DisclosureRequest, draft: Draft, actor: Staff) -> None:
    words = gettext_noop("申请%(number)s已作出决定，请送达答复。")
    _send(_writers(case, draft, actor), words, case, "detail")


def applicant_acted(case: DisclosureRequest, sentence: str) -> None:
    """What came in at the window: to who handles the request, and before that to those who receive requests.

    sentence: marked with gettext_noop, with a place for the number of the request.
    """
    if case.handler is None:
        _send(_acting(case, INTAKE, set()), sentence, case, "detail")
        return
    _send([case.handler, *agencies.stand_ins(case.handler, HANDLERS)], sentence, case, "detail")


def applicant_suggested(case: DisclosureRequest, proposal: int) -> None:
    """The office that decides on making information public."""
    sentence = gettext_noop("申请%(number)s的申请人建议主动公开所获取的信息，请审核并答复。")
    address = reverse("disclosure_requests:proposal", args=[proposal])
    people = _acting(case, (Role.DISCLOSURE_OFFICE,), set())
    notices.send(people, sentence, address=address, values={"number": case.request_no})


def _acting(case: DisclosureRequest, roles: Iterable[Role], spared: set[int]) -> list[Staff]:
    return [one for role in roles for one in agencies.acting(case.agency, role) if one.pk not in spared]


def _writers(case: DisclosureRequest, draft: Draft, actor: Staff) -> list[Staff]:
    """Who wrote it and who handles the request, with those who stand in for them today."""
    people = [draft.written_by, *([case.handler] if case.handler else [])]
    stand_ins = [one for person in people for one in agencies.stand_ins(person, HANDLERS)]
    return [one for one in (*people, *stand_ins) if one.pk != actor.pk]


def _send(recipients: Iterable[Staff], sentence: str, case: DisclosureRequest, page: str, *more: str) -> None:
    address = reverse(f"disclosure_requests:{page}", args=[case.pk, *more])
    notices.send(recipients, sentence, address=address, values={"number": case.request_no})
