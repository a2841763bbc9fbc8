from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicCommentsConfig(AppConfig):
    name = "gongkai.apps.public_comments"
    label = "public_comments"
    verbose_name = _("征求意见")

    def ready(self) -> None:
        from gongkai.apps.public_comments import asked, shell  # models are ready only now

        asked.register()
        shell.register()
