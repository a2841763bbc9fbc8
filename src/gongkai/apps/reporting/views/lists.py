"""Lists of reports, and bringing new ones."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.apps.agencies import actor, listing
from gongkai.apps.reporting import queries, services, states
from gongkai.apps.reporting.forms import FilterForm, ImportForm
from gongkai.apps.reporting.models import Intake, IntakeItem
from gongkai.apps.reporting.show import export as sheet
from gongkai.apps.reporting.show import words
from gongkai.lib import clock
from gongkai.lib.acting import attempt, pages
from gongkai.lib.downloads import EXPORTED_AT_MOST, as_table, rows_for


@require_safe
@login_required
def reports(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    found = queries.narrowed(queries.visible_to(actor.of(request)), form.wanted())
    facts = listing.shown(request, "reporting:list", form, found, words.table_of)
    facts["may_import"] = states.may_import(actor.of(request))
    return render(request, "reporting/list.html", facts)


@require_safe
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed, through the same door, as a file. Raises NotAllowed when it is too long for one."""
    found = queries.narrowed(queries.visible_to(actor.of(request)), FilterForm(request.GET).wanted())
    words = _("一次最多导出%(limit)d份报告；请先按年度、层级或状态筛选，再分几次导出。")
    wanted = rows_for(found, EXPORTED_AT_MOST, words)
    name = f"{_('年度报告')}-{clock.today().isoformat()}"
    shape = "xlsx" if request.GET.get("format") == "xlsx" else "csv"
    return as_table(shape, name, _("年度报告"), sheet.head(), sheet.rows(wanted))


@pages
@login_required
def bring(request: HttpRequest) -> HttpResponse:
    states.require_import(actor.of(request))
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()

    def act() -> Intake:
        return services.bring(actor.of(request), form.brought(), key=form.cleaned_data["key"])

    if done := attempt(request, form, act):
        return redirect("reporting:intake", done.result.pk)
    return render(request, "reporting/import.html", {"form": form})


@require_safe
@login_required
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    facts = _progress_of(request, pk)
    facts["may_import"] = states.may_import(actor.of(request))
    return render(request, "reporting/intake.html", facts)


@require_safe
@login_required
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that asks for itself again until all is read."""
    return render(request, "reporting/_progress.html", _progress_of(request, pk))


@require_POST
@login_required
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    services.try_again(actor.of(request), pk)
    messages.success(request, _("正在再读一次；可以离开本页，读取会继续。"))
    return redirect("reporting:intake", pk)


def _progress_of(request: HttpRequest, pk: int) -> dict[str, object]:
    found = queries.intake(actor.of(request), pk)
    items = list(queries.items_of(found))
    failed = sum(item.state == IntakeItem.State.FAILED for item in items)
    done = sum(item.state != IntakeItem.State.WAITING for item in items)
    return {
        "intake": found,
        "table": words.intake_table(items),
        "done": done,
        "total": len(items),
        "is_over": done == len(items),
        "failed": failed,
        "try_again": states.TRY_AGAIN if failed and states.may_try_again(actor.of(request), found) else None,
    }
