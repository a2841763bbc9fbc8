from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gongkai.apps.page_outbox.tasks import forget_old
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn


class PageOutboxConfig(AppConfig):
    name = "gongkai.apps.page_outbox"
    label = "page_outbox"
    verbose_name = _("待写出的页面")

    def ready(self) -> None:
        words = _("删除一周以前的页面变动记录")
        schedule.add(Turn("page_outbox.forget", words, timedelta(days=1), forget_old, order=91))
