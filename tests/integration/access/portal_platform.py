"""The platform of a body is for everyone; a body without one is there for nobody."""

from gongkai.apps.catalogue import queries, services
from tests.integration import items
from tests.integration.access import EVERYONE, Codes, Page

NOBODY = Codes(404, 404, 404, 404, 404, 404, 404, 404)


def prepare(county):
    of = items.desk(county, prefix="access_platform")
    services.draw_up(of.office, of.agency.pk, with_standard=True)
    items.published(of)
    entry = queries.standing_entries([of.agency])[0]
    return {"body": of.agency.pk, "none": county.west.pk, "entry": entry.pk, "year": 2026}


ROWS = (
    Page("portal_platform:bodies", EVERYONE),
    *(
        Page(f"portal_platform:{name}", EVERYONE, ("body",))
        for name in ("body", "guide", "rules", "content", "standard")
    ),
    Page("portal_platform:body", NOBODY, ("none",)),
    Page("portal_platform:entry", EVERYONE, ("body", "entry")),
    *(Page(f"portal_platform:{name}", EVERYONE, ("body", "year")) for name in ("csv", "json")),
)
