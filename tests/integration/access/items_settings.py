"""The settings of publishing of a body below the finance bureau, with columns of its own: for the disclosure office above it."""

from gongkai.apps.agencies import services as agencies
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import services
from tests.integration.access import Codes, Page
from tests.integration.conftest import FOUNDED

OFFICE = Codes(302, 404, 404, 200, 404, 404, 404, 404)
OVERVIEW = Codes(302, 403, 403, 200, 403, 403, 403, 403)


def prepare(county):
    office = county.person("access_settings_office", county.finance, Role.DISCLOSURE_OFFICE)
    # Not the bureau itself: with columns of its own it would not publish into those of the county any more.
    below = agencies.create_agency(
        county.system_administrator, parent=county.finance, name="清源县会计核算中心", kind="department", level="county",
        founded_on=FOUNDED,
    )  # fmt: skip
    column = services.add_column(
        office, below, code="access-column", name="公告公示", description="核算中心的公告", kind="notice"
    )
    return {"agency": below.pk, "column": column.pk}


ROWS = (
    Page("proactive:settings", OVERVIEW),
    Page("proactive:policy", OFFICE, ("agency",)),
    Page("proactive:column_policy", OFFICE, ("agency", "column")),
    Page("proactive:rule", OFFICE, ("agency",)),
    Page("proactive:numbers", OFFICE, ("agency",)),
    Page("proactive:new_column", OFFICE, ("agency",)),
    Page("proactive:column", OFFICE, ("column",)),
    Page("proactive:close_column", OFFICE, ("column",)),
)
