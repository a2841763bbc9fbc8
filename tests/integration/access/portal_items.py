"""Published information is for everyone; what is not published is there for nobody."""

from gongkai.apps.proactive.models import Attachment, VersionFile
from gongkai.apps.proactive.storage import STORE
from tests.integration import items
from tests.integration.access import EVERYONE, Codes, Page

NOBODY = Codes(404, 404, 404, 404, 404, 404, 404, 404)


def prepare(county):
    of = items.desk(county)
    public, draft = items.published(of), items.drafted(of)
    file = Attachment.objects.create(
        item=public,
        name="图.png",
        media_type="image/png",
        sha256=STORE.keep(b"picture"),
        size=7,
        added_by=of.clerk,
    )
    VersionFile.objects.create(version=public.published, attachment=file, position=1)
    facts = {"body": of.agency.pk, "item": public.pk, "draft": draft.pk, "file": file.pk, "ending": "png"}
    return facts | {"column": of.column.code, "number": 1}


ROWS = (
    Page("portal_items:overview", EVERYONE),
    Page("portal_items:feed", EVERYONE),
    Page("portal_items:body_feed", EVERYONE, ("body",)),
    Page("portal_items:column", EVERYONE, ("column",)),
    Page("portal_items:column_feed", EVERYONE, ("column",)),
    Page("portal_items:numbered", EVERYONE, ("column", "number")),
    Page("portal_items:item", EVERYONE, ("item",)),
    Page("portal_items:item", NOBODY, ("draft",)),
    Page("portal_items:visits", EVERYONE, ("item",)),
    Page("portal_items:visits", NOBODY, ("draft",)),
    Page("portal_items:file", EVERYONE, ("item", "file", "ending")),
    Page("portal_items:file", NOBODY, ("draft", "file", "ending")),
)
