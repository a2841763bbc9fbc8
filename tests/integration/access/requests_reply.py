"""The reply desk of a request of the finance bureau: one is being written, one waits for its reviews."""

from gongkai.apps.disclosure_requests import services
from tests.integration.access import Codes, Page
from tests.integration.requests import GRANTED, in_review, office

SEEN = Codes(302, 404, 404, 200, 200, 404, 404, 404)
# By those of the bureau who write, review or decide; a supervisor sees the versions and does nothing.
BY_OFFICER = Codes(302, 404, 404, 200, 403, 404, 404, 404)


def prepare(county):
    of = office(county, prefix="reply")
    writing, sent = in_review(of), in_review(of)
    for case in (writing, sent):
        services.save_draft(of.handler, case.pk, GRANTED)
    services.submit_draft(of.handler, sent.pk)
    return {
        "case": writing.pk,
        "version": writing.drafts.get().pk,
        "sent": sent.pk,
        "legal": "legal",
        "secrecy": "secrecy",
    }


ROWS = (
    Page("disclosure_requests:draft", BY_OFFICER, ("case",)),
    Page("disclosure_requests:draft_outcome", BY_OFFICER, ("case",)),
    Page(
        "disclosure_requests:draft_effect", Codes(302, 404, 404, 403, 403, 404, 404, 404), ("case",), "post"
    ),
    Page("disclosure_requests:drafts", SEEN, ("case",)),
    Page("disclosure_requests:draft_version", SEEN, ("case", "version")),
    Page("disclosure_requests:draft_pdf", BY_OFFICER, ("case", "version")),
    Page("disclosure_requests:review", BY_OFFICER, ("sent", "legal")),
    Page("disclosure_requests:review", BY_OFFICER, ("sent", "secrecy")),
    Page("disclosure_requests:decide", BY_OFFICER, ("sent",)),
)
