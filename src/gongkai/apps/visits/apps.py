from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gongkai.apps.visits.tasks import add_up
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn


class VisitsConfig(AppConfig):
    name = "gongkai.apps.visits"
    label = "visits"
    verbose_name = _("浏览次数")

    def ready(self) -> None:
        words = _("合计前一日为止的浏览次数")
        schedule.add(Turn("visits.add_up", words, timedelta(days=1), add_up, order=80))
