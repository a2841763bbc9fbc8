"""Where each page of normative documents stands."""

from django.urls import URLPattern, path

from gongkai.apps.normative_documents.views import acts, cleanups, documents, ledgers, settings
from gongkai.apps.normative_documents.views.act_table import ACTS

app_name = "normative_documents"
urlpatterns: list[URLPattern] = [
    path("", documents.documents, name="list"),
    path("new/", documents.start, name="start"),
    path("new/<int:pk>/", acts.begin, name="begin"),
    path("register/", documents.register, name="register"),
    path("register/export/", ledgers.register_file, name="register_export"),
    path("reviews/export/", ledgers.reviews_file, name="reviews_export"),
    path("filings/", ledgers.filings, name="filings"),
    path("filings/export/", ledgers.filings_file, name="filings_export"),
    path("rules/", settings.rules, name="rules"),
    path("cleanups/", cleanups.cleanups, name="cleanups"),
    path("cleanups/new/", cleanups.new, name="cleanup_new"),
    path("cleanups/<int:pk>/", cleanups.cleanup, name="cleanup"),
    path("cleanups/<int:pk>/result/", cleanups.draft_result, name="cleanup_result"),
    path("cleanups/<int:pk>/conclude/", cleanups.conclude, name="cleanup_conclude"),
    path("cleanups/<int:pk>/drop/", cleanups.drop, name="cleanup_drop"),
    path("verdicts/<int:pk>/", cleanups.verdict, name="verdict"),
    path("verdicts/<int:pk>/confirm/", cleanups.confirm, name="verdict_confirm"),
    path("verdicts/<int:pk>/return/", cleanups.send_back, name="verdict_return"),
    path("<int:pk>/", documents.detail, name="detail"),
    path("<int:pk>/comparison/<int:number>/", documents.comparison, name="comparison"),
    *(path(f"<int:pk>/{act.address}/", acts.PAGES.page_of(act), name=act.action) for act in ACTS),
]
