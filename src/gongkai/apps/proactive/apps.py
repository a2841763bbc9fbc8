from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProactiveConfig(AppConfig):
    name = "gongkai.apps.proactive"
    label = "proactive"
    verbose_name = _("主动公开")

    def ready(self) -> None:
        # Models are ready only now.
        from gongkai.apps.agencies.following import add_heir
        from gongkai.apps.holiday_calendar import following
        from gongkai.apps.proactive import shell
        from gongkai.apps.proactive.services.standing import renew_all, renew_taken_over

        following.add("proactive", renew_all)
        add_heir("proactive", renew_taken_over)
        shell.register()
