from django.urls import path

from gongkai.apps.remedies.views import acts, cases, lists

app_name = "remedies"
urlpatterns = [
    path("", lists.cases, name="list"),
    path("export/", lists.export, name="export"),
    path("lessons/", lists.taught, name="lessons"),
    path("register/<int:pk>/", cases.register, name="register"),
    path("<int:pk>/", cases.detail, name="detail"),
    path("<int:pk>/evidence/", cases.bundle, name="bundle"),
    path("<int:pk>/papers/<int:number>/", cases.paper, name="paper"),
    *(path(f"<int:pk>/{act.address}/", acts.PAGES.page_of(act), name=act.action) for act in acts.ACTS),
]
