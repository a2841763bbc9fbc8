"""The ledger of reviews, and its file for auditors."""

from __future__ import annotations

import hashlib

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.proactive.forms.ledger import LedgerForm
from gongkai.apps.proactive.queries import bodies_in_sight
from gongkai.apps.proactive.queries import ledger as queries
from gongkai.apps.proactive.services.ledger import note_export
from gongkai.apps.proactive.show import ledger as show
from gongkai.lib import paging, sheets
from gongkai.lib.downloads import EXPORTED_AT_MOST, as_file, rows_for


@require_safe
@login_required
def reviews(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    queries.require_reader(who)
    form = LedgerForm(who, request.GET.dict())
    wanted = form.wanted()
    page = paging.page(queries.reviews(who, wanted), request.GET.get("page"))
    opened = set(bodies_in_sight(who).values_list("pk", flat=True))
    facts = {
        "form": form,
        "period": wanted.period,
        "wanted": wanted,
        "page": page,
        "table": show.table_of(list(page.object_list), opened),
    }
    return render(request, "proactive/ledger.html", facts)


@require_POST
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Taken out by an order of a person, and noted in the log before it leaves."""
    who = actor.of(request)
    queries.require_reader(who)
    wanted = LedgerForm(who, request.POST.dict()).wanted()
    too_many = _("一次最多导出%(limit)d条审核；请缩短期间，或者按单位分几次导出。")
    found = rows_for(queries.reviews(who, wanted), EXPORTED_AT_MOST, too_many)
    data = sheets.as_xlsx(_("审核台账"), show.head(), show.rows(found))
    note_export(who, wanted.period, number=len(found), sha256=hashlib.sha256(data).hexdigest())
    body = (wanted.agency or who.agency).name
    days = {"body": body, "first": wanted.period.first.isoformat(), "last": wanted.period.last.isoformat()}
    return as_file(data, _("%(body)s审核台账-%(first)s至%(last)s.xlsx") % days, sheets.XLSX)
