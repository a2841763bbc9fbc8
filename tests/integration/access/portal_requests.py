"""The public pages of requests: open to all are the first ones, every other asks for a receipt code."""

from tests.integration.access import EVERYONE, Codes, Page

ASKED_FOR_CODE = Codes(302, 302, 302, 302, 302, 302, 302, 302)
NO_MAIL_HERE = Codes(404, 404, 404, 404, 404, 404, 404, 404)


def prepare(_county):
    return {"first_step": "body", "any": 1}


ROWS = (
    Page("portal_requests:start", EVERYONE),
    Page("portal_requests:closed", EVERYONE),
    Page("portal_requests:new", EVERYONE),
    Page("portal_requests:find", EVERYONE),
    Page("portal_requests:step", ASKED_FOR_CODE, ("first_step",)),
    Page("portal_requests:send_mailed", NO_MAIL_HERE, method="post"),
    Page("portal_requests:leave", ASKED_FOR_CODE, method="post"),
    Page("portal_requests:take_out", ASKED_FOR_CODE, ("any",), method="post"),
    *(
        Page(f"portal_requests:{name}", ASKED_FOR_CODE)
        for name in (
            "found",
            "saved",
            "sent",
            "slip",
            "mine",
            "amend",
            "reasons",
            "payment",
            "suggest",
            "withdraw",
        )
    ),
    *(
        Page(f"portal_requests:{name}", ASKED_FOR_CODE, ("any",))
        for name in ("letter", "letter_pdf", "released")
    ),
)
