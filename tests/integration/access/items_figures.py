"""Figures of items: for who works on items or looks on, each of the own bodies."""

from tests.integration.access import Codes, Page

VIEWERS = Codes(302, 200, 403, 200, 200, 403, 403, 403)

# The ledger of reviews: for those who oversee, and for auditors.
READERS = Codes(302, 403, 403, 200, 200, 403, 403, 200)

ROWS = (
    Page("proactive:figures", VIEWERS),
    Page("proactive:figures_rows", VIEWERS),
    Page("proactive:reviews", READERS),
    Page("proactive:reviews_export", READERS, method="post"),
)
