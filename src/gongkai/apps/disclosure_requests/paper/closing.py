"""The paragraph on remedies at the foot of a decision, and the letters that end a request for want of an answer."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.apps.agencies import queries as agencies
from gongkai.apps.disclosure_requests import queries
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.paper.file import iso
from gongkai.apps.disclosure_requests.paper.language import Facts, in_official_language
from gongkai.lib import clock
from gongkai.statute.grounds import GROUNDS, grounds_of
from gongkai.statute.remedies import remedy_text


@in_official_language
def remedy(case: DisclosureRequest, bases: Iterable[str]) -> str:
    """The paragraph at the foot of a reply; it follows from the articles, never from the row of the report."""
    policy = queries.policy_of(agencies.in_charge_of(case.agency))
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
            "amendment_notice_on": iso(amendment.asked_on),
            "delivered_on": iso(amendment.delivered_on),
            "amendment_due": iso(queries.amendment_ends(amendment)),
        }
    notice = case.fee_notices.filter(round=case.round, waived_because="").latest("pk")
    return facts | {
        "fee_notice_on": iso(notice.sent_on),
        "delivered_on": iso(notice.delivered_on),
        "amount_yuan": notice.total_yuan,
        "fee_due": iso(queries.payment_ends(notice)),
    }
