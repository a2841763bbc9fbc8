"""The calendar is for everyone who works here; the system administrator loads notices."""

from tests.integration.access import SIGNED_IN, Codes, Page

ROWS = (
    Page("holiday_calendar:years", SIGNED_IN),
    Page("holiday_calendar:load", Codes(302, 403, 403, 403, 403, 200, 403, 403)),
)
