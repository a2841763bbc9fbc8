from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterpretationsConfig(AppConfig):
    name = "gongkai.apps.interpretations"
    label = "interpretations"
    verbose_name = _("政策解读")

    def ready(self) -> None:
        # Models are ready only now.
        from gongkai.apps.holiday_calendar import following
        from gongkai.apps.interpretations import asked, shell
        from gongkai.apps.interpretations.services.showing import count_again

        following.add("interpretations", count_again)
        asked.register()
        shell.register()
