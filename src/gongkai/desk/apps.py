from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gongkai.lib.shell import navigation


class DeskConfig(AppConfig):
    name = "gongkai.desk"
    label = "desk"

    def ready(self) -> None:
        navigation.add(navigation.Entry("desk:home", _("我的待办"), order=10))
