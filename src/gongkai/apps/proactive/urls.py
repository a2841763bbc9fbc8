"""Where each page of items stands."""

from django.urls import URLPattern, path

from gongkai.apps.proactive import linking_urls, settings_urls
from gongkai.apps.proactive.views import (
    acts,
    attaching,
    figures,
    from_word,
    importing,
    item,
    keeping,
    ledger,
    lexicon,
    lists,
    together,
    writing,
)
from gongkai.apps.proactive.views.act_table import ACTS

app_name = "proactive"
urlpatterns: list[URLPattern] = [
    path("", lists.items, name="list"),
    path("new/", writing.start, name="start"),
    path("new/<int:agency>/<int:column>/", writing.new, name="new"),
    path("new/<int:agency>/<int:column>/word/", from_word.begin, name="from_word"),
    path("new/<int:agency>/<int:column>/keep/", keeping.keep_new, name="keep_new"),
    path("new/<int:agency>/<int:column>/drop/", keeping.drop_new, name="drop_new"),
    path("paste/", keeping.paste, name="paste"),
    path("figures/", figures.figures, name="figures"),
    path("figures/rows/", figures.rows, name="figures_rows"),
    path("reviews/", ledger.reviews, name="reviews"),
    path("reviews/export/", ledger.export, name="reviews_export"),
    path("review/", together.review, name="review_many"),
    path("import/", importing.upload, name="import"),
    path("import/template/", importing.template, name="import_template"),
    path("import/<int:pk>/", importing.preview, name="import_preview"),
    path("import/<int:pk>/columns/", importing.columns, name="import_columns"),
    path("import/<int:pk>/progress/", importing.progress, name="import_progress"),
    path("import/<int:pk>/submit/", together.submit_brought, name="import_submit"),
    path("import/<int:pk>/give-up/", importing.give_up, name="import_give_up"),
    *settings_urls.urlpatterns,
    path("lexicon/", lexicon.lexicon, name="lexicon"),
    path("lexicon/<int:pk>/", lexicon.word, name="lexicon_word"),
    path("lexicon/<int:pk>/end/", lexicon.end, name="lexicon_end"),
    path("lexicon/import/", lexicon.upload, name="lexicon_import"),
    path("lexicon/template/", lexicon.template, name="lexicon_template"),
    path("lexicon/try/", lexicon.tried, name="lexicon_try"),
    path("<int:pk>/", item.detail, name="detail"),
    path("<int:pk>/write/", writing.write, name="write"),
    path("<int:pk>/write/keep/", keeping.keep, name="keep"),
    path("<int:pk>/write/leave/", keeping.leave, name="leave"),
    path("<int:pk>/write/drop/", keeping.drop, name="drop"),
    path("<int:pk>/write/picture/", keeping.picture, name="picture"),
    path("<int:pk>/files/", attaching.files, name="files"),
    path("<int:pk>/files/<int:number>/", item.file, name="file"),
    path("<int:pk>/files/<int:number>/remove/", attaching.remove, name="file_remove"),
    path("<int:pk>/versions/<int:number>/", item.version, name="version"),
    *linking_urls.urlpatterns,
    *(path(f"<int:pk>/{act.address}/", acts.PAGES.page_of(act), name=act.action) for act in ACTS),
]
