"""The list of requests, the board of limits, and the list as a file."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor, listing
from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.forms.filtering import FilterForm
from gongkai.apps.disclosure_requests.show import boards, rows
from gongkai.lib import clock, paging, sheets
from gongkai.lib.errors import NotAllowed

EXPORTED_AT_MOST = 20_000  # rows of one file, which is made in memory


@require_safe
@login_required
@queries.one_calendar()
def requests(request: HttpRequest) -> HttpResponse:
    form = FilterForm(actor.of(request), request.GET)
    page = paging.page(queries.narrowed(actor.of(request), form.wanted()), request.GET.get("page"))
    facts = {
        "form": form,
        "page": page,
        "table": rows.table_of(actor.of(request), list(page.object_list)),
        "is_narrowed": any(form.cleaned_data.values()),
        "may_register": queries.may_register(actor.of(request)),
        "may_propose": services.may_propose(actor.of(request)),
        "saved": listing.saved_views(actor.of(request), "disclosure_requests:list", request.GET),
    }
    return render(request, "disclosure_requests/list.html", facts)


@require_safe
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed, through the same door, as a file. Raises NotAllowed when it is too long for one."""
    wished = FilterForm(actor.of(request), request.GET).wanted()
    found = queries.narrowed(actor.of(request), wished).select_related("handling_unit")
    wanted = list(found[: EXPORTED_AT_MOST + 1])
    if len(wanted) > EXPORTED_AT_MOST:
        words = _("一次最多导出%(limit)d件申请；请先按年度或阶段筛选，再分几次导出。")
        raise NotAllowed(words % {"limit": EXPORTED_AT_MOST}, act="export")
    name = f"{_('政府信息公开申请')}-{clock.today().isoformat()}"
    content = rows.sheet_rows(actor.of(request), wanted)
    if request.GET.get("format") == "xlsx":
        return as_file(sheets.as_xlsx(_("申请"), rows.head(), content), f"{name}.xlsx", sheets.XLSX)
    return as_file(sheets.as_csv(rows.head(), content), f"{name}.csv", sheets.CSV)


def as_file(data: bytes, name: str, content_type: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(data, content_type=content_type, headers={"Content-Disposition": disposition})


@require_safe
@login_required
@queries.one_calendar()
def board(request: HttpRequest) -> HttpResponse:
    """What is late, due and in danger; for those who look after several bodies, each of them in a row."""
    facts = {
        "heaps": boards.heaps_of(actor.of(request), queries.board(actor.of(request))),
        "bodies": boards.bodies_table(queries.by_body(actor.of(request))),
        "today": clock.today(),
    }
    return render(request, "disclosure_requests/board.html", facts)
