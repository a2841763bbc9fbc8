"""Lists of the finance bureau on their way in: of those who write there; reviewing many: of those who review."""

from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive.services import importing
from tests.integration.access import Codes, Page
from tests.integration.brought import ROWS as LINES
from tests.integration.brought import listing

WRITERS = Codes(302, 200, 403, 200, 403, 403, 403, 403)
OF_THE_BODY = Codes(302, 404, 403, 200, 403, 403, 403, 403)
SENT = Codes(302, 404, 403, 302, 403, 403, 403, 403)
REVIEWERS = Codes(302, 403, 403, 200, 403, 403, 403, 403)


def prepare(county):
    clerk = county.person("access_import", county.finance, Role.HANDLER)
    return {
        "open": importing.begin_import(clerk, "目录.xlsx", listing(*LINES), []).pk,
        "other": importing.begin_import(clerk, "另一目录.xlsx", listing(LINES[0]), []).pk,
    }


ROWS = (
    Page("proactive:review_many", REVIEWERS),
    Page("proactive:import", WRITERS),
    Page("proactive:import_template", WRITERS),
    Page("proactive:import_columns", OF_THE_BODY, ("open",)),
    Page("proactive:import_preview", OF_THE_BODY, ("open",)),
    Page("proactive:import_progress", OF_THE_BODY, ("open",)),
    Page("proactive:import_submit", SENT, ("open",), method="post"),
    Page("proactive:import_give_up", SENT, ("other",), method="post"),
)
