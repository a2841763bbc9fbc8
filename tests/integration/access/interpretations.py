"""Plans and interpretations of the finance bureau: seen by who works there or looks on from above, made by its writers."""

from gongkai.apps.interpretations import services
from tests.integration.access import SIGNED_IN, Codes, Page
from tests.integration.interpretations import DOCUMENT, begun, document, place, planned

SEEN = Codes(302, 404, 404, 200, 200, 404, 404, 404)
BY_OFFICER = Codes(302, 404, 404, 200, 403, 404, 404, 404)


def prepare(county):
    of = place(county, at=county.finance, prefix="access_policy")
    item = document(of)
    planned(of, item)
    own = begun(of, item, body=DOCUMENT)
    services.settle(
        of.desk.office, county.government, kinds=["official_document"], working_days=3, most_copied_percent=50
    )  # fmt: skip
    return {"document": item.pk, "own": own.pk, "agency": county.finance.pk}


ROWS = (
    Page("interpretations:list", SIGNED_IN),
    Page("interpretations:figures", SIGNED_IN),
    Page("interpretations:settle", BY_OFFICER, ("agency",)),
    Page("interpretations:detail", SEEN, ("document",)),
    Page("interpretations:plan", BY_OFFICER, ("document",)),
    Page("interpretations:exempt", BY_OFFICER, ("document",)),
    Page("interpretations:begin", BY_OFFICER, ("document",)),
    Page("interpretations:own", SEEN, ("own",)),
    Page("interpretations:pair", BY_OFFICER, ("own",)),
    Page("interpretations:copy", SEEN, ("own",)),
)
