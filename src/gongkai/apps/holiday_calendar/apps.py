from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HolidayCalendarConfig(AppConfig):
    name = "gongkai.apps.holiday_calendar"
    label = "holiday_calendar"
    verbose_name = _("节假日安排")

    def ready(self) -> None:
        from gongkai.apps.holiday_calendar import shell  # templates and translations are ready only now

        shell.register()
