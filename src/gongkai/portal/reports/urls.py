from django.urls import path

from gongkai.portal.reports import views

app_name = "portal_reports"
urlpatterns = [
    path("", views.report_list, name="list"),
    path("feed.atom", views.feed, name="feed"),
    path("list-<int:number>.html", views.numbered, name="numbered"),
    path("<str:slug>/", views.body, name="body"),
    path("<str:slug>/<int:year>/", views.report, name="report"),
    path("<str:slug>/<int:year>/report.json", views.small_json, name="json"),
    path("<str:slug>/<int:year>/full.json", views.full_json, name="full_json"),
    path("<str:slug>/<int:year>/cells.csv", views.cells_csv, name="csv"),
]
