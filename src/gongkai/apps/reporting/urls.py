from django.urls import path

from gongkai.apps.reporting.views import acts, detail, figures, lists

app_name = "reporting"
urlpatterns = [
    path("", lists.reports, name="list"),
    path("export/", lists.export, name="export"),
    path("figures/", figures.figures, name="figures"),
    path("figures/rows/", figures.rows_behind, name="rows_behind"),
    path("import/", lists.bring, name="import"),
    path("intakes/<int:pk>/", lists.intake, name="intake"),
    path("intakes/<int:pk>/progress/", lists.progress, name="progress"),
    path("intakes/<int:pk>/again/", lists.try_again, name="try_again"),
    path("<int:pk>/", detail.tables, name="detail"),
    path("<int:pk>/cell/", detail.cell, name="cell"),
    path("<int:pk>/prose/", detail.prose, name="prose"),
    path("<int:pk>/findings/", detail.findings, name="findings"),
    path("<int:pk>/history/", detail.history, name="history"),
    path("<int:pk>/source/", detail.source, name="source"),
    path("<int:pk>/describe/", acts.describe, name="describe"),
    path("<int:pk>/correct/", acts.correct, name="correct"),
    path("<int:pk>/decide/", acts.decide, name="decide"),
    path("<int:pk>/decide-several/", acts.decide_several, name="decide_several"),
    path("<int:pk>/reread/", acts.reread, name="reread"),
    path("<int:pk>/review/", acts.review, name="review"),
    path("<int:pk>/return/", acts.return_to_work, name="return"),
    path("<int:pk>/publish/", acts.publish, name="publish"),
    path("<int:pk>/reopen/", acts.reopen, name="reopen"),
    path("<int:pk>/withdraw/", acts.withdraw, name="withdraw"),
]
