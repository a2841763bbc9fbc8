from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gongkai.apps.search_index.tasks import feed
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn


class SearchIndexConfig(AppConfig):
    name = "gongkai.apps.search_index"
    label = "search_index"
    verbose_name = _("搜索索引")

    def ready(self) -> None:
        ten_minutes = timedelta(minutes=10)
        words = _("更新搜索索引；缺失或损坏的由台账重建")
        schedule.add(Turn("search_index.feed", words, ten_minutes, feed, order=20))
