from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "gongkai.apps.events"
    label = "events"
    verbose_name = _("操作日志")

    def ready(self) -> None:
        autodiscover_modules("events")  # the closed list of tags is complete before the first request
