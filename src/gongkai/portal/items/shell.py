"""What published information puts on the front page and into the navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from gongkai.apps.proactive.queries import published
from gongkai.lib.shell import public
from gongkai.lib.ui.parts import Link
from gongkai.portal.items import addresses
from gongkai.portal.items.lists import filled, lines_of


def register() -> None:
    public.ENTRIES.add(
        public.PublicEntry(
            "portal_items:overview",
            gettext_lazy("政府信息公开"),
            order=5,
            description=gettext_lazy("各机关主动公开的文件、公告和其他政府信息，按栏目查看。"),
        )
    )
    public.NEWEST.add(
        public.Newest(
            "items",
            gettext_lazy("最新公开的信息"),
            order=5,
            items=lambda number: lines_of(published.newest(number)),
            url_name="portal_items:overview",
            empty=gettext_lazy("各机关的政府信息发布后会列在这里。"),
        )
    )
    public.FEEDS.add(public.Feed("portal_items:feed", gettext_lazy("政府信息公开订阅"), order=-1))
    public.MAP.add(public.MapSection("items.columns", gettext_lazy("栏目"), order=10, links=_columns))


def _columns() -> list[Link]:
    shown = filled(published.columns(), dict.fromkeys(published.columns_with_items(), 1))
    return [Link(one.name, addresses.of_column(one.code)) for one in shown]
