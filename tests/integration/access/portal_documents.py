"""The library of documents is for everyone; what is not published is there for nobody."""

from tests.integration import documents
from tests.integration.access import EVERYONE, Codes, Page

NOBODY = Codes(404, 404, 404, 404, 404, 404, 404, 404)


def prepare(county):
    of = documents.making(county, prefix="portal_documents")
    public, draft = documents.revised(of), documents.begun(of)
    facts = {"item": public.item_id, "draft": draft.item_id, "revision": public.revisions.get().pk}
    return facts | {"code": "all", "number": 1, "pdf": "pdf", "json": "json"}


ROWS = (
    Page("portal_documents:library", EVERYONE),
    Page("portal_documents:find", EVERYONE),
    Page("portal_documents:closed", EVERYONE),
    Page("portal_documents:in_force", EVERYONE, ("json",)),
    Page("portal_documents:list", EVERYONE, ("code",)),
    Page("portal_documents:numbered", EVERYONE, ("code", "number")),
    Page("portal_documents:document", EVERYONE, ("item",)),
    Page("portal_documents:document", NOBODY, ("draft",)),
    Page("portal_documents:text", EVERYONE, ("item", "pdf")),
    Page("portal_documents:text", NOBODY, ("draft", "pdf")),
    Page("portal_documents:comparison", EVERYONE, ("item", "revision")),
)
