"""What the pages behind a ticket have in common: no ticket, no page; and no copy of the page stays behind."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests import window
from gongkai.apps.disclosure_requests.window import Paper, Ticket
from gongkai.lib.downloads import named
from gongkai.portal.requests import session

View = Callable[..., HttpResponse]


def unkept(view: View) -> View:
    """The page is not kept by the browser: at a computer that others use, going back shows nothing."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        response = view(request, *args, **named)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return answer


def opened(view: View) -> View:
    """With the ticket of a request that was sent, else the way to open it."""

    @unkept
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if (ticket := session.ticket_of(request)) is None:
            return _asked_for_code(request)
        if window.is_unsent(ticket):
            return redirect("portal_requests:step", "review")
        return view(request, ticket, *args, **named)

    return answer


def being_written(view: View) -> View:
    """With the ticket of a request that is being written; one that was sent shows its receipt."""

    @unkept
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if (ticket := session.ticket_of(request)) is None:
            return _asked_for_code(request)
        if not window.is_unsent(ticket):
            return redirect("portal_requests:sent")
        return view(request, ticket, *args, **named)

    return answer


def _asked_for_code(request: HttpRequest) -> HttpResponse:
    messages.info(
        request, _("请输入查询码打开您的申请；半小时没有操作的，为了安全要重新输入。已经保存的内容都在。")
    )
    return redirect("portal_requests:find")


def handed_out(paper: Paper, *, inline: bool = False) -> HttpResponse:
    """A file of the applicant; never guessed at, never run in our page."""
    return HttpResponse(paper.data, content_type=paper.media_type, headers=named(paper.name, inline=inline))


__all__ = ["Ticket", "being_written", "handed_out", "opened", "unkept"]
