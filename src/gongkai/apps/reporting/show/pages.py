"""The views of one report as tabs, each with its own address."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.reporting.queries import WorkingCopy
from gongkai.lib.ui.parts import Tab


def tabs(copy: WorkingCopy, here: str) -> tuple[Tab, ...]:
    def tab(name: str, text: str, count: int | None = None) -> Tab:
        return Tab(text, reverse(f"reporting:{name}", args=[copy.row.pk]), here == name, count)

    return (
        tab("detail", _("表格与原文"), len(copy.unknown) + len(copy.repaired) or None),
        tab("prose", _("文字中的数据"), len(copy.report.narrative)),
        tab("findings", _("核对结果"), len(copy.judged)),
        tab("history", _("更正与版本"), len(copy.history)),
    )
