"""What people do with a report: each page asks for what the act needs and calls one service."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from gongkai.apps.agencies import actor
from gongkai.apps.reporting import queries, services, states
from gongkai.apps.reporting.forms import (
    CorrectForm,
    DecideForm,
    DecideSeveralForm,
    DescribeForm,
    PublishForm,
    ReasonForm,
    VersionForm,
)
from gongkai.apps.reporting.models import AnnualReport
from gongkai.apps.reporting.show import beside, words
from gongkai.apps.reporting.views import detail
from gongkai.lib.acting import attempt, pages

Act = Callable[..., object]
View = Callable[..., HttpResponse]


def _page_of(
    action: str,
    form_class: type[VersionForm],
    act: Act,
    *,
    done: Promise,
    help_text: Promise,
    warning: bool = False,
) -> View:
    """A page with one form for one act; what the service refuses is said on the page."""

    @pages
    @login_required
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        report = queries.get(actor.of(request), pk)
        move = states.require(actor.of(request), report, action)
        form = form_class(request.POST or None, initial={"version": report.version})
        if attempt(request, form, lambda: act(actor.of(request), pk, **form.cleaned_data)):
            messages.success(request, str(done))
            return redirect("reporting:detail", pk)
        facts = {"report": report, "move": move, "form": form, "help_text": help_text, "warning": warning}
        return render(request, "reporting/act.html", facts)

    return view


@pages
@login_required
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    report = queries.get(actor.of(request), pk)
    states.require(actor.of(request), report, "describe")
    form = DescribeForm(request.POST or None, initial=_as_known(report))

    def act() -> object:
        version = form.cleaned_data["version"]
        return services.describe(actor.of(request), pk, form.particulars(), version=version)

    if attempt(request, form, act):
        messages.success(request, _("机关和年度已记下。"))
        return redirect("reporting:detail", pk)
    facts = {"report": report, "form": form, "bodies": queries.known_bodies(actor.of(request))[:500]}
    return render(request, "reporting/describe.html", facts)


def _as_known(report: AnnualReport) -> dict[str, Any]:
    names = ("year", "scope", "title", "published_on", "source_name", "source_url", "version")
    return {name: getattr(report, name) for name in names} | {
        "body_name": report.body.name if report.body else report.agency_name,
        "level": report.body.level if report.body else "county",
    }


@pages
@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """The form stands in the panel of the cell; this page shows it alone when something is wrong with it."""
    report = queries.get(actor.of(request), pk)
    states.require(actor.of(request), report, "correct")
    name = request.POST.get("cell") or request.GET.get("cell", "")
    panel = beside.panel(queries.working_copy(report), name)
    form = CorrectForm(request.POST or None, auto_id="correct_%s")
    if attempt(request, form, lambda: services.correct_cell(actor.of(request), pk, **form.cleaned_data)):
        messages.success(request, _("单元格已更正。"))
        return redirect(beside.address(report, name))
    shown = form if request.method == "POST" else beside.correct_form(report, panel)
    facts = {"report": report, "panel": panel, "form": shown}
    return render(request, "reporting/correct.html", facts)


@require_POST
@login_required
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    report = queries.get(actor.of(request), pk)
    states.require(actor.of(request), report, "decide")
    form = DecideForm(request.POST)
    if form.is_valid():
        services.decide_finding(actor.of(request), pk, **form.cleaned_data)
        messages.success(request, _("处理意见已记下。"))
        return redirect("reporting:findings", pk)
    copy = queries.working_copy(report)
    key = request.POST.get("key", "")
    judged = next((one for one in copy.judged if one.key == key), None)
    finding = judged and words.finding_of(
        judged.finding, copy.report, lambda cell: beside.address(report, cell)
    )
    return render(request, "reporting/decide.html", {"report": report, "form": form, "finding": finding})


@require_POST
@login_required
def decide_several(request: HttpRequest, pk: int) -> HttpResponse:
    report = queries.get(actor.of(request), pk)
    states.require(actor.of(request), report, "decide")
    form = DecideSeveralForm(request.POST, auto_id="several_%s")
    if form.is_valid():
        rows = services.decide_findings(actor.of(request), pk, **form.cleaned_data)
        words = ngettext(
            "%(number)d条核对结果的处理意见已记下。", "%(number)d条核对结果的处理意见已记下。", len(rows)
        )
        messages.success(request, words % {"number": len(rows)})
        return redirect("reporting:findings", pk)
    return detail.findings_page(request, pk, form)


@require_POST
@login_required
def reread(request: HttpRequest, pk: int) -> HttpResponse:
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else None
    services.ask_rereading(actor.of(request), pk, version=version)
    messages.success(request, _("正在重新读取；已有的人工更正会保留。"))
    return redirect("reporting:detail", pk)


review = _page_of(
    "review",
    VersionForm,
    services.review,
    done=gettext_lazy("已核对通过，送发布。"),
    help_text=gettext_lazy("表示您已把各表与原文对照过，人工更正和核对结果都已处理。之后由另一位同事发布。"),
)
return_to_work = _page_of(
    "return",
    VersionForm,
    services.return_to_work,
    done=gettext_lazy("已退回修改。"),
    help_text=gettext_lazy("报告回到待核对，导入人会收到通知。"),
)
publish = _page_of(
    "publish",
    PublishForm,
    services.publish,
    done=gettext_lazy("报告已发布到网站。"),
    help_text=gettext_lazy("发布后数据即固定并留有校验值；以后的更正是新的版本，并注明原因和日期。"),
)
reopen = _page_of(
    "reopen",
    ReasonForm,
    services.reopen,
    done=gettext_lazy("可以更正了；网站上仍是原来的版本。"),
    help_text=gettext_lazy("理由会与新版本一起公开。更正后仍须核对和发布。"),
)
withdraw = _page_of(
    "withdraw",
    ReasonForm,
    services.withdraw,
    done=gettext_lazy("报告已从网站撤回。"),
    help_text=gettext_lazy("报告的网址会保留，并向公众说明撤回的理由。"),
    warning=True,
)
