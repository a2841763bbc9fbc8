"""Relations and channels of an item of the finance bureau: entered by those who write there."""

from datetime import date

from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Relation
from tests.integration.access import Codes, Page
from tests.integration.items import desk, drafted

WRITERS = Codes(302, 404, 404, 200, 403, 404, 404, 404)
REMOVE = Codes(302, 404, 404, 302, 403, 404, 404, 404)


def prepare(county):
    of = desk(county, at=county.finance, prefix="access_linking")
    item, other = drafted(of), drafted(of)
    services.add_relation(of.clerk, item.pk, to=other.pk, kind="related")
    channel = services.add_channel(of.clerk, item.pk, channel="paper", released_on=date(2024, 4, 2))
    return {"item": item.pk, "relation": Relation.objects.get(item=item).pk, "channel": channel.pk}


ROWS = (
    Page("proactive:relate", WRITERS, ("item",)),
    Page("proactive:unrelate", REMOVE, ("item", "relation"), method="post"),
    Page("proactive:channel", WRITERS, ("item",)),
    Page("proactive:channel_remove", REMOVE, ("item", "channel"), method="post"),
)
