"""The page of figures on disclosure work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gongkai.apps.proactive.queries import how_we_do
from gongkai.apps.reporting.queries import public as reports
from gongkai.apps.visits import queries as visits
from gongkai.lib.ui.meta import ColumnMeta, PageMeta
from gongkai.lib.ui.parts import Link
from gongkai.portal.how_we_do import figures
from gongkai.portal.items.kinds import ROW

LEAST_BODIES = 3  # a comparison of fewer is none
YEARS_LOOKED_AT = 3
META = PageMeta(
    ColumnMeta(
        gettext_lazy("公开工作数据"),
        gettext_lazy("本网站各机关公开政府信息的情况：条数、渠道、是否按期、解读、申请和浏览。"),
        (gettext_lazy("公开工作数据"), gettext_lazy("统计")),
        gettext_lazy("数据发布"),
    )
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    found = how_we_do.latest()
    blocks = (
        [
            figures.by_month(found),
            figures.by_channel(found),
            figures.on_time(found),
            figures.interpreted(found),
            figures.not_text(found),
        ]
        if found
        else []
    )
    blocks += [_requests(), figures.visits(*visits.summed(ROW))]
    facts = {
        "found": found,
        "key_figures": figures.key_figures(found) if found else (),
        "blocks": blocks,
        "crumbs": [Link(_("首页"), reverse("portal:home")), Link(_("公开工作数据"))],
        "meta": META,
    }
    return render(request, "portal_how_we_do/page.html", facts)


def _requests() -> figures.Block:
    """The latest year of which enough bodies report."""
    for year in reports.years()[:YEARS_LOOKED_AT]:
        totals = reports.totals_of(year)
        if sum(one.get("received") is not None for _body, one in totals) >= LEAST_BODIES:
            return figures.requests(year, totals)
    return figures.requests(None, [])
