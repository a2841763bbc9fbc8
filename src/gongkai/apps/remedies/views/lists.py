"""The list of cases, the list as a file, and what was learnt from them by ground."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor, listing
from gongkai.apps.disclosure_requests import queries as requests
from gongkai.apps.remedies import queries
from gongkai.apps.remedies.forms import FilterForm
from gongkai.apps.remedies.show import lessons, rows
from gongkai.lib import clock
from gongkai.lib.downloads import EXPORTED_AT_MOST, as_table, rows_for


@require_safe
@login_required
@requests.one_calendar()
def cases(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    found = queries.narrowed(actor.of(request), form.wanted())
    facts = listing.shown(request, "remedies:list", form, found, rows.table_of)
    return render(request, "remedies/list.html", facts)


@require_safe
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed, through the same door, as a file. Raises NotAllowed when it is too long for one."""
    found = queries.narrowed(actor.of(request), FilterForm(request.GET).wanted())
    words = _("一次最多导出%(limit)d个案件；请先按年度或阶段筛选，再分几次导出。")
    wanted = rows_for(found, EXPORTED_AT_MOST, words)
    name = f"{_('复议诉讼案件')}-{clock.today().isoformat()}"
    shape = "xlsx" if request.GET.get("format") == "xlsx" else "csv"
    return as_table(shape, name, _("案件"), rows.head(), rows.sheet_rows(wanted))


@require_safe
@login_required
def taught(request: HttpRequest) -> HttpResponse:
    """How often replies on each ground were attacked, and how often corrected."""
    table = lessons.table_of(queries.taught(actor.of(request)), reverse("remedies:list"))
    return render(request, "remedies/lessons.html", {"table": table})
