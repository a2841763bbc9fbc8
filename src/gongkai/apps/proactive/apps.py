from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProactiveConfig(AppConfig):
    name = "gongkai.apps.proactive"
    label = "proactive"
    verbose_name = _("主动公开")

    def ready(self) -> None:
        from gongkai.apps.proactive import shell  # models are ready only now

        shell.register()
