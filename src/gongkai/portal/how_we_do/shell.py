"""Where the page stands in the frame, and its first numbers on the home page."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy

from gongkai.apps.proactive.queries import how_we_do
from gongkai.lib.shell import public
from gongkai.lib.ui.parts import KeyFigure
from gongkai.portal.how_we_do import figures


def register() -> None:
    public.ENTRIES.add(
        public.PublicEntry(
            "portal_how_we_do:page",
            gettext_lazy("公开工作数据"),
            order=55,
            description=gettext_lazy("每月公开多少信息、是否按期、文件解读了多少，每个数字都有定义。"),
            in_navigation=False,
        )
    )
    public.FIGURES.add(
        public.Figures(
            "how_we_do",
            gettext_lazy("公开工作数据"),
            order=5,
            key_figures=_key_figures,
            url_name="portal_how_we_do:page",
        )
    )


def _key_figures() -> Sequence[KeyFigure]:
    found = how_we_do.latest()
    return figures.key_figures(found) if found else ()
