from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gongkai.apps.notices.tasks import forget_old
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn


class NoticesConfig(AppConfig):
    name = "gongkai.apps.notices"
    label = "notices"
    verbose_name = _("通知")

    def ready(self) -> None:
        day = timedelta(days=1)
        schedule.add(Turn("notices.old", _("删除看过已满一年的通知"), day, forget_old, order=81))
