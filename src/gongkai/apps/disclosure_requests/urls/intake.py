"""Lists, boards, registration, settings."""

from django.urls import URLPattern, path

from gongkai.apps.disclosure_requests.views import batch, intake, lists, publishing

urlpatterns: list[URLPattern] = [
    path("", lists.requests, name="list"),
    path("export/", lists.export, name="export"),
    path("board/", lists.board, name="board"),
    path("register/", intake.register, name="register"),
    path("batch/", batch.register_many, name="batch"),
    path("batch/template/", batch.template, name="batch_template"),
    path("proposals/", publishing.proposals, name="proposals"),
    path("proposals/<int:pk>/", publishing.proposal, name="proposal"),
    path("proposals/<int:pk>/draft/", publishing.draft, name="proposal_draft"),
    path("proposals/<int:pk>.json", publishing.data, name="proposal_data"),
    path("policy/", intake.policy, name="policy"),
]
