from django.urls import path, re_path

from gongkai.portal.open_data import views

app_name = "portal_data"
urlpatterns = [
    path("", views.index, name="index"),
    path("api/", views.reading, name="reading"),
    re_path(r"^items\.(?P<shape>csv|json)$", views.whole, name="whole"),
    re_path(
        r"^items-(?P<year>[0-9]{4})-(?P<month>[0-9]{2})\.(?P<shape>csv|json)$", views.month, name="month"
    ),
]
