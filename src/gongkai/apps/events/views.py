"""The log for auditors."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.events import queries, screens
from gongkai.apps.events.forms import EventFilter
from gongkai.lib import paging
from gongkai.lib.errors import NotAllowed


@require_safe
@login_required
def event_list(request: HttpRequest) -> HttpResponse:
    if request.user.audited_agencies() is None:  # type: ignore[union-attr]  # login_required
        raise NotAllowed(_("操作日志只供审计员查阅；需要时请与本单位审计员联系。"), act="events.read")
    form = EventFilter(request.GET or None)
    rows = form.narrow(queries.visible_to(request.user))  # type: ignore[arg-type]  # login_required
    page = paging.page(rows, request.GET.get("page"))
    table = screens.event_table(page, queries.actor_names(page))
    return render(request, "events/list.html", {"page": page, "table": table, "form": form})
