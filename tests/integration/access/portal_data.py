"""Open data and the API to read them are for everyone."""

from tests.integration import items
from tests.integration.access import EVERYONE, Codes, Page

TO_THE_PAGE = Codes(302, 302, 302, 302, 302, 302, 302, 302)  # that describes the API
MONTH = ("year", "month", "shape")


def prepare(county):
    item = items.published(items.desk(county, prefix="access_data"))
    return {"item": item.pk, "year": "2026", "month": "11", "shape": "csv"}


ROWS = (
    Page("portal_how_we_do:page", EVERYONE),
    Page("portal_data:index", EVERYONE),
    Page("portal_data:reading", EVERYONE),
    Page("portal_data:whole", EVERYONE, ("shape",)),
    Page("portal_data:month", EVERYONE, MONTH),
    Page("api_root", TO_THE_PAGE),
    Page("api:api-root", TO_THE_PAGE),
    Page("api:openapi-json", EVERYONE),
    Page("api:items", EVERYONE),
    Page("api:item", EVERYONE, ("item",)),
    Page("api:columns", EVERYONE),
    Page("api:bodies", EVERYONE),
    Page("api:reports", EVERYONE),
)
