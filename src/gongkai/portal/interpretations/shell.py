"""What policy interpretation puts on the front page and into the navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.apps.interpretations.queries import published
from gongkai.lib.shell import public
from gongkai.portal.interpretations.lists import interpretation_lines


def register() -> None:
    public.ENTRIES.add(
        public.PublicEntry(
            "portal_interpretations:overview",
            _("政策解读"),
            order=8,
            description=_("文件说了什么、和您有什么关系、怎样办理：图解、问答、音视频和文字解读。"),
        )
    )
    public.NEWEST.add(
        public.Newest(
            "interpretations",
            _("最新政策解读"),
            order=8,
            items=lambda number: interpretation_lines(published.newest(number)),
            url_name="portal_interpretations:overview",
            empty=_("政策文件的解读发布后会列在这里。"),
        )
    )
