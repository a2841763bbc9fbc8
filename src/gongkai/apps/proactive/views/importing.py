"""Bringing along what was written elsewhere: upload, columns, preview, and a draft of every row or of none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.proactive import queries
from gongkai.apps.proactive.forms.importing import LayoutForm, UploadForm
from gongkai.apps.proactive.forms.uploading import WHY
from gongkai.apps.proactive.importing.reading import Layout
from gongkai.apps.proactive.models import ImportFile, ItemImport
from gongkai.apps.proactive.queries import importing
from gongkai.apps.proactive.services import importing as services
from gongkai.apps.proactive.services.writing import require_writer
from gongkai.apps.proactive.show import importing as show
from gongkai.lib import sheets, table_files, versions
from gongkai.lib.acting import pages
from gongkai.lib.downloads import as_file
from gongkai.lib.errors import NotAllowed, Stale
from gongkai.lib.importing import tables
from gongkai.lib.importing.reading import BadLayout
from gongkai.lib.importing.run import ImportState
from gongkai.lib.table_files import NotATable

SHOWN_AT_MOST = 50


@pages
@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """What was brought so far, and the next list."""
    who = actor.of(request)
    require_writer(who, who.agency)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        listing = form.cleaned_data["listing"]
        try:
            data = listing.read(table_files.SIZE_AT_MOST + 1)
            begun = services.begin_import(who, listing.name, data, form.cleaned_data["papers"])
        except NotATable as refusal:
            form.add_error("listing", str(WHY[refusal.reason]))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("proactive:import_columns", begun.pk)
    table = show.imports_table(importing.item_imports(who)[:SHOWN_AT_MOST])
    return render(request, "proactive/import.html", {"form": form, "table": table})


@require_safe
@login_required
def template(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    require_writer(who, who.agency)
    return as_file(show.template(), f"{_('信息目录表')}.xlsx", sheets.XLSX)


@pages
@login_required
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Which column means what."""
    who = actor.of(request)
    found = services.open_import(who, pk)
    rows, layout = services.rows_of(found), Layout.of_data(found.layout)
    given = request.POST if request.method == "POST" else None
    places = queries.columns_for(found.agency)
    form = LayoutForm(rows, layout, places, given, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        try:
            services.lay_out_import(who, pk, form.layout(), version=form.cleaned_data["version"])
        except (NotAllowed, Stale) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("proactive:import_preview", pk)
    return render(request, "proactive/import_columns.html", {"found": found, "form": form})


@pages
@login_required
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the files are read, every bad row, and what the good ones would become; sent: all of it, or nothing."""
    who = actor.of(request)
    require_writer(who, who.agency)
    found = importing.item_import(who, pk)
    if request.method == "POST":
        return _confirm(request, pk)
    if found.state != ImportState.OPEN:
        return render(request, "proactive/import_done.html", {"found": found})
    try:
        facts = _facts(request, found)
    except BadLayout as refusal:
        messages.error(request, str(refusal))
        return redirect("proactive:import_columns", pk)
    return render(request, "proactive/import_preview.html", facts | _progress_of(found))


@require_safe
@login_required
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    require_writer(who, who.agency)
    found = importing.item_import(who, pk)
    answer = render(request, "proactive/_import_progress.html", {"found": found, **_progress_of(found)})
    if not _progress_of(found)["waiting"]:
        answer.headers["HX-Refresh"] = "true"  # the preview can be worked out now
    return answer


def _progress_of(found: ItemImport) -> dict[str, Any]:
    files = list(importing.files_brought(found))
    waiting = sum(one.state == ImportFile.State.WAITING for one in files)
    return {
        "files": show.files_table(files),
        "total": len(files),
        "waiting": waiting,
        "done": len(files) - waiting,
    }


def _confirm(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        services.confirm_import(actor.of(request), pk, version=versions.sent(request.POST))
    except (NotAllowed, Stale) as refusal:
        messages.error(request, str(refusal))
    return redirect("proactive:import_preview", pk)


def _facts(request: HttpRequest, found: ItemImport) -> dict[str, Any]:
    reading = services.import_reading(found)
    there = importing.titles_there(found.agency, [one.words.title for one in reading.entries])
    return {
        "found": found,
        "figures": show.key_figures(reading),
        **tables.facts_of(request, reading),
        "sample": show.sample_table(reading.entries),
        "notes": show.notes_on(reading, there),
        "is_good": not reading.faults and not reading.waiting and bool(reading.entries),
    }


@require_POST
@login_required
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    services.give_up_import(actor.of(request), pk)
    messages.success(request, _("已放弃这次导入，上传的文件已经删除，没有起草任何信息。"))
    return redirect("proactive:import")
