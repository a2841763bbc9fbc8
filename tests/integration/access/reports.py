"""Annual reports: one of the finance bureau in work, with the pages of the public beside it."""

from uuid import uuid4

from gongkai.apps.reporting import services
from tests.integration.access import EVERYONE, SIGNED_IN, Codes, Page
from tests.integration.reports import brought, imported, made, settled

SEEN = Codes(302, 404, 200, 200, 200, 404, 404, 404)
# By those of the bureau who do this work; a supervisor sees and does not touch.
BY_OFFICER = Codes(302, 404, 403, 200, 403, 404, 404, 404)
NOT_IN_THIS_STATE = Codes(302, 404, 403, 403, 403, 404, 404, 404)
TO_IMPORT = Codes(302, 200, 403, 200, 403, 403, 403, 403)
DECIDE = BY_OFFICER
REREAD = Codes(302, 404, 403, 302, 403, 404, 404, 404)
PUBLIC = EVERYONE
# There is a file whose reading was given up; after the first who may, there is none left.
TRY_AGAIN = Codes(302, 404, 403, 302, 403, 404, 404, 404)


def prepare(county):
    clerk = county.person("report_clerk", county.finance, "handler")
    head = county.person("report_head", county.finance, "unit_head")
    leader = county.person("report_leader", county.finance, "leader_in_charge")
    in_work, public, reviewed = imported(clerk, made(), made(year=2022), made(year=2020))
    settled(head, public)
    services.review(head, public.pk)
    services.publish(leader, public.pk, show_findings=True)
    settled(head, reviewed)
    services.review(head, reviewed.pk)
    intake = services.bring(clerk, [brought(made(year=2021))], key=uuid4())
    failed = services.bring(clerk, [brought(made(year=2019))], key=uuid4())
    services.give_up_item(failed.items.get().pk)
    states = {"report": in_work.pk, "reviewed": reviewed.pk, "published": public.pk}
    states |= {"sitemap": "reports", "first_page": 1}
    return {**states, "intake": intake.pk, "failed": failed.pk, "body": public.body.slug, "year": 2022}


ROWS = (
    Page("reporting:figures", SIGNED_IN),
    Page("reporting:rows_behind", Codes(302, 404, 404, 404, 404, 404, 404, 404)),
    Page("reporting:list", SIGNED_IN),
    Page("reporting:export", SIGNED_IN),
    Page("reporting:import", TO_IMPORT),
    Page("reporting:intake", SEEN, ("intake",)),
    Page("reporting:progress", SEEN, ("intake",)),
    Page("reporting:try_again", TRY_AGAIN, ("failed",), method="post"),
    *(
        Page(f"reporting:{name}", SEEN, ("report",))
        for name in ("detail", "cell", "prose", "findings", "history", "source")
    ),
    Page("reporting:describe", BY_OFFICER, ("report",)),
    Page("reporting:correct", BY_OFFICER, ("report",)),
    Page("reporting:review", BY_OFFICER, ("report",)),
    Page("reporting:decide", DECIDE, ("report",), method="post"),
    Page("reporting:decide_several", DECIDE, ("report",), method="post"),
    Page("reporting:withdraw", BY_OFFICER, ("report",)),
    *(Page(f"reporting:{act}", NOT_IN_THIS_STATE, ("report",)) for act in ("return", "publish", "reopen")),
    Page("reporting:return", BY_OFFICER, ("reviewed",)),
    Page("reporting:publish", BY_OFFICER, ("reviewed",)),
    Page("reporting:reopen", BY_OFFICER, ("published",)),
    Page("reporting:reread", REREAD, ("report",), method="post"),
    Page("portal_reports:list", PUBLIC),
    Page("portal_reports:feed", PUBLIC),
    Page("portal_reports:numbered", PUBLIC, ("first_page",)),
    Page("portal_pages:sitemap_part", PUBLIC, ("sitemap", "first_page")),
    Page("portal_reports:body", PUBLIC, ("body",)),
    *(
        Page(f"portal_reports:{name}", PUBLIC, ("body", "year"))
        for name in ("report", "json", "full_json", "csv")
    ),
)
