"""Clean-up campaigns: the list, one with its verdicts, the verdict on one document, the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.normative_documents import queries, services, states
from gongkai.apps.normative_documents.forms.settling import (
    CleanupForm,
    ResultForm,
    ReturnVerdictForm,
    VerdictForm,
)
from gongkai.apps.normative_documents.models import Cleanup, CleanupState
from gongkai.apps.normative_documents.show import cleanups as show
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.show.validity import stamp_of
from gongkai.lib import clock
from gongkai.lib.acting import attempt, pages
from gongkai.lib.errors import NotAllowed


def _own(who: Staff) -> Agency:
    assert who.agency is not None  # who has a role has a body
    return who.agency


@require_safe
@login_required
def cleanups(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    found = list(queries.cleanups(who)[:50])
    facts = {
        "table": show.campaigns_table(found) if found else None,
        "may_open": who.agency is not None and queries.may_open_cleanup(who, who.agency),
        "due": queries.next_cleanup(who.agency) if who.agency is not None else None,
    }
    return render(request, "normative_documents/cleanups.html", facts)


@pages
@login_required
def new(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    queries.require_opener(who)
    form = CleanupForm(request.POST or None, initial={"as_of": clock.today()})
    if done := attempt(request, form, lambda: services.open_cleanup(who, _own(who), **form.cleaned_data)):
        messages.success(request, _("清理已经开始，各起草单位会在待办中看到。"))
        return redirect("normative_documents:cleanup", done.result.pk)
    return render(request, "normative_documents/cleanup_new.html", {"form": form})


@require_safe
@login_required
def cleanup(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    campaign = queries.cleanup(who, pk)
    found = list(queries.verdicts_of(who, campaign))
    is_open = campaign.state == CleanupState.OPEN
    facts = {
        "campaign": campaign,
        "state": show.state_tag(campaign),
        "figures": show.figures_of(found),
        "table": show.verdicts_table(found),
        "runs": is_open and queries.may_open_cleanup(who, campaign.agency),
        "left": sum(row.confirmed_by_id is None for row in found),
        "columns": list(items.columns_for(campaign.agency)) if is_open and campaign.result is None else [],
    }
    return render(request, "normative_documents/cleanup.html", facts)


@pages
@login_required
def verdict(request: HttpRequest, pk: int) -> HttpResponse:
    """One document of a campaign: its body gives the verdict, the legal office confirms or returns it."""
    who = actor.of(request)
    row = queries.verdict(who, pk)
    gives = any(who.has_role(role, agency=row.document.agency) for role in states.DRAFTERS)
    given = request.POST if request.method == "POST" else None
    form = VerdictForm(given, initial={"verdict": row.verdict, "reason": row.reason})
    if attempt(request, form, lambda: services.give_verdict(who, pk, **form.cleaned_data)):
        messages.success(request, _("清理意见已提出，等待确认。"))
        return redirect("normative_documents:cleanup", row.cleanup_id)
    facts = {
        "row": row,
        "tag": show.progress_tag(row),
        "validity": stamp_of(row.document.item),
        "form": form
        if gives and row.confirmed_by_id is None and row.cleanup.state == CleanupState.OPEN
        else None,
        "confirms": queries.is_confirmer(who, row.cleanup)
        and bool(row.verdict)
        and row.confirmed_by_id is None,
        "own": row.given_by_id == who.pk,
        "back": ReturnVerdictForm(),
    }
    return render(request, "normative_documents/verdict.html", facts)


@require_POST
@login_required
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    row = queries.verdict(who, pk)
    return _done(request, lambda: services.confirm_verdict(who, pk), _("清理意见已确认。"), row.cleanup)


@require_POST
@login_required
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    row = queries.verdict(who, pk)
    reason = request.POST.get("reason", "")
    act = lambda: services.return_verdict(who, pk, reason=reason)  # noqa: E731 (a name for what is done)
    return _done(request, act, _("已退回起草单位。"), row.cleanup)


def _done(request: HttpRequest, act: Callable[[], Any], said: str, campaign: Cleanup) -> HttpResponse:
    """Do it and go back to the campaign, with the refusal where there is one."""
    try:
        act()
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("normative_documents:cleanup", campaign.pk)


@require_POST
@login_required
def draft_result(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    campaign = queries.cleanup(who, pk)
    form = ResultForm(request.POST, columns=list(items.columns_for(campaign.agency)))
    if not form.is_valid():
        messages.error(request, _("没有这个栏目，或者它已经停用；请重新选择。"))
        return redirect("normative_documents:cleanup", pk)
    act = lambda: services.draft_result(who, pk, **form.cleaned_data)  # noqa: E731 (a name for what is done)
    return _done(request, act, _("清理结果已起草，请在信息页面送审。"), campaign)


@require_POST
@login_required
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    campaign = queries.cleanup(who, pk)
    return _done(
        request, lambda: services.conclude_cleanup(who, pk), _("清理结果已公布，有效性已变更。"), campaign
    )


@require_POST
@login_required
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    campaign = queries.cleanup(who, pk)
    return _done(request, lambda: services.drop_cleanup(who, pk), _("清理已取消。"), campaign)
