"""Askings and hearings of the finance bureau: seen by who works there or looks on from above, worked on by its writers."""

from datetime import date, timedelta

from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.records import Words
from gongkai.apps.public_comments import services
from gongkai.lib import clock
from tests.integration.access import SIGNED_IN, Codes, Page
from tests.integration.public_comments import asking, draft, opinion, place

SEEN = Codes(302, 404, 404, 200, 200, 404, 404, 404)
BY_OFFICER = Codes(302, 404, 404, 200, 403, 404, 404, 404)

NOTHING_TO_RENEW = Codes(302, 404, 404, 403, 403, 404, 404, 404)  # a result is drafted first


def prepare(county):
    of = place(county, at=county.finance, prefix="access_asking")
    today = clock.today()
    item = asking(of, opens_on=today, closes_on=today + timedelta(days=30))
    hearing = items.create(
        of.desk.clerk, county.finance,
        Words(title="听证公告", column=of.hearings.pk, attribute="proactive", formed_on=date(2024, 4, 1),
              body="<p>听证</p>", fields={"held_on": "2026-12-30", "place": "会议室"}),
    )  # fmt: skip
    services.arrange(of.desk.clerk, hearing.pk, papers_on=date(2026, 12, 1))
    return {
        "draft": draft(of).pk,
        "item": item.pk,
        "opinion": opinion(item).pk,
        "hearing": hearing.pk,
        "agency": county.finance.pk,
    }


ROWS = (
    Page("public_comments:list", SIGNED_IN),
    Page("public_comments:settle_rule", BY_OFFICER, ("agency",)),
    Page("public_comments:detail", SEEN, ("item",)),
    Page("public_comments:settle", BY_OFFICER, ("draft",)),
    Page("public_comments:extend", BY_OFFICER, ("item",)),
    Page("public_comments:result", BY_OFFICER, ("item",)),
    Page("public_comments:renew_result", NOTHING_TO_RENEW, ("item",), method="post"),
    Page("public_comments:enter", BY_OFFICER, ("item",)),
    Page("public_comments:opinion", SEEN, ("item", "opinion")),
    Page("public_comments:sender", BY_OFFICER, ("item", "opinion"), method="post"),
    Page("public_comments:hearing", SEEN, ("hearing",)),
    Page("public_comments:arrange", BY_OFFICER, ("hearing",)),
    Page("public_comments:represent", BY_OFFICER, ("hearing",)),
    Page("public_comments:record", BY_OFFICER, ("hearing",)),
)
