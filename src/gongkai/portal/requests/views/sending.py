"""Saving for later, sending, and what the applicant keeps: the code, and a slip to print."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.disclosure_requests import window
from gongkai.apps.disclosure_requests.window import Ticket, Writing
from gongkai.lib.errors import NotAllowed
from gongkai.portal.requests import session, steps
from gongkai.portal.requests.views.opened import being_written, handed_out, opened


def send(request: HttpRequest, ticket: Ticket, given: Writing) -> HttpResponse:
    """The receipt code is shown on the next page, which is asked for after the commit."""
    if window.gaps(given):
        messages.error(request, _("还有必填的内容没有填写；请补上列出的各项再提交。"))
        return redirect("portal_requests:step", steps.REVIEW)
    try:
        window.hand_in(ticket)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("portal_requests:step", steps.REVIEW)
    session.reading(request, ticket)
    return redirect("portal_requests:sent")


@require_safe
@being_written
def saved(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    return render(request, "portal_requests/saved.html", {"given": window.writing(ticket)})


@require_safe
@opened
def sent(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    return render(request, "portal_requests/sent.html", {"given": window.writing(ticket)})


@require_safe
@opened
def slip(_request: HttpRequest, ticket: Ticket) -> HttpResponse:
    return handed_out(window.slip_pdf(ticket))
