from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "gongkai.lib.ui"
    label = "ui"
