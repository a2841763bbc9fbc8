from django.urls import path, re_path

from gongkai.portal.documents import views

app_name = "portal_documents"
urlpatterns = [
    path("", views.library, name="library"),
    path("find/", views.find, name="find"),
    path("closed.html", views.closed, name="closed"),
    re_path(r"^in-force\.(?P<shape>csv|json)$", views.in_force, name="in_force"),
    path("lists/<slug:code>/", views.of_list, name="list"),
    path("lists/<slug:code>/list-<int:number>.html", views.numbered, name="numbered"),
    path("<int:pk>/", views.document, name="document"),
    re_path(r"^(?P<pk>\d{1,12})/text\.(?P<shape>docx|pdf)$", views.text, name="text"),
    path("<int:pk>/comparison-<int:number>.html", views.comparison, name="comparison"),
]
