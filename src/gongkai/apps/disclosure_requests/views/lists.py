"""The list of requests, the board of limits, and the list as a file."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor, listing
from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.forms.filtering import FilterForm
from gongkai.apps.disclosure_requests.show import boards, rows
from gongkai.lib import clock
from gongkai.lib.downloads import EXPORTED_AT_MOST, as_table, rows_for


@require_safe
@login_required
@queries.one_calendar()
def requests(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    form = FilterForm(who, request.GET)
    found = queries.narrowed(who, form.wanted())
    table = partial(rows.table_of, who)
    facts = listing.shown(request, "disclosure_requests:list", form, found, table) | {
        "may_register": queries.may_register(who),
        "may_propose": services.may_propose(who),
    }
    return render(request, "disclosure_requests/list.html", facts)


@require_safe
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed, through the same door, as a file. Raises NotAllowed when it is too long for one."""
    wished = FilterForm(actor.of(request), request.GET).wanted()
    found = queries.narrowed(actor.of(request), wished).select_related("handling_unit")
    words = _("一次最多导出%(limit)d件申请；请先按年度或阶段筛选，再分几次导出。")
    wanted = rows_for(found, EXPORTED_AT_MOST, words)
    name = f"{_('政府信息公开申请')}-{clock.today().isoformat()}"
    content = rows.sheet_rows(actor.of(request), wanted)
    shape = "xlsx" if request.GET.get("format") == "xlsx" else "csv"
    return as_table(shape, name, _("申请"), rows.head(), content)


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
