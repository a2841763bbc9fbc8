"""Lists, the board, registration and settings of requests: everyone sees their own, possibly empty, list."""

from tests.integration.access import SIGNED_IN, Codes, Page

# The stranger is a handler of another body: no registrar, so registering is not for them either.
REGISTRARS = Codes(302, 403, 403, 200, 403, 403, 403, 403)

ROWS = (
    Page("disclosure_requests:list", SIGNED_IN),
    Page("disclosure_requests:export", SIGNED_IN),
    Page("disclosure_requests:board", SIGNED_IN),
    Page("disclosure_requests:register", REGISTRARS),
    Page("disclosure_requests:batch", REGISTRARS),
    Page("disclosure_requests:batch_template", REGISTRARS),
    Page("disclosure_requests:policy", REGISTRARS),
)
