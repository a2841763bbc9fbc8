"""The settings of publishing of the finance bureau, which has a tree of columns of its own: for its disclosure office alone."""

from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import services
from tests.integration.access import Codes, Page

OFFICE = Codes(302, 404, 404, 200, 404, 404, 404, 404)
OVERVIEW = Codes(302, 403, 403, 200, 403, 403, 403, 403)


def prepare(county):
    office = county.person("access_settings_office", county.finance, Role.DISCLOSURE_OFFICE)
    column = services.add_column(
        office,
        county.finance,
        code="access-column",
        name="公告公示",
        description="财政局的公告",
        kind="notice",
    )
    return {"agency": county.finance.pk, "column": column.pk}


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
