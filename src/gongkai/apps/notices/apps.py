from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gongkai.apps.notices.tasks import forget_old
from gongkai.apps.page_outbox import trouble
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn


class NoticesConfig(AppConfig):
    name = "gongkai.apps.notices"
    label = "notices"
    verbose_name = _("通知")

    def ready(self) -> None:
        from gongkai.apps.notices.services import tell_administrators  # models are ready only now

        day = timedelta(days=1)
        trouble.add("notices", tell_administrators)
        schedule.add(Turn("notices.old", _("删除看过已满一年的通知"), day, forget_old, order=81))
