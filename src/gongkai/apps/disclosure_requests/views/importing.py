"""Taking over a register: upload, columns, preview, and all rows or none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.forms.importing import (
    LAYOUT_GROUPS,
    HeadForm,
    LayoutForm,
    UploadForm,
    alike,
    first_head,
    initial_of,
)
from gongkai.apps.disclosure_requests.importing import tally
from gongkai.apps.disclosure_requests.importing.reading import Layout, Reading
from gongkai.apps.disclosure_requests.models import LedgerImport
from gongkai.apps.disclosure_requests.queries import importing
from gongkai.apps.disclosure_requests.show import import_template
from gongkai.apps.disclosure_requests.show import importing as show
from gongkai.apps.disclosure_requests.views.batch import WHY
from gongkai.lib import clock, sheets, table_files, versions
from gongkai.lib.downloads import as_file
from gongkai.lib.errors import NotAllowed, Stale
from gongkai.lib.importing import tables
from gongkai.lib.importing.reading import BadLayout
from gongkai.lib.importing.run import ImportState
from gongkai.lib.table_files import Book, NotATable, Reason
from gongkai.lib.ui.grouping import groups_of

pages = require_http_methods(["GET", "HEAD", "POST"])
SHOWN_AT_MOST = 50
WHY_NOT = WHY | {
    Reason.SIZE: gettext_lazy("文件超过10 MB；请按年度分成几个文件。"),
    Reason.KIND: gettext_lazy("只能读取 .xlsx 和 .csv 文件；请在表格软件里另存为 .xlsx 再上传。"),
    Reason.RUNS: gettext_lazy("文件里含有宏、程序或者异常内容，不能接收；请另存为不含宏的 .xlsx 再上传。"),
}  # fmt: skip


@pages
@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """What was taken over so far, and the next file."""
    services.require_register(actor.of(request))
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            data = file.read(table_files.BOOK_SIZE_AT_MOST + 1)
            begun = services.begin_import(actor.of(request), file.name, data)
        except NotATable as refusal:
            form.add_error("file", str(WHY_NOT[refusal.reason]))
        except NotAllowed as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("disclosure_requests:import_columns", begun.pk)
    found = importing.imports(actor.of(request))[:SHOWN_AT_MOST]
    facts = {"form": form, "table": show.imports_table(found), "columns": import_template.columns_table()}
    return render(request, "disclosure_requests/import.html", facts)


@require_safe
@login_required
def template(request: HttpRequest) -> HttpResponse:
    """An empty register whose headings are understood."""
    services.require_register(actor.of(request))
    return as_file(import_template.as_xlsx(), f"{_('台账导入模板')}.xlsx", sheets.XLSX)


@pages
@login_required
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Which sheet, which row of headings, which column means what."""
    found, book = services.book_of(actor.of(request), pk)
    kept = Layout.of_data(found.layout) if found.layout else None
    where = _where(request, book, kept)
    sheet, at = book.sheets[where["sheet"]], where["head"]
    again = kept is not None and (kept.sheet, kept.head) == (where["sheet"], at)
    initial = initial_of(kept, found.version) if kept and again else where | {"version": found.version}
    form = LayoutForm(sheet, at, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            services.lay_out(actor.of(request), pk, form.layout(), version=form.cleaned_data["version"])
        except (NotAllowed, Stale) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("disclosure_requests:import_preview", pk)
    asked = HeadForm(book, request.GET) if request.GET else None
    facts = {
        "found": found,
        "head": asked if asked is not None and not asked.is_valid() else HeadForm(book, initial=where),
        "form": form,
        "groups": groups_of(form, LAYOUT_GROUPS),
        "alike": alike(sheet, at, form.guess),
        "notes": show.notes_on_file(book, Layout(where["sheet"], at, {})),
    }
    return render(request, "disclosure_requests/import_columns.html", facts)


def _where(request: HttpRequest, book: Book, kept: Layout | None) -> dict[str, int]:
    """The sheet and the row of headings: as sent with the form, as asked for, as kept, as guessed."""
    for given in (request.POST, request.GET):
        asked = HeadForm(book, given) if given else None
        if asked is not None and asked.is_valid():
            return {"sheet": asked.cleaned_data["sheet"], "head": asked.cleaned_data["head"]}
    return {"sheet": kept.sheet, "head": kept.head} if kept else first_head(book)


@pages
@login_required
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Every bad row, and what the good ones would become; sent: all of it is done, or nothing."""
    services.require_register(actor.of(request))
    found = importing.ledger_import(actor.of(request), pk)
    if request.method == "POST":
        return _confirm(request, pk)
    if found.state == ImportState.DONE:
        return render(request, "disclosure_requests/import_done.html", {"found": found})
    found, book = services.book_of(actor.of(request), pk)
    try:
        reading = services.reading_of(found, book)
    except BadLayout as refusal:
        messages.error(request, str(refusal))
        return redirect("disclosure_requests:import_columns", pk)
    return render(request, "disclosure_requests/import_preview.html", _facts(request, found, book, reading))


def _confirm(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        services.confirm_import(actor.of(request), pk, version=versions.sent(request.POST))
    except (NotAllowed, Stale) as refusal:
        messages.error(request, str(refusal))
    return redirect("disclosure_requests:import_preview", pk)


def _facts(request: HttpRequest, found: LedgerImport, book: Book, reading: Reading) -> dict[str, Any]:
    layout, entries = Layout.of_data(found.layout), reading.entries
    asked = [(entry.receipt_date, entry.description) for entry in entries]
    years = queries.policy_of(found.agency).personal_data_years
    today = clock.today()
    notes = show.notes_on_rows(
        reading,
        layout,
        known=importing.asked_before(found.agency, asked),
        kept_since=today.replace(year=today.year - years, day=min(today.day, 28)),
    )
    return {
        "found": found,
        "figures": show.key_figures(reading),
        **tables.facts_of(request, reading),
        "is_good": not reading.faults and bool(entries),
        "sample": show.sample_table(entries),
        "years": show.years_table(tally.by_year(entries, today.year)),
        "outcomes": show.outcomes_table(tally.by_outcome(entries)),
        "notes": [*show.notes_on_file(book, layout), *notes],
    }


@require_POST
@login_required
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    services.give_up_import(actor.of(request), pk)
    messages.success(request, _("已放弃这次导入，上传的文件已经删除，没有登记任何申请。"))
    return redirect("disclosure_requests:import")
