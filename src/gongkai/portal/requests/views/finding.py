"""Opening a request by its code and a second factor. Whatever is wrong gets the same words, and is counted."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.apps.disclosure_requests import window
from gongkai.apps.disclosure_requests.window import Ticket
from gongkai.lib import rates
from gongkai.portal.requests import session, steps
from gongkai.portal.requests.forms import FindForm, MailedForm
from gongkai.portal.requests.views.opened import unkept

SPAN = 15 * 60
TRIES_OF_ADDRESS = 30
TRIES_OF_CODE = 8
MAILS_OF_CODE = 3


@require_http_methods(["GET", "HEAD", "POST"])
@unkept
def find(request: HttpRequest) -> HttpResponse:
    kind = MailedForm if window.mail_is_configured() else FindForm
    form = kind(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ticket = _ticket(request, form)
        if ticket is not None:
            return _in(request, ticket)
        form.add_error(
            None, _("查询码或者查询数字不对；请对照凭条核对后再试。忘记了的，请打电话给收件单位。")
        )
    facts = {"form": form, "by_mail": window.mail_is_configured(), "has_open": session.has_open(request)}
    return render(request, "portal_requests/find.html", facts)


def _ticket(request: HttpRequest, form: forms.Form) -> Ticket | None:
    """Every try is counted, by address and by code, before anything is looked up."""
    code = str(form.cleaned_data["code"])
    _count(request, "requests.find", code, TRIES_OF_CODE)
    if mailed := form.cleaned_data.get("mailed"):
        return window.open_by_mailed(code, str(mailed))
    return window.open_by_digits(code, str(form.cleaned_data["digits"]))


def _count(request: HttpRequest, what: str, code: str, most: int) -> None:
    sentence = _("试的次数太多；为了保护申请人的信息，请等%(minutes)d分钟再试。")
    address = rates.network_of(request)
    rates.count(what, address, at_most=TRIES_OF_ADDRESS, seconds=SPAN, sentence=sentence)
    # Counted as it is looked up: however it is typed, it is one code.
    rates.count(f"{what}.code", window.plain_code(code), at_most=most, seconds=SPAN, sentence=sentence)


def _in(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    unsent = window.is_unsent(ticket)
    session.open_ticket(request, ticket, writing=unsent)
    if unsent:
        return redirect("portal_requests:step", steps.REVIEW)
    return redirect("portal_requests:mine")


@require_POST
@unkept
def send_mailed(request: HttpRequest) -> HttpResponse:
    """Send a code to the mailbox; the page says the same whether there is one or not."""
    if not window.mail_is_configured():
        raise Http404
    code = request.POST.get("code", "")[:40]
    _count(request, "requests.mail", code, MAILS_OF_CODE)
    window.send_mailed(code)
    messages.info(request, _("查询码正确、申请时留有电子邮箱的，验证码已经发出，10分钟内有效；请查看邮箱。"))
    return redirect("portal_requests:find")


@require_POST
@unkept
def leave(request: HttpRequest) -> HttpResponse:
    session.close(request)
    messages.success(request, _("已经退出，这台电脑上不再能看到您的申请。"))
    return redirect("portal_requests:start")
