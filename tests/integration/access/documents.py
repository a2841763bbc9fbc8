"""Normative documents of the finance bureau: seen as its items are; moved by roles of the body; campaigns by the office above."""

from datetime import date

from gongkai.apps.normative_documents import services
from gongkai.apps.proactive import services as items
from gongkai.lib import clock
from tests.integration import documents
from tests.integration.access import SIGNED_IN, Codes, Page

SEEN = Codes(302, 404, 404, 200, 200, 404, 404, 404)
BY_OFFICER = Codes(302, 404, 404, 200, 403, 404, 404, 404)
OF_THE_BODY = Codes(302, 404, 404, 200, 200, 404, 404, 404)
OPENERS = Codes(302, 403, 403, 200, 403, 403, 403, 403)
POSTED = Codes(302, 404, 404, 302, 302, 404, 404, 404)


def prepare(county):
    of = documents.making(county, at=county.finance, prefix="access_documents")
    to_begin = items.create(of.clerk, of.agency, documents.words(of))
    standing = documents.published(of)
    services.repeal(of.legal, standing.pk, day=date(2099, 1, 1), basis="登记错了")
    revised = documents.published(of)
    services.begin_revision(of.legal, revised.pk, kind="amended", day=clock.today(), basis="修改决定")
    compared = documents.revised(of)
    campaign = services.open_cleanup(of.office, county.government, title="清理", answers_until=clock.today())
    row = campaign.verdicts.get(document=standing)
    missing = documents.assessed(of)
    services.send_to_review(of.clerk, missing.pk, materials={"draft": "送审稿"})
    return {
        "item": to_begin.pk,
        "drafting": documents.begun(of).pk,
        "sent": documents.sent(of).pk,
        "missing": missing.pk,
        "reviewed": documents.reviewed(of).pk,
        "decided": _decided(of).pk,
        "standing": standing.pk,
        "revised": revised.pk,
        "compared": compared.pk,
        "comparison": compared.revisions.get().pk,
        "campaign": campaign.pk,
        "verdict": row.pk,
    }


def _decided(of):
    document = documents.reviewed(of)
    services.decide(of.clerk, document.pk, day=clock.today(), meeting="局务会")
    return document


def acts(document, *names):
    return tuple(Page(f"normative_documents:{name}", BY_OFFICER, (document,)) for name in names)


ROWS = (
    Page("normative_documents:list", SIGNED_IN),
    Page("normative_documents:start", SIGNED_IN),
    *(
        Page(f"normative_documents:{name}", SIGNED_IN)
        for name in ("register", "register_export", "reviews_export", "filings", "filings_export")
    ),
    Page("normative_documents:begin", SEEN, ("item",)),
    Page("normative_documents:rules", OPENERS),
    Page("normative_documents:detail", SEEN, ("drafting",)),
    Page("normative_documents:comparison", SEEN, ("compared", "comparison")),
    *acts("drafting", "assess", "add_opinion", "send_to_review", "enter_earlier", "drop"),
    *acts("sent", "recall", "opine"),
    *acts("missing", "supplement"),
    *acts("reviewed", "decide", "send_back"),
    *acts("decided", "number"),
    *acts("standing", "file", "begin_revision", "extend", "repeal", "declare_expired", "correct_status"),
    *acts("revised", "drop_revision"),
    Page("normative_documents:cleanups", SIGNED_IN),
    Page("normative_documents:cleanup_new", OPENERS),
    Page("normative_documents:cleanup", SEEN, ("campaign",)),
    Page("normative_documents:cleanup_result", POSTED, ("campaign",), method="post"),
    Page("normative_documents:cleanup_conclude", POSTED, ("campaign",), method="post"),
    Page("normative_documents:cleanup_drop", POSTED, ("campaign",), method="post"),
    Page("normative_documents:verdict", OF_THE_BODY, ("verdict",)),
    Page("normative_documents:verdict_confirm", POSTED, ("verdict",), method="post"),
    Page("normative_documents:verdict_return", POSTED, ("verdict",), method="post"),
)
