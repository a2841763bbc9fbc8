from django.urls import path

from gongkai.apps.search_index import views

app_name = "search_index"
urlpatterns = [
    path("", views.words, name="words"),
    path("<int:pk>/", views.group, name="group"),
    path("<int:pk>/end/", views.end, name="end"),
]
