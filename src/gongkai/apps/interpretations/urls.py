from django.urls import path

from gongkai.apps.interpretations.views import documents, interpretations, lists

app_name = "interpretations"
urlpatterns = [
    path("", lists.documents, name="list"),
    path("figures/", lists.figures, name="figures"),
    path("settings/<int:pk>/", interpretations.settle, name="settle"),
    path("<int:pk>/", documents.detail, name="detail"),
    path("<int:pk>/plan/", documents.plan, name="plan"),
    path("<int:pk>/exempt/", documents.exempt, name="exempt"),
    path("<int:pk>/begin/", documents.begin, name="begin"),
    path("of/<int:pk>/", interpretations.own, name="own"),
    path("of/<int:pk>/pair/", interpretations.pair, name="pair"),
    path("of/<int:pk>/copy/", interpretations.copy, name="copy"),
]
