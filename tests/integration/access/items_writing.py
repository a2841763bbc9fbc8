"""What the writing page of an item says by itself, and its preview: for who writes for the body, or sees the item."""

from gongkai.apps.proactive import queries
from tests.integration.access import Codes, Page
from tests.integration.items import desk, drafted

SEEN = Codes(302, 404, 404, 200, 200, 404, 404, 404)
AT_A_PLACE = Codes(302, 404, 404, 200, 404, 404, 404, 404)
GIVEN_UP_THERE = Codes(302, 404, 404, 302, 404, 404, 404, 404)
WRITERS = Codes(302, 200, 403, 200, 403, 403, 403, 403)
KEPT = Codes(302, 404, 404, 200, 403, 404, 404, 404)
LEFT = Codes(302, 404, 404, 204, 403, 404, 404, 404)
GIVEN_UP = Codes(302, 404, 404, 302, 403, 404, 404, 404)
NO_PICTURE = Codes(302, 404, 404, 409, 403, 404, 404, 404)


def prepare(county):
    of = desk(county, at=county.finance, prefix="access_writing")
    # Another part may have given the bureau a site of its own.
    column = queries.columns_for(county.finance).order_by("-pk").first()
    return {"agency": county.finance.pk, "column": column.pk, "draft": drafted(of, column=column.pk).pk}


ROWS = (
    Page("proactive:from_word", AT_A_PLACE, ("agency", "column")),
    Page("proactive:keep_new", AT_A_PLACE, ("agency", "column"), method="post"),
    Page("proactive:drop_new", GIVEN_UP_THERE, ("agency", "column"), method="post"),
    Page("proactive:paste", WRITERS, method="post"),
    Page("proactive:keep", KEPT, ("draft",), method="post"),
    Page("proactive:leave", LEFT, ("draft",), method="post"),
    Page("proactive:drop", GIVEN_UP, ("draft",), method="post"),
    Page("proactive:picture", NO_PICTURE, ("draft",), method="post"),
    Page("item_preview:page", SEEN, ("draft",)),
)
