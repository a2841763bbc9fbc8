"""The steps of the form. Each saves what was given; going back or leaving saves it too, as far as it can be read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.apps.disclosure_requests import window
from gongkai.apps.disclosure_requests.window import Ticket, Writing
from gongkai.lib import rates
from gongkai.lib.errors import TooMany
from gongkai.lib.search.port import SearchUnavailable
from gongkai.lib.ui.parts import Item
from gongkai.portal.requests import already_public, doors, steps
from gongkai.portal.requests.review import summary_of
from gongkai.portal.requests.step_forms import FORMS
from gongkai.portal.requests.views.opened import being_written
from gongkai.portal.requests.views.sending import send

UPLOADS_PER_HOUR = 120
HOUR = 60 * 60


@require_http_methods(["GET", "HEAD", "POST"])
@being_written
def step(request: HttpRequest, ticket: Ticket, step: str) -> HttpResponse:
    if steps.step_of(step) is None:
        raise Http404
    given = window.writing(ticket)
    if request.method == "POST":
        if request.POST.get("request") != given.code:
            return _elsewhere(request)
        return _take(request, ticket, step, given)
    form = None if step == steps.REVIEW else FORMS[step](initial=_initial(given, step))
    return _page(request, step, given, form)


def _elsewhere(request: HttpRequest) -> HttpResponse:
    """Two windows, two requests: what was sent from the older window must not land in the other request."""
    messages.warning(
        request, _("您在另一个窗口打开了别的申请，刚才的内容没有保存；请核对现在打开的是哪一份。")
    )
    return redirect("portal_requests:step", steps.REVIEW)


def _take(request: HttpRequest, ticket: Ticket, step: str, given: Writing) -> HttpResponse:
    go = request.POST.get("go", "next")
    if step == steps.REVIEW:
        return send(request, ticket, given) if go == "send" else redirect(*_target(request, step, go))
    form = FORMS[step](request.POST, request.FILES)
    if step == "files":
        return _take_files(request, ticket, form, given, go)
    is_good = form.is_valid()
    _write(ticket, form)
    if is_good or go != "next":
        return redirect(*_target(request, step, go))
    return _page(request, step, given, form)


def _write(ticket: Ticket, form: forms.Form) -> None:
    """What is well-formed is kept even if something beside it is not."""
    cleaned = {name: value for name, value in form.cleaned_data.items() if name != "key"}
    body = cleaned.pop("body", None)
    window.write(ticket, {name: str(value) for name, value in cleaned.items()}, body=body or None)


def _target(request: HttpRequest, step: str, go: str) -> tuple[str, ...]:
    if go == "save":
        return ("portal_requests:saved",)
    if go == "back" and (earlier := steps.before(step)):
        return ("portal_requests:step", earlier)
    if request.GET.get("then") == steps.REVIEW:
        return ("portal_requests:step", steps.REVIEW)
    return (
        ("portal_requests:found",) if step == "description" else ("portal_requests:step", steps.after(step))
    )


def _take_files(
    request: HttpRequest, ticket: Ticket, form: forms.Form, given: Writing, go: str
) -> HttpResponse:
    """Files are added one by one; those that are not taken are named, the others are kept."""
    if not request.FILES and go != "add":
        return redirect(*_target(request, "files", go))
    rates.count(
        "requests.files", rates.network_of(request), at_most=UPLOADS_PER_HOUR, seconds=HOUR,
        sentence=_("您的网络在一小时内上传的文件太多；请等%(minutes)d分钟再试。"),
    )  # fmt: skip
    if form.is_valid():
        files = form.cleaned_data["documents"]
        refused = window.add_files(ticket, form.cleaned_data["kind"], files)
        for sentence in refused:
            form.add_error("documents", sentence)
        if not refused:
            return redirect(
                *(("portal_requests:step", "files") if go == "add" else _target(request, "files", go))
            )
        given = window.writing(ticket)
    return _page(request, "files", given, form)


@require_POST
@being_written
def take_out(request: HttpRequest, ticket: Ticket, number: int) -> HttpResponse:
    window.take_out(ticket, number)
    messages.success(request, _("附件已经删除。"))
    return redirect("portal_requests:step", "files")


@require_safe
@being_written
def found(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """What is public already, and the right door; where there is nothing to say, straight on to the next step."""
    given = window.writing(ticket)
    items, right_doors = _public_items(request, given.description), doors.doors_for(given.description)
    if not items and not right_doors:
        return redirect("portal_requests:step", "wanted")
    facts = {**_frame("description", given), "items": items, "doors": right_doors}
    return render(request, "portal_requests/found.html", facts)


def _public_items(request: HttpRequest, description: str) -> list[Item]:
    """Advice only: where the search is busy or out of order, the request goes on without it."""
    try:
        rates.require(request, "search", per_minute=settings.SEARCHES_PER_MINUTE)
        return already_public.fitting(description)
    except (TooMany, SearchUnavailable):
        return []


def _initial(given: Writing, step: str) -> dict[str, Any]:
    if step == "body":
        return {"body": given.body.pk}
    if step == "files":  # its kind is one of files
        return {"kind": "identity"}
    kept = {name: getattr(given, name) for name in FORMS[step].base_fields if hasattr(given, name)}
    if step == "applicant" and not given.name:
        kept.pop("kind", None)  # nobody has chosen it yet
    return {name: value for name, value in kept.items() if value}


def _page(request: HttpRequest, step: str, given: Writing, form: forms.Form | None) -> HttpResponse:
    facts = {**_frame(step, given), "form": form}
    if form is not None:
        return render(request, f"portal_requests/{'files' if step == 'files' else 'step'}.html", facts)
    facts |= {"groups": summary_of(given), "gaps": window.gaps(given), "needs_power": _needs_power(given)}
    return render(request, "portal_requests/review.html", facts)


def _needs_power(given: Writing) -> bool:
    """Somebody acts for the applicant and has shown no power of attorney: the body will ask for it."""
    return bool(given.agent_name) and not any(file.kind == "power_of_attorney" for file in given.files)


def _frame(step: str, given: Writing) -> dict[str, Any]:
    return {
        "step": steps.step_of(step),
        "bar": steps.bar(step),
        "number": steps.number_of(step),
        "total": len(steps.STEPS),
        "earlier": steps.before(step),
        "given": given,
    }
