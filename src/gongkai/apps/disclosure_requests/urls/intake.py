"""Lists, boards, registration, settings."""

from django.urls import URLPattern, path

from gongkai.apps.disclosure_requests.views import batch, intake, lists

urlpatterns: list[URLPattern] = [
    path("", lists.requests, name="list"),
    path("export/", lists.export, name="export"),
    path("board/", lists.board, name="board"),
    path("register/", intake.register, name="register"),
    path("batch/", batch.register_many, name="batch"),
    path("batch/template/", batch.template, name="batch_template"),
    path("policy/", intake.policy, name="policy"),
]
