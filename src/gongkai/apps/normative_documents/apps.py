from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NormativeDocumentsConfig(AppConfig):
    name = "gongkai.apps.normative_documents"
    label = "normative_documents"
    verbose_name = _("行政规范性文件")

    def ready(self) -> None:
        from gongkai.apps.normative_documents import shell  # models are ready only now

        shell.register()
