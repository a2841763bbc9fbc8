"""What the platforms of the bodies put on the front page and into the navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.lib.shell import public


def register() -> None:
    public.ENTRIES.add(
        public.PublicEntry(
            "portal_platform:bodies",
            _("各机关公开平台"),
            order=7,
            description=_("每个机关的公开指南、公开制度、法定主动公开内容和年报，集中在一处。"),
        )
    )
