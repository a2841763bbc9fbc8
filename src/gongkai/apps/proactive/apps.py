from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProactiveConfig(AppConfig):
    name = "gongkai.apps.proactive"
    label = "proactive"
    verbose_name = _("主动公开")

    def ready(self) -> None:
        # Models are ready only now.
        from gongkai.apps.holiday_calendar import following
        from gongkai.apps.proactive import shell
        from gongkai.apps.proactive.services.standing import renew_all

        following.add("proactive", renew_all)
        shell.register()
