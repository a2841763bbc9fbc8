from django.urls import path

from gongkai.portal.items import views

app_name = "portal_items"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("columns/<slug:code>/", views.column, name="column"),
    path("columns/<slug:code>/list-<int:number>.html", views.numbered, name="numbered"),
    path("<int:pk>/", views.item, name="item"),
    path("<int:pk>/files/<int:attachment>.<slug:ending>", views.file, name="file"),
]
