"""Lists, boards, registration, settings."""

from django.urls import URLPattern, path

from gongkai.apps.disclosure_requests.views import intake, lists

urlpatterns: list[URLPattern] = [
    path("", lists.requests, name="list"),
    path("export/", lists.export, name="export"),
    path("board/", lists.board, name="board"),
    path("register/", intake.register, name="register"),
    path("policy/", intake.policy, name="policy"),
]
