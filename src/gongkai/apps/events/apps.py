from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from gongkai.lib.shell import navigation


class EventsConfig(AppConfig):
    name = "gongkai.apps.events"
    label = "events"
    verbose_name = _("操作日志")

    def ready(self) -> None:
        entry = navigation.Entry(
            "events:list", _("操作日志"), order=90, roles=frozenset({"auditor"}), group=_("管理")
        )
        navigation.add(entry)
        autodiscover_modules("events")  # the closed list of tags is complete before the first request
