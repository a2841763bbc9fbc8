"""Items of the finance bureau: seen by who works there or looks on from above, written and moved by roles of the body."""

from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import DisclosureAttribute
from tests.files_to_release import pdf
from tests.integration.access import SIGNED_IN, Codes, Page
from tests.integration.items import approved, desk, drafted, in_review, published

SEEN = Codes(302, 404, 404, 200, 200, 404, 404, 404)
BY_OFFICER = Codes(302, 404, 404, 200, 403, 404, 404, 404)
WRITERS = Codes(302, 200, 403, 200, 403, 403, 403, 403)
AT_A_PLACE = Codes(302, 404, 404, 200, 404, 404, 404, 404)
REMOVE = Codes(302, 404, 404, 302, 403, 404, 404, 404)


def prepare(county):
    of = desk(county, at=county.finance, prefix="access_items")
    draft = drafted(of)
    file = services.attach(of.clerk, draft.pk, name="公告.pdf", data=pdf("公告"))
    withheld = approved(of, attribute=DisclosureAttribute.WITHHELD, attribute_reason="内部管理信息")
    released = drafted(of)
    services.release(of.leader, released.pk, reason="防汛")
    updated = published(of)
    services.update(of.clerk, updated.pk)
    withdrawn = published(of)
    services.withdraw(of.leader, withdrawn.pk, reason="内容有误")
    return {
        "agency": county.finance.pk,
        "column": of.column.pk,
        "draft": draft.pk,
        "file": file.pk,
        "first": 1,
        "in_review": in_review(of).pk,
        "approved": approved(of).pk,
        "withheld": withheld.pk,
        "published": published(of).pk,
        "released": released.pk,
        "updated": updated.pk,
        "withdrawn": withdrawn.pk,
    }


def acts(item, *names):
    return tuple(Page(f"proactive:{name}", BY_OFFICER, (item,)) for name in names)


ROWS = (
    Page("proactive:list", SIGNED_IN),
    Page("proactive:start", WRITERS),
    Page("proactive:new", AT_A_PLACE, ("agency", "column")),
    Page("proactive:detail", SEEN, ("draft",)),
    Page("proactive:version", SEEN, ("draft", "first")),
    Page("proactive:file", SEEN, ("draft", "file")),
    Page("proactive:file_remove", REMOVE, ("draft", "file"), method="post"),
    *acts("draft", "write", "files", "submit", "release", "discard"),
    *acts("in_review", "pass_step", "return", "take_back", "clear"),
    *acts("approved", "publish", "schedule"),
    *acts("withheld", "keep_back"),
    *acts("published", "update", "withdraw"),
    *acts("released", "review_after"),
    *acts("updated", "abandon_update"),
    *acts("withdrawn", "reopen"),
)
