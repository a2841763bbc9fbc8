"""Lists, the board, registration and settings of requests: everyone sees their own, possibly empty, list."""

from dataclasses import replace

from gongkai.apps.disclosure_requests import services
from tests.integration.access import SIGNED_IN, Codes, Page
from tests.integration.requests import PERSON, in_review, office, received, replied

# The stranger is a handler of another body: no registrar, so registering is not for them either.
OTHER = replace(PERSON, name="测试申请人乙", document_number="110101199003070134")
REGISTRARS = Codes(302, 403, 403, 200, 403, 403, 403, 403)

# A stranger works on the requests of the own body, and sees its own, possibly empty, page.
PROPOSERS = Codes(302, 200, 403, 200, 403, 403, 403, 403)
SEEN = Codes(302, 404, 404, 200, 200, 404, 404, 404)


def prepare(county):
    of = office(county, prefix="lists")
    received(of, OTHER, description="财政专户余额统计表")
    case = replied(of, in_review(of, description="财政专户余额统计表"))
    made = services.propose(of.handler, case.pk, subject="财政专户余额统计表")
    return {"proposal": services.decide_proposal(of.office, made.pk, accept=True, reason="多人申请").pk}


ROWS = (
    Page("disclosure_requests:list", SIGNED_IN),
    Page("disclosure_requests:export", SIGNED_IN),
    Page("disclosure_requests:board", SIGNED_IN),
    Page("disclosure_requests:register", REGISTRARS),
    Page("disclosure_requests:batch", REGISTRARS),
    Page("disclosure_requests:batch_template", REGISTRARS),
    Page("disclosure_requests:proposals", PROPOSERS),
    Page("disclosure_requests:proposal", SEEN, ("proposal",)),
    Page(
        "disclosure_requests:proposal_draft",
        Codes(302, 404, 404, 302, 403, 404, 404, 404),
        ("proposal",),
        "post",
    ),
    Page("disclosure_requests:proposal_data", SEEN, ("proposal",)),
    Page("disclosure_requests:policy", REGISTRARS),
)
