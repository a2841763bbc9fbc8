"""What the public is asked is for everyone, and so is the form; the page after sending leads back without an opinion."""

from datetime import timedelta

from gongkai.lib import clock
from tests.integration.access import EVERYONE, Codes, Page
from tests.integration.public_comments import asking, place

AWAY = Codes(302, 302, 302, 302, 302, 302, 302, 302)


def prepare(county):
    of = place(county, prefix="access_public_asking")
    today = clock.today()
    return {"item": asking(of, opens_on=today, closes_on=today + timedelta(days=30)).pk}


ROWS = (
    Page("portal_comments:overview", EVERYONE),
    Page("portal_comments:write", EVERYONE, ("item",)),
    Page("portal_comments:answer", EVERYONE),
    Page("portal_comments:closed", EVERYONE),
    Page("portal_comments:sent", AWAY),
)
