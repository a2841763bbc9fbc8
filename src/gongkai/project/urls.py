"""Where each part of the site is mounted."""

from django.urls import include, path
from django.views.generic import RedirectView

from gongkai.desk.api.api import api as desk_api
from gongkai.portal.open_data.api import api

# A person who opens the address of an API finds the page that describes it.
DESCRIBED = RedirectView.as_view(pattern_name="portal_data:reading", permanent=False)

urlpatterns = [
    path("", include("gongkai.portal.urls")),
    path("", include("gongkai.portal.pages.urls")),
    path("info/", include("gongkai.portal.items.urls")),
    path("how-we-do/", include("gongkai.portal.how_we_do.urls")),
    path("data/", include("gongkai.portal.open_data.urls")),
    path("api/v1/", DESCRIBED, name="api_root"),
    path("api/v1/desk/", DESCRIBED, name="desk_api_root"),
    path("api/v1/desk/", desk_api.urls),
    path("api/v1/", api.urls),
    path("comments/", include("gongkai.portal.comments.urls")),
    path("interpretations/", include("gongkai.portal.interpretations.urls")),
    path("bodies/", include("gongkai.portal.platform.urls")),
    path("documents/", include("gongkai.portal.documents.urls")),
    path("reports/", include("gongkai.portal.reports.urls")),
    path("requests/", include("gongkai.portal.requests.urls")),
    path("desk/", include("gongkai.desk.urls")),
    path("desk/", include("gongkai.apps.agencies.urls")),
    path("desk/notifications/", include("gongkai.apps.notices.urls")),
    path("desk/reports/", include("gongkai.apps.reporting.urls")),
    path("desk/calendar/", include("gongkai.apps.holiday_calendar.urls")),
    path("desk/requests/", include("gongkai.apps.disclosure_requests.urls")),
    path("desk/items/", include("gongkai.apps.proactive.urls")),
    path("desk/items/", include("gongkai.portal.items.preview_urls")),
    path("desk/catalogue/", include("gongkai.apps.catalogue.urls")),
    path("desk/interpretations/", include("gongkai.apps.interpretations.urls")),
    path("desk/search-words/", include("gongkai.apps.search_index.urls")),
    path("desk/documents/", include("gongkai.apps.normative_documents.urls")),
    path("desk/comments/", include("gongkai.apps.public_comments.urls")),
    path("desk/remedies/", include("gongkai.apps.remedies.urls")),
    path("desk/events/", include("gongkai.apps.events.urls")),
    path("account/", include("gongkai.apps.agencies.sign_in_urls")),
    path("", include("gongkai.lib.ui.urls")),
]
