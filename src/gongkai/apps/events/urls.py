from django.urls import path

from gongkai.apps.events import views

app_name = "events"
urlpatterns = [path("", views.event_list, name="list")]
