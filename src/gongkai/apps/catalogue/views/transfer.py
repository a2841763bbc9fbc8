"""A catalogue as a file: taken out as XLSX or CSV, and brought in, after a look at what would come of it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.catalogue import queries, services
from gongkai.apps.catalogue.exchange import writing
from gongkai.apps.catalogue.exchange.planning import Plan, Planned, plan
from gongkai.apps.catalogue.exchange.reading import read
from gongkai.apps.catalogue.forms import UploadForm
from gongkai.apps.catalogue.records import Given
from gongkai.apps.catalogue.services import Change
from gongkai.apps.catalogue.show.planned import planned_table
from gongkai.apps.catalogue.views.entries import require_keeper
from gongkai.apps.proactive import queries as items
from gongkai.lib import clock
from gongkai.lib.acting import pages
from gongkai.lib.downloads import as_table
from gongkai.lib.errors import NotAllowed, Stale
from gongkai.lib.table_files import NotATable, Reason, rows_of

SALT = "gongkai.catalogue.import"
SEEN_AT_MOST_SECONDS = 2 * 3600  # what was looked at longer ago is to be looked at again
WHY_NO_TABLE = {
    Reason.SIZE: gettext_lazy("文件太大；请删去图片和不用的工作表后再上传。"),
    Reason.EMPTY: gettext_lazy("文件是空的；请核对后再上传。"),
    Reason.RUNS: gettext_lazy("文件里有宏或者程序，不能上传；请另存为不带宏的 XLSX。"),
    Reason.KIND: gettext_lazy("只能上传 XLSX 或者 CSV；请在表格软件里另存后再上传。"),
    Reason.NOT_TEXT: gettext_lazy("看不出文件的编码；请在表格软件里另存为 XLSX 后再上传。"),
    Reason.QUOTES: gettext_lazy("CSV 里的引号不成对；请在表格软件里另存为 XLSX 后再上传。"),
    Reason.BROKEN: gettext_lazy("文件损坏或者加了密；请在表格软件里打开，另存后再上传。"),
    Reason.LONG: gettext_lazy("表格太大，读不完；请分几个文件上传。"),
}


@require_safe
@login_required
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The standing entries; the file can be changed and brought in again."""
    body = queries.body(actor.of(request), pk)
    entries = list(queries.standing_entries([body]))
    name = f"{body.name}-{_('公开目录')}-{clock.today().isoformat()}"
    with translation.override(settings.LANGUAGE_CODE):
        rows = list(writing.rows_of(entries))
    return as_table(request.GET.get("format", "xlsx"), name, _("公开目录"), writing.HEAD, rows)


@pages
@login_required
def bring_in(request: HttpRequest, pk: int) -> HttpResponse:
    """First the file, then a look at what it would change, then all of it or nothing."""
    who = actor.of(request)
    body = queries.body(who, pk)
    require_keeper(who, body)
    if "seen" in request.POST:
        return _brought_in(request, who, body)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = _planned(who, body, file.name, file.read())
        except NotATable as refusal:
            form.add_error("file", WHY_NO_TABLE[refusal.reason])
        else:
            return render(request, "catalogue/preview.html", _preview(who, body, found))
    return render(request, "catalogue/import.html", {"body": body, "form": form, "head": writing.HEAD})


def _planned(who: Staff, body: Agency, name: str, data: bytes) -> Plan:
    """What the file would do. Raises NotATable."""
    codes = dict(items.columns_for(body).values_list("code", "pk"))
    found = plan(read(rows_of(name, data), codes), list(queries.standing_entries([body])), body.name)
    refused = services.faults_of(who, body.pk, [_change(one) for one in found.changes])
    found.faults = sorted({*found.faults, *refused})
    return found


def _change(one: Planned) -> Change:
    return Change(one.row, one.given, one.entry, one.version)


def _preview(who: Staff, body: Agency, found: Plan) -> dict[str, Any]:
    return {
        "body": body,
        "plan": found,
        "table": planned_table(found),
        "changed": len(found.changes) - found.added,
        "seen": "" if found.faults or not found.changes else _sealed(who, body, found),
    }


def _sealed(who: Staff, body: Agency, found: Plan) -> str:
    """What was looked at, signed: the same is done, by the same person, for the same body, and nothing else."""
    rows = [[one.row, _plain(one.given), one.entry, one.version] for one in found.changes]
    return signing.dumps({"who": who.pk, "body": body.pk, "rows": rows}, salt=SALT, compress=True)


def _plain(given: Given) -> dict[str, Any]:
    values = asdict(given)
    return values | {"valid_from": given.valid_from.isoformat() if given.valid_from else None}


def _opened(sealed: str, who: Staff, body: Agency) -> list[Change]:
    """Raises NotAllowed where it is too old or another's."""
    try:
        seen = signing.loads(sealed, salt=SALT, max_age=SEEN_AT_MOST_SECONDS)
    except signing.BadSignature:
        seen = {}
    if seen.get("who") != who.pk or seen.get("body") != body.pk:
        raise NotAllowed(_("预览已经过期；请重新上传文件，核对后再导入。"), act="import")
    return [Change(row, _given(values), entry, version) for row, values, entry, version in seen["rows"]]


def _given(values: dict[str, Any]) -> Given:
    day = date.fromisoformat(values["valid_from"]) if values["valid_from"] else None
    lists = {"channels": tuple(values["channels"]), "levels": tuple(values["levels"])}
    return Given(**(values | lists | {"valid_from": day}))


def _brought_in(request: HttpRequest, who: Staff, body: Agency) -> HttpResponse:
    try:
        done = services.import_entries(who, body.pk, _opened(request.POST["seen"], who, body))
    except (NotAllowed, Stale) as refusal:
        messages.error(request, _("没有导入任何条目：%(why)s") % {"why": refusal})
        return redirect("catalogue:import", body.pk)
    facts = {"added": done.added, "changed": done.changed}
    messages.success(request, _("已导入：新增%(added)d条，修改%(changed)d条。") % facts)
    return redirect("catalogue:body", body.pk)
