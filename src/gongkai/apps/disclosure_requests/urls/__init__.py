"""Where each page of requests stands; one module for each part of the work."""

from gongkai.apps.disclosure_requests.urls import case, files, importing, intake, reply

app_name = "disclosure_requests"
urlpatterns = [
    *intake.urlpatterns,
    *importing.urlpatterns,
    *case.urlpatterns,
    *reply.urlpatterns,
    *files.urlpatterns,
]
