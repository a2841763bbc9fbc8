"""A list of reports as rows of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from gongkai.apps.reporting.models import AnnualReport
from gongkai.apps.reporting.states import State
from gongkai.lib.sheets import Value
from gongkai.lib.ui.dates import local_day


def head() -> tuple[str, ...]:
    return (
        _("报告"), _("报告机关"), _("层级"), _("年度"), _("数据口径"), _("状态"), _("待判定"), _("推算"), _("待处理结果"),
        _("原文发布日期"), _("原文出处"), _("原文网址"), _("导入单位"), _("导入日期"),
    )  # fmt: skip


def rows(reports: Iterable[AnnualReport]) -> Iterator[tuple[Value, ...]]:
    """What is not known is left empty; 0 is written."""
    for report in reports:
        yield (
            str(report),
            report.body.name if report.body else report.agency_name or None,
            report.body.get_level_display() if report.body else None,
            report.year,
            report.get_scope_display(),
            str(State(report.state).label),
            report.unknown_cells,
            report.repaired_cells,
            report.open_findings,
            report.published_on,
            report.source_name or None,
            report.source_url or None,
            report.agency.name,
            local_day(report.created_at),
        )
