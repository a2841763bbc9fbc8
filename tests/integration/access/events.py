from tests.integration.access import Codes, Page

ROWS = (Page("events:list", Codes(302, 403, 403, 403, 403, 403, 403, 200)),)
