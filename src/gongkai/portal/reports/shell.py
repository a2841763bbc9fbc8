"""What annual reports put on the front page, into the navigation and into the feeds."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.apps.reporting.queries import public as published
from gongkai.lib.shell import public
from gongkai.lib.ui.parts import Figure, KeyFigure
from gongkai.portal.reports import charts
from gongkai.portal.reports.items import item_of, items_of

YEARS_LOOKED_AT = 3

__all__ = ["item_of", "register"]


def register() -> None:
    public.ENTRIES.add(
        public.PublicEntry(
            "portal_reports:list",
            gettext_lazy("政府信息公开年报"),
            order=10,
            description=gettext_lazy("各机关每年收到多少申请、怎样答复，逐格可查，可下载数据。"),
        )
    )
    public.NEWEST.add(
        public.Newest(
            "reports",
            gettext_lazy("最新年报"),
            order=10,
            items=lambda number: items_of(published.newest(number)),
            url_name="portal_reports:list",
            empty=gettext_lazy("年度报告发布后会列在这里。"),
        )
    )
    public.FIGURES.add(
        public.Figures(
            "reports",
            gettext_lazy("年报数据"),
            order=10,
            key_figures=key_figures,
            charts=newest_chart,
            url_name="portal_reports:list",
        )
    )
    public.FEEDS.add(public.Feed("portal_reports:feed", gettext_lazy("政府信息公开年报订阅")))


def key_figures() -> Sequence[KeyFigure]:
    reports, bodies, latest = published.counts()
    if not reports:
        return ()
    url = reverse("portal_reports:list")
    return (
        KeyFigure(reports, _("份"), _("已公开的年度报告"), _("在本网站公开、没有撤回的年度报告。"), url),
        KeyFigure(bodies, _("个"), _("报告机关"), _("至少有一份年度报告在本网站公开的机关。"), url),
        KeyFigure(str(latest), _("年"), _("最近的报告年度"), _("已公开的报告中最近的一个年度。"), url),
    )


def newest_chart() -> Sequence[Figure]:
    """The latest year that can fill a chart; reports of a year come in over months, so it may be the one before."""
    for year in published.years()[:YEARS_LOOKED_AT]:
        if chart := charts.received_by_body(year, published.totals_of(year)):
            return (chart,)
    return ()
