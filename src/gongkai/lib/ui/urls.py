from django.urls import path

from gongkai.lib.ui import display

app_name = "ui"
urlpatterns = [path("display/", display.choose, name="display")]
