"""Cases of remedy: lists are everyone's own; a case is there for those who see the requests of its body."""

from uuid import uuid4

from gongkai.apps.agencies.roles import Role
from gongkai.apps.remedies import services
from gongkai.apps.remedies.services import Brought, Particulars
from gongkai.lib import clock
from tests.integration.access import SIGNED_IN, Codes, Page
from tests.integration.requests import in_review, office, replied

# The stranger handles requests of another body; the supervisor looks on from above.
SEEN = Codes(302, 404, 404, 200, 200, 404, 404, 404)
WORKED_ON = Codes(302, 404, 404, 200, 403, 404, 404, 404)
# In the state in which the case is prepared, these are not to be done by anybody.
NOT_NOW = Codes(302, 404, 404, 403, 403, 404, 404, 404)


def prepare(county) -> dict[str, int | str]:
    of = office(county, prefix="access_remedies")
    request = replied(of, in_review(of))
    letter = request.letters.get(code__startswith="reply.")
    legal = county.person("access_remedies_counsel", county.finance, Role.LEGAL_REVIEWER)
    brought = Brought("administrative_reconsideration", "reply", "applicant", uuid4(), letter=letter)
    known = Particulars("清源县人民政府", clock.today(), legal)
    case = services.register(legal, request.pk, brought, known)
    paper = services.attach(legal, case.pk, kind="notice", name="答复通知书.txt", data="答复通知书".encode())
    return {"remedy_request": request.pk, "remedy": case.pk, "paper": paper.pk}


def _acts(codes: Codes, *names: str) -> tuple[Page, ...]:
    return tuple(Page(f"remedies:{name}", codes, ("remedy",)) for name in names)


ROWS = (
    Page("remedies:list", SIGNED_IN),
    Page("remedies:export", SIGNED_IN),
    Page("remedies:lessons", SIGNED_IN),
    Page("remedies:register", WORKED_ON, ("remedy_request",)),
    Page("remedies:detail", SEEN, ("remedy",)),
    Page("remedies:paper", WORKED_ON, ("remedy", "paper")),
    *_acts(WORKED_ON, "bundle", "answer", "describe", "decide", "withdraw", "extend", "attach"),
    *_acts(NOT_NOW, "supplement", "correct", "redo", "receive_opinion", "report_opinion", "close", "reopen"),
)
