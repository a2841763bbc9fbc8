"""Where each page of items stands."""

from django.urls import URLPattern, path

from gongkai.apps.proactive.views import acts, item, lists, writing
from gongkai.apps.proactive.views.act_table import ACTS

app_name = "proactive"
urlpatterns: list[URLPattern] = [
    path("", lists.items, name="list"),
    path("new/", writing.start, name="start"),
    path("new/<int:agency>/<int:column>/", writing.new, name="new"),
    path("<int:pk>/", item.detail, name="detail"),
    path("<int:pk>/write/", writing.write, name="write"),
    path("<int:pk>/files/", writing.files, name="files"),
    path("<int:pk>/files/<int:number>/", item.file, name="file"),
    path("<int:pk>/files/<int:number>/remove/", writing.remove, name="file_remove"),
    path("<int:pk>/versions/<int:number>/", item.version, name="version"),
    *(path(f"<int:pk>/{act.address}/", acts.page_of(act), name=act.action) for act in ACTS),
]
