"""What was published in a period, and the items behind each number."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive.forms.figures import FiguresForm, asked, period_of
from gongkai.apps.proactive.queries import figures as queries
from gongkai.apps.proactive.shell import ROLES
from gongkai.apps.proactive.show import figures as show
from gongkai.lib import clock, paging, sheets
from gongkai.lib.downloads import as_file
from gongkai.lib.errors import NotAllowed


def _asked(request: HttpRequest) -> tuple[Staff, FiguresForm, dict[str, str]]:
    """The person, the form, and what was asked for as it stands in addresses."""
    who = actor.of(request)
    if who.roles.isdisjoint(ROLES):
        raise NotAllowed(_("统计由起草、审核、监督信息公开的人员查看，您没有这些角色。"), act="figures")
    form, year, part, below = asked(request.GET, clock.today().year)
    return who, form, {"year": str(year), "part": part, **({"below": "on"} if below else {})}


@require_safe
@login_required
def figures(request: HttpRequest) -> HttpResponse:
    who, form, given = _asked(request)
    period = period_of(int(given["year"]), given["part"])
    bodies = queries.bodies(who, below="below" in given)
    counted = queries.cells(bodies, period)
    columns = queries.columns_named(
        int(name.partition("/")[2]) for name in counted if name.startswith("column/")
    )
    lines = show.lines_of(counted, period, columns, list(bodies))
    if request.GET.get("format") == "csv":
        name = f"{who.agency.name}{period.first}至{period.last}主动公开统计.csv"
        return as_file(show.as_csv(counted, lines), name, sheets.CSV)
    rows = reverse("proactive:figures_rows")

    def address(cell: str) -> str:
        return f"{rows}?{urlencode({**given, 'cell': cell})}"

    facts = {
        "form": form,
        "agency": who.agency,
        "period": period,
        "key_figures": show.key_figures(counted, address),
        "tables": show.tables_of(counted, lines, address),
        "csv": f"?{urlencode({**given, 'format': 'csv'})}",
    }
    return render(request, "proactive/figures.html", facts)


@require_safe
@login_required
def rows(request: HttpRequest) -> HttpResponse:
    """What one number counts."""
    who, _form, given = _asked(request)
    period, cell = period_of(int(given["year"]), given["part"]), request.GET.get("cell", "total")
    try:
        found = queries.rows_behind(queries.bodies(who, below="below" in given), period, cell)
    except KeyError:
        raise Http404 from None
    page = paging.page(found, request.GET.get("page"))
    table = show.rows_table(page.object_list, lambda item: reverse("proactive:detail", args=[item.pk]))
    back = f"{reverse('proactive:figures')}?{urlencode(given)}"
    facts = {"page": page, "table": table, "back": back, "period": period, "agency": who.agency}
    return render(request, "proactive/figures_rows.html", facts)
