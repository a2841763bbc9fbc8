"""What public comment puts on the front page and into the navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.lib.shell import public


def register() -> None:
    public.ENTRIES.add(
        public.PublicEntry(
            "portal_comments:overview",
            _("征求意见"),
            order=9,
            description=_("文件和决策草案正在听取意见：看草案、提意见、看哪些意见被采纳。"),
        )
    )
