"""Cases of remedy for the tests, brought to a given stage by the services alone."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.services import DraftText
from gongkai.apps.remedies import services
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.services import Brought, Outcome, Particulars
from tests.integration.requests import Office, in_review, on, replied

DENIED = DraftText(
    outcome="denied.internal_affairs",
    bases=("REG16_1.internal_affairs",),
    facts={"reasons": "公开后会影响本机关的内部管理。", "category": "人事管理"},
)
BODIES = {
    "disclosure_complaint": "清源县人民政府办公室",
    "administrative_reconsideration": "清源县人民政府",
    "first_instance": "清源县人民法院",
    "second_instance": "某市中级人民法院",
    "retrial": "某省高级人民法院",
}


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def answered_request(of: Office, received: str, answered: str, text: DraftText = DENIED) -> DisclosureRequest:
    """Received and answered on these days; the reply is handed over."""
    with on(received):
        case = in_review(of)
    with on(answered):
        return replied(of, case, text, route="direct")


def reply_of(request: DisclosureRequest):
    return request.letters.filter(code__startswith="reply.", round=request.round).latest("pk")


def opened(
    of: Office,
    request: DisclosureRequest,
    kind: str,
    received: str,
    *,
    accepted: str | None = None,
    applied: str | None = None,
    follows: RemedyCase | None = None,
    procedure: str = "ordinary",
    letter=None,
    **given,
) -> RemedyCase:
    """Registered by the legal reviewer on the day on which the copy came."""
    target = given.pop("target", "reply")
    if letter is None and follows is None and target == "reply":
        letter = reply_of(request)
    brought = Brought(kind, target, "applicant", uuid4(), letter, follows)
    known = Particulars(
        BODIES[kind],
        date.fromisoformat(received),
        given.pop("handler", of.legal),
        accepted_on=day(accepted),
        applied_on=day(applied),
        procedure=procedure,
        **given,
    )
    with on(received):
        return services.register(of.legal, request.pk, brought, known)


def decided(of: Office, case: RemedyCase, result: str, on_day: str, **given) -> RemedyCase:
    """The result reached the body on the day on which it was made."""
    until = day(given.pop("redo_until", None))
    made = date.fromisoformat(on_day)
    with on(on_day):
        return services.decide(of.legal, case.pk, Outcome(result, made, made, redo_until=until, **given))
