"""Where people begin: what a request is, the right door, and the body it goes to."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.apps.disclosure_requests import window
from gongkai.lib import rates
from gongkai.portal.requests import doors, session, steps
from gongkai.portal.requests.step_forms import BodyForm
from gongkai.portal.requests.views.opened import unkept

HOUR = 60 * 60


@require_safe
@unkept
def start(request: HttpRequest) -> HttpResponse:
    facts = {"bodies": window.bodies(), "doors": doors.DOORS, "has_open": session.has_open(request)}
    return render(request, "portal_requests/start.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@unkept
def new(request: HttpRequest) -> HttpResponse:
    """The first step: with the body chosen the request exists, and is saved from then on."""
    ticket = session.ticket_of(request)
    if ticket is not None and window.is_unsent(ticket):
        return redirect("portal_requests:step", "body")
    key = session.key_of(request)
    form = BodyForm(request.POST or None, initial={"key": key})
    if request.method == "POST" and form.is_valid():
        _count(request)
        # A key of a form that was opened before another request was sent is not taken up again.
        session.open_ticket(request, window.begin(form.cleaned_data["body"], key), writing=True)
        return redirect("portal_requests:step", "description")
    return render(request, "portal_requests/step.html", _facts(form))


def _count(request: HttpRequest) -> None:
    sentence = _("您的网络在一小时内开始填写的申请太多；请等%(minutes)d分钟再试。")
    rates.count(
        "requests.begin",
        rates.network_of(request),
        at_most=settings.FILINGS_PER_HOUR,
        seconds=HOUR,
        sentence=sentence,
    )


def _facts(form: BodyForm) -> dict[str, Any]:
    return {
        "form": form,
        "step": steps.STEPS[0],
        "bar": steps.bar("body"),
        "number": 1,
        "total": len(steps.STEPS),
    }
