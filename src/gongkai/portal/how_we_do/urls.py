from django.urls import path

from gongkai.portal.how_we_do import views

app_name = "portal_how_we_do"
urlpatterns = [path("", views.page, name="page")]
