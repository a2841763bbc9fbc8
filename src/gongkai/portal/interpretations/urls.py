from django.urls import path

from gongkai.portal.interpretations import views

app_name = "portal_interpretations"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<slug:code>/", views.form, name="form"),
    path("<slug:code>/list-<int:number>.html", views.numbered, name="numbered"),
]
