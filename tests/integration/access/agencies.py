"""Bodies, people and rights. The record is the finance bureau, and a clerk of it."""

from datetime import date

from gongkai.apps.agencies import services
from tests.integration.access import SIGNED_IN, Codes, Page

SEEN = Codes(302, 404, 200, 200, 200, 200, 200, 200)
# People are seen by colleagues and by the three administrators; a supervisor sees bodies and figures, not accounts.
PERSON_SEEN = Codes(302, 404, 200, 200, 404, 200, 200, 200)
BY_SYSTEM_ADMINISTRATOR = Codes(302, 404, 403, 403, 403, 200, 403, 403)
PERSON_BY_SYSTEM_ADMINISTRATOR = Codes(302, 404, 403, 403, 404, 200, 403, 403)
PERSON_BY_SECURITY_ADMINISTRATOR = Codes(302, 404, 403, 403, 404, 403, 200, 403)


# Of a list without a name there is nothing to save; the view that is there is another person's.
NOTHING_TO_SAVE = Codes(302, 404, 404, 404, 404, 404, 404, 404)
OF_ANOTHER_PERSON = Codes(302, 404, 404, 404, 404, 404, 404, 404)


def prepare(county):
    clerk = county.person("access_clerk", county.finance)
    deputy = county.person("access_deputy", county.finance)
    grant = services.grant_role(
        county.security_administrator, clerk.pk, role="handler", agency=county.finance
    )
    clerk.forget_mandates()
    delegation = services.delegate(
        clerk,
        to=deputy,
        role="handler",
        valid_from=date(2026, 11, 23),
        valid_until=date(2026, 12, 4),
        reason="培训",
    )
    view = services.save_view(clerk, page="reporting:list", name="2023", query="year=2023")
    return {
        "view": view.pk, "agency": county.finance.pk, "person": clerk.pk, "grant": grant.pk, "delegation": delegation.pk,
    }  # fmt: skip


ROWS = (
    Page("agencies:list", SIGNED_IN),
    Page("agencies:detail", SEEN, ("agency",)),
    *(
        Page(f"agencies:{act}", BY_SYSTEM_ADMINISTRATOR, ("agency",))
        for act in (
            "create", "rename", "reclassify", "move", "merge", "close", "contact", "create_unit", "create_staff",
        )
    ),
    Page("agencies:staff", SIGNED_IN),
    Page("agencies:staff_detail", PERSON_SEEN, ("person",)),
    *(
        Page(f"agencies:{act}", PERSON_BY_SYSTEM_ADMINISTRATOR, ("person",))
        for act in ("change_staff", "transfer_staff", "deactivate_staff", "reactivate_staff", "reset_password")
    ),
    Page("agencies:reset_second_factor", PERSON_BY_SECURITY_ADMINISTRATOR, ("person",)),
    Page("agencies:grant", PERSON_BY_SECURITY_ADMINISTRATOR, ("person",)),
    Page("agencies:withdraw", PERSON_BY_SECURITY_ADMINISTRATOR, ("grant",)),
    Page("agencies:delegations", SIGNED_IN),
    Page("agencies:delegate", SIGNED_IN),
    Page("agencies:save_view", NOTHING_TO_SAVE, method="post"),
    Page("agencies:forget_view", OF_ANOTHER_PERSON, ("view",), method="post"),
    Page("agencies:end_delegation", PERSON_BY_SECURITY_ADMINISTRATOR, ("delegation",)),
)  # fmt: skip
