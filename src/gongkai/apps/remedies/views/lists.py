"""The list of cases, the list as a file, and what was learnt from them by ground."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor, listing
from gongkai.apps.disclosure_requests import queries as requests
from gongkai.apps.remedies import queries
from gongkai.apps.remedies.forms import FilterForm
from gongkai.apps.remedies.show import lessons, rows
from gongkai.lib import clock, paging, sheets
from gongkai.lib.errors import NotAllowed

EXPORTED_AT_MOST = 20_000  # rows of one file, which is made in memory


@require_safe
@login_required
@requests.one_calendar()
def cases(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    page = paging.page(queries.narrowed(actor.of(request), form.wanted()), request.GET.get("page"))
    facts = {
        "form": form,
        "page": page,
        "table": rows.table_of(list(page.object_list)),
        "is_narrowed": any(form.cleaned_data.values()),
        "saved": listing.saved_views(actor.of(request), "remedies:list", request.GET),
    }
    return render(request, "remedies/list.html", facts)


@require_safe
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed, through the same door, as a file. Raises NotAllowed when it is too long for one."""
    found = queries.narrowed(actor.of(request), FilterForm(request.GET).wanted())
    wanted = list(found[: EXPORTED_AT_MOST + 1])
    if len(wanted) > EXPORTED_AT_MOST:
        words = _("一次最多导出%(limit)d个案件；请先按年度或阶段筛选，再分几次导出。")
        raise NotAllowed(words % {"limit": EXPORTED_AT_MOST}, act="export")
    name = f"{_('复议诉讼案件')}-{clock.today().isoformat()}"
    content = rows.sheet_rows(wanted)
    if request.GET.get("format") == "xlsx":
        return _file(sheets.as_xlsx(_("案件"), rows.head(), content), f"{name}.xlsx", sheets.XLSX)
    return _file(sheets.as_csv(rows.head(), content), f"{name}.csv", sheets.CSV)


def _file(data: bytes, name: str, content_type: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(data, content_type=content_type, headers={"Content-Disposition": disposition})


@require_safe
@login_required
def taught(request: HttpRequest) -> HttpResponse:
    """How often replies on each ground were attacked, and how often corrected."""
    table = lessons.table_of(queries.taught(actor.of(request)), reverse("remedies:list"))
    return render(request, "remedies/lessons.html", {"table": table})
