"""Where each page of the settings of publishing stands."""

from django.urls import URLPattern, path

from gongkai.apps.proactive.views import settings

urlpatterns: list[URLPattern] = [
    path("settings/", settings.overview, name="settings"),
    path("settings/<int:agency>/policy/", settings.policy, name="policy"),
    path("settings/<int:agency>/policy/<int:column>/", settings.policy, name="column_policy"),
    path("settings/<int:agency>/rule/", settings.rule, name="rule"),
    path("settings/<int:agency>/numbers/", settings.numbers, name="numbers"),
    path("settings/<int:agency>/columns/new/", settings.new_column, name="new_column"),
    path("settings/columns/<int:pk>/", settings.column, name="column"),
    path("settings/columns/<int:pk>/close/", settings.close_column, name="close_column"),
]
