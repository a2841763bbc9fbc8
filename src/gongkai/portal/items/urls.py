from django.urls import path

from gongkai.portal.items import feeding, views, visits

app_name = "portal_items"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("feed.atom", feeding.feed, name="feed"),
    path("bodies/<int:pk>/feed.atom", feeding.body_feed, name="body_feed"),
    path("columns/<slug:code>/", views.column, name="column"),
    path("columns/<slug:code>/feed.atom", feeding.column_feed, name="column_feed"),
    path("columns/<slug:code>/list-<int:number>.html", views.numbered, name="numbered"),
    path("<int:pk>/", views.item, name="item"),
    path("<int:pk>/visits.json", visits.counted, name="visits"),
    path("<int:pk>/files/<int:attachment>.<slug:ending>", views.file, name="file"),
]
