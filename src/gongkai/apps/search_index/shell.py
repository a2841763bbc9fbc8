"""What the search contributes to the desk: its entry, and what is done by the clock."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.roles import Role
from gongkai.apps.search_index.tasks import feed, forget_missed
from gongkai.lib import schedule
from gongkai.lib.schedule import Turn
from gongkai.lib.shell import navigation

ROLES = frozenset({Role.DISCLOSURE_OFFICE})


def register() -> None:
    """Called once, when the application is ready."""
    navigation.add(
        navigation.Entry("search_index:words", _("搜索用词"), order=85, roles=ROLES, group=_("管理"))
    )
    words = _("更新搜索索引；缺失或损坏的由台账重建")
    schedule.add(Turn("search_index.feed", words, timedelta(minutes=10), feed, order=20))
    words = _("删除一个季度以前没有结果的搜索记录")
    schedule.add(Turn("search_index.forget", words, timedelta(days=1), forget_missed, order=25))
