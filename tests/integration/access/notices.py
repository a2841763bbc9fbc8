"""Notifications are a person's own; the record is one to a clerk who is none of the actors."""

from gongkai.apps.notices import queries, services
from tests.integration.access import SIGNED_IN, Codes, Page

NOT_YOURS = Codes(302, 404, 404, 404, 404, 404, 404, 404)


def prepare(county):
    clerk = county.person("notice_clerk", county.finance)
    services.send([clerk], "有一份材料转给您。", address="/desk/")
    return {"notice": queries.visible_to(clerk).values_list("pk", flat=True)[0]}


ROWS = (
    Page("notices:list", SIGNED_IN),
    Page("notices:open", NOT_YOURS, ("notice",)),
    Page("notices:read_all", Codes(302, 302, 302, 302, 302, 302, 302, 302), method="post"),
)
