"""What the library puts on the front page and into the navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.lib.shell import public


def register() -> None:
    public.ENTRIES.add(
        public.PublicEntry(
            "portal_documents:library",
            _("规范性文件库"),
            order=7,
            description=_("现行有效、已修改和已废止的规范性文件：查有效性，看修改历史，下载全文。"),
        )
    )
