"""The acts of staff for programs: a session does not open them, only a token does (see test_desk_api)."""

from tests.integration import items
from tests.integration.access import EVERYONE, SIGNED_IN, Codes, Page

NEEDS_TOKEN = Codes(401, 401, 401, 401, 401, 401, 401, 401)
AFTER_REAUTHENTICATION = Codes(302, 302, 302, 302, 302, 302, 302, 302)
NOT_THEIRS = Codes(302, 404, 404, 404, 404, 404, 404, 404)
TO_THE_PAGE = Codes(302, 302, 302, 302, 302, 302, 302, 302)  # that describes the API
ACTS = (
    "submit", "pass_step", "return", "take_back", "clear", "publish", "schedule", "release", "review_after", "withdraw",
    "update", "abandon_update", "keep_back", "reopen", "discard",
)  # fmt: skip


def prepare(county):
    of = items.desk(county, prefix="access_api")
    return {"item": items.drafted(of).pk, "token": 1}


ROWS = (
    Page("agencies:tokens", SIGNED_IN),
    Page("agencies:make_token", AFTER_REAUTHENTICATION),
    Page("agencies:revoke_token", NOT_THEIRS, ("token",), method="post"),
    Page("desk_api_root", TO_THE_PAGE),
    Page("desk_api:api-root", TO_THE_PAGE),
    Page("desk_api:openapi-json", EVERYONE),
    Page("desk_api:item", NEEDS_TOKEN, ("item",)),
    Page("desk_api:places", NEEDS_TOKEN),
    Page("desk_api:begin", NEEDS_TOKEN, method="post"),
    Page("desk_api:draft", NEEDS_TOKEN, ("item",)),
    Page("desk_api:draft", NEEDS_TOKEN, ("item",), method="patch"),
    Page("desk_api:attach", NEEDS_TOKEN, ("item",), method="post"),
    Page("desk_api:detach", NEEDS_TOKEN, ("item", "token"), method="delete"),
    *(Page(f"desk_api:{name}", NEEDS_TOKEN, ("item",), method="post") for name in ACTS),
)
