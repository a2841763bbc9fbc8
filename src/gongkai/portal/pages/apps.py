from datetime import timedelta

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from gongkai.apps.page_outbox import waking
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn
from gongkai.portal.pages.tasks import publish


class PortalPagesConfig(AppConfig):
    name = "gongkai.portal.pages"
    label = "portal_pages"

    def ready(self) -> None:
        from gongkai.portal.pages import kinds  # models are ready only now

        kinds.register()
        words = _("把变动的公众页面写成文件（设置了 GONGKAI_PAGES 的）")
        schedule.add(Turn("portal_pages.publish", words, timedelta(minutes=10), publish, order=21))
        waking.add("portal_pages", _wake)


def _wake() -> None:
    if settings.PAGES is not None:
        publish.enqueue()
