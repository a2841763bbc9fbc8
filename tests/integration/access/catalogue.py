"""The catalogue of the finance bureau: seen by who works there or looks on from above, kept by its disclosure office."""

from gongkai.apps.agencies.roles import Role
from gongkai.apps.catalogue import services
from gongkai.apps.catalogue.records import Given
from tests.integration.access import Codes, Page
from tests.integration.items import desk, published

# The stranger works for one other body alone, and is led to its catalogue; the officer's office reaches down to
# bodies that other parts of the table found below the bureau.
OWN = Codes(302, 302, 200, 200, 200, 200, 200, 200)
SEEN = Codes(302, 404, 404, 200, 200, 404, 404, 404)
KEPT = Codes(302, 404, 404, 200, 403, 404, 404, 404)


def prepare(county):
    of = desk(county, at=county.finance, prefix="access_catalogue")
    keeper = county.person("access_catalogue_keeper", county.finance, Role.DISCLOSURE_OFFICE)
    given = Given("公告公示", basis="本县规定", column=of.column.pk)
    entry = services.add_entry(keeper, county.finance.pk, given)
    return {"body": county.finance.pk, "entry": entry.pk, "item": published(of).pk}


ROWS = (
    Page("catalogue:list", OWN),
    Page("catalogue:body", SEEN, ("body",)),
    Page("catalogue:export", SEEN, ("body",)),
    *(Page(f"catalogue:{name}", KEPT, ("body",)) for name in ("draw_up", "new", "import", "office")),
    Page("catalogue:entry", SEEN, ("entry",)),
    Page("catalogue:item", SEEN, ("entry", "item")),
    *(Page(f"catalogue:{name}", KEPT, ("entry",)) for name in ("change", "end")),
    Page("catalogue:place", KEPT, ("item",)),
)
