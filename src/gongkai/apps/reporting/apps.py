from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "gongkai.apps.reporting"
    label = "reporting"
    verbose_name = _("年度报告")

    def ready(self) -> None:
        from gongkai.apps.reporting import shell  # models are ready only now

        shell.register()
