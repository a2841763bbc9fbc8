"""Figures of items: for who works on items or looks on, each of the own bodies."""

from tests.integration.access import Codes, Page

VIEWERS = Codes(302, 200, 403, 200, 200, 403, 403, 403)

ROWS = (
    Page("proactive:figures", VIEWERS),
    Page("proactive:figures_rows", VIEWERS),
)
