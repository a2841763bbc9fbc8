"""Words of the search: kept by the disclosure office of a body; nobody else comes in."""

from gongkai.apps.agencies.roles import Role
from gongkai.apps.search_index import services
from tests.integration.access import Codes, Page

OFFICE = Codes(302, 403, 403, 200, 403, 403, 403, 403)
END = Codes(302, 403, 403, 302, 403, 403, 403, 403)


def prepare(county):
    office = county.person("access_search", county.finance, Role.DISCLOSURE_OFFICE)
    return {
        "group": services.add(office, ["社保", "社会保险"]).pk,
        "group_to_end": services.add(office, ["低保", "最低生活保障"]).pk,
    }


ROWS = (
    Page("search_index:words", OFFICE),
    Page("search_index:group", OFFICE, ("group",)),
    Page("search_index:end", END, ("group_to_end",), method="post"),
)
