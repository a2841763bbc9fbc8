"""What the body asks of the applicant, answered on the page: amendment, reasons, payment; and taking the request back."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gongkai.apps.disclosure_requests import window
from gongkai.apps.disclosure_requests.window import Standing, Ticket
from gongkai.lib import rates
from gongkai.lib.errors import NotAllowed
from gongkai.portal.requests.forms import AmendForm, PaymentForm, ReasonsForm, SuggestForm, WithdrawForm
from gongkai.portal.requests.views.opened import opened

ACTS_PER_HOUR = 60
BOTH = ("GET", "HEAD", "POST")
WORDS: dict[str, tuple[str | Promise, str | Promise, str | Promise]] = {
    # heading, button, what is said when it is done
    "amend": (
        gettext_lazy("补正申请"),
        gettext_lazy("提交补正"),
        gettext_lazy("补正已经提交；答复期限从今天重新计算。"),
    ),
    "reasons": (gettext_lazy("说明理由"), gettext_lazy("提交理由"), gettext_lazy("理由已经提交，单位会作出认定。")),
    "payment": (
        gettext_lazy("提交缴费凭证"),
        gettext_lazy("提交凭证"),
        gettext_lazy("缴费凭证已经提交；单位核对入账以后，答复期限重新计算。"),
    ),
    "suggest": (
        gettext_lazy("建议主动公开"),
        gettext_lazy("提交建议"),
        gettext_lazy("建议已经提交；审核的结果会显示在这里。"),
    ),
    "withdraw": (gettext_lazy("撤回申请"), gettext_lazy("撤回这份申请"), gettext_lazy("申请已经撤回。")),
}  # fmt: skip
Do = Callable[[], None]


@require_http_methods(BOTH)
@opened
def amend(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    found = window.standing(ticket)
    is_late = found.asking is not None and found.asking.is_late
    form = AmendForm(request.POST or None, request.FILES or None, is_late=is_late)

    def do() -> None:
        given = form.cleaned_data
        window.amend(
            ticket,
            answer=given["answer"],
            reason_for_delay=given.get("reason_for_delay", ""),
            files=given["documents"],
        )

    return _answer(request, "amend", found, form, do)


@require_http_methods(BOTH)
@opened
def reasons(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    form = ReasonsForm(request.POST or None, request.FILES or None)

    def do() -> None:
        window.give_reasons(ticket, answer=form.cleaned_data["answer"], files=form.cleaned_data["documents"])

    return _answer(request, "reasons", window.standing(ticket), form, do)


@require_http_methods(BOTH)
@opened
def payment(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    form = PaymentForm(request.POST or None, request.FILES or None)

    def do() -> None:
        window.prove_payment(ticket, words=form.cleaned_data["words"], files=form.cleaned_data["documents"])

    return _answer(request, "payment", window.standing(ticket), form, do)


@require_http_methods(BOTH)
@opened
def suggest(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """That what was given out be made public for everyone (条例第四十四条第二款)."""
    found = window.standing(ticket)
    form = SuggestForm(request.POST or None, initial={"subject": " ".join(found.description.split())[:400]})

    def do() -> None:
        window.suggest(ticket, **form.cleaned_data)

    return _answer(request, "suggest", found, form, do)


@require_http_methods(BOTH)
@opened
def withdraw(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """The page asks once more and says what follows; the version of that page must still hold."""
    found = window.standing(ticket)
    form = WithdrawForm(request.POST or None, initial={"version": found.version})

    def do() -> None:
        window.withdraw(ticket, reason=form.cleaned_data["reason"], version=form.cleaned_data["version"])

    return _answer(request, "withdraw", found, form, do)


def _answer(request: HttpRequest, act: str, found: Standing, form: forms.Form, do: Do) -> HttpResponse:
    if not _is_offered(act, found):
        messages.info(request, _("现在不需要办理这一步；下面是最新的情况。"))
        return redirect("portal_requests:mine")
    heading, button, done = WORDS[act]
    if request.method == "POST" and form.is_valid():
        _count(request)
        try:
            do()
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, str(done))
            return redirect("portal_requests:mine")
    facts = {"found": found, "form": form, "act": act, "heading": heading, "button": button}
    return render(request, "portal_requests/act.html", facts)


def _is_offered(act: str, found: Standing) -> bool:
    unasked = {"withdraw": found.may_withdraw, "suggest": found.may_suggest}
    return unasked.get(act, found.act == act)


def _count(request: HttpRequest) -> None:
    sentence = _("您的网络在一小时内提交得太多；请等%(minutes)d分钟再试。")
    rates.count(
        "requests.acts", rates.network_of(request), at_most=ACTS_PER_HOUR, seconds=3600, sentence=sentence
    )
