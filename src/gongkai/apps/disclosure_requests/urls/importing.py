"""Taking over a register that was kept before."""

from django.urls import URLPattern, path

from gongkai.apps.disclosure_requests.views import importing

urlpatterns: list[URLPattern] = [
    path("import/", importing.upload, name="import"),
    path("import/template/", importing.template, name="import_template"),
    path("import/<int:pk>/columns/", importing.columns, name="import_columns"),
    path("import/<int:pk>/", importing.preview, name="import_preview"),
    path("import/<int:pk>/give-up/", importing.give_up, name="import_give_up"),
]
