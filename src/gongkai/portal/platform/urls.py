from django.urls import path

from gongkai.portal.platform import data, views

app_name = "portal_platform"
urlpatterns = [
    path("", views.bodies, name="bodies"),
    path("<int:pk>/", views.body, name="body"),
    path("<int:pk>/guide/", views.guide, name="guide"),
    path("<int:pk>/rules/", views.rules, name="rules"),
    path("<int:pk>/content/", views.content, name="content"),
    path("<int:pk>/content/<int:entry>/", views.entry, name="entry"),
    path("<int:pk>/standard/", views.standard, name="standard"),
    path("<int:pk>/catalogue-<int:year>.csv", data.as_csv, name="csv"),
    path("<int:pk>/catalogue-<int:year>.json", data.as_json, name="json"),
]
