"""What follows here when a body of our own tree is renamed."""

from gongkai.apps.agencies.models import Agency
from gongkai.apps.page_outbox import services as page_outbox
from gongkai.apps.reporting.models import AnnualReport, Body
from gongkai.apps.reporting.services.reading import SEARCHED_AS, SHOWN_AS
from gongkai.apps.search_index import services as search_index


def follow_renaming(agency: Agency) -> None:
    """Lists and searches call the body what it is called today; editions keep the name of their year.

    The address of its public pages stays. Within the transaction of the renaming, which is the event.
    """
    if Body.objects.filter(agency=agency).update(name=agency.name):
        reports = AnnualReport.objects.filter(body__agency=agency).order_by()
        search_index.note(SEARCHED_AS, reports.values_list("pk", flat=True))
        page_outbox.note(SHOWN_AS, reports.values_list("pk", flat=True))
