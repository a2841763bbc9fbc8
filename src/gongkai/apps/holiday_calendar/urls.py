from django.urls import path

from gongkai.apps.holiday_calendar import views

app_name = "holiday_calendar"
urlpatterns = [
    path("", views.years, name="years"),
    path("load/", views.load, name="load"),
]
