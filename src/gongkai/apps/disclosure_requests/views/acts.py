"""What people do with a request: each page asks for what the act needs, shows the letters it will send, and does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.forms import OnRecord
from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.forms import others
from gongkai.apps.disclosure_requests.models import FileKind
from gongkai.apps.disclosure_requests.queries import Standing
from gongkai.apps.disclosure_requests.show import beside
from gongkai.apps.disclosure_requests.show.beside import Beside
from gongkai.apps.disclosure_requests.sides import (
    SIDE_ACTS,
    SIDE_NAMES,
    reason_against,
    reason_against_service,
)
from gongkai.apps.disclosure_requests.states import WORKFLOW
from gongkai.apps.disclosure_requests.views.act_table import Act, service
from gongkai.letters import Letter as Paper
from gongkai.letters import to_html
from gongkai.lib import clock
from gongkai.lib.acting import pages
from gongkai.lib.errors import NotAllowed
from gongkai.lib.ui.parts import Term, Text

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Opened:
    """An act on one file, for one person: refused at once where state or role forbid it, told why by a guard."""

    act: Act
    of: Standing
    label: Text
    why_not: str
    sources: str


def _open(who: Staff, pk: int, act: Act) -> Opened:
    """Raises Http404, and NotAllowed where the page cannot be for this person now."""
    case = queries.get(who, pk)
    of = queries.standing_of(case)
    table = SIDE_ACTS if act.action in SIDE_NAMES else WORKFLOW
    move = table.require(who, case, act.action)
    why = reason_against(move, queries.facts_of(who, of))
    sources = "、".join(str(source) for source in move.sources)
    return Opened(act, of, move.label, why, sources)


def _answer(
    request: HttpRequest, opened: Opened, form: OnRecord, perform: Callable[[], object]
) -> HttpResponse:
    """Ask, show what will be sent, do it. What the service refuses is said on the form."""
    act, case = opened.act, opened.of.case
    step = request.POST.get("step", "do")
    papers: list[Paper] = []
    if request.method == "POST" and step != "change" and form.is_valid():
        try:
            if act.sends and step == "look":
                papers = services.letters_of(case, perform)
            else:
                perform()
                messages.success(request, str(act.done))
                return redirect("disclosure_requests:detail", case.pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "disclosure_requests/act.html", _facts(request, opened, form, papers))


def _facts(request: HttpRequest, opened: Opened, form: OnRecord, papers: list[Paper]) -> dict[str, Any]:
    return {
        "case": opened.of.case,
        "act": opened.act,
        "label": opened.label,
        "sources": opened.sources,
        "why_not": opened.why_not,
        "form": form,
        "beside": opened.act.beside(actor.of(request), opened.of),
        "papers": [_as_html(paper) for paper in papers],
    }


def _as_html(paper: Paper) -> SafeString:
    return mark_safe(to_html(paper))  # noqa: S308 (to_html escapes every word)


def _form(request: HttpRequest, opened: Opened) -> OnRecord:
    act, who = opened.act, actor.of(request)
    initial = {"version": opened.of.case.version, **act.initial(who, opened.of)}
    form: OnRecord = act.form(request.POST or None, initial=initial, **act.fields(who, opened.of))
    return form


def page_of(act: Act) -> View:
    """The page of one act."""

    @pages
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        who = actor.of(request)
        opened = _open(who, pk, act)
        form = _form(request, opened)
        return _answer(request, opened, form, lambda: act.perform(who, pk, dict(form.cleaned_data)))

    return page


# -- acts on a row of the file ---------------------------------------------------------------------------------------


def _row(request: HttpRequest, pk: int, act: Act, row: object | None, number: int) -> HttpResponse:
    """An act on one consultation or assistance of the file; 404 where the file has no such row."""
    who = actor.of(request)
    opened = _open(who, pk, act)
    if row is None:
        raise Http404
    form = _form(request, opened)

    def perform() -> object:
        return act.perform(who, pk, {"number": number, **form.cleaned_data})

    return _answer(request, opened, form, perform)


@pages
@login_required
def record_opinion(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    row = queries.consultation(actor.of(request), pk, number)
    act = Act(
        "record_opinion", others.OpinionForm, service("record_opinion"), _("登记意见"), _("意见已登记。"),
        _("最后一份征求意见书有结果以后，答复期限恢复计算。"), beside=lambda _who, _of: beside.consultation(row),
    )  # fmt: skip
    return _row(request, pk, act, row, number)


@pages
@login_required
def override(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    row = queries.consultation(actor.of(request), pk, number)
    act = Act(
        "override", others.OverrideForm, service("override"), _("告知第三方"), _("告知书已签发，请登记送达。"),
        _("不公开可能对公共利益造成重大影响的，可以决定公开，并把内容和理由书面告知第三方。"), sends=True,
        beside=lambda _who, _of: beside.consultation(row), danger=True,
    )  # fmt: skip
    return _row(request, pk, act, row, number)


@pages
@login_required
def answer_assistance(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    row = queries.assistance(actor.of(request), pk, number)
    act = Act(
        "answer_assistance", others.AnswerForm, service("answer_assistance"),
        _("登记协办意见"), _("协办意见已登记。"), _("由协办单位填写，或者由经办人按其书面意见登记。"),
        beside=lambda _who, _of: beside.assistance(row),
    )  # fmt: skip
    return _row(request, pk, act, row, number)


@pages
@login_required
def record_service(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    who = actor.of(request)
    letter = queries.letter(who, pk, number)
    act = Act(
        "record_service", others.ServiceForm, service("record_service"), _("登记送达"), _("送达情况已登记。"),
        _("补正、缴费和征求意见的期限，从对方收到之日起计算。"),
        beside=lambda _who, _of: Beside((Term(_("文书"), str(letter)),)),
    )  # fmt: skip
    opened = _open(who, pk, act)
    opened = replace(opened, why_not=reason_against_service(opened.of.case.state, letter.code))
    given = {name: getattr(letter, name) for name in ("route", "served_on", "tracking_number", "version")}
    form = others.ServiceForm(
        request.POST or None,
        initial={**given, "sent_on": letter.sent_on or clock.today(), "proof": letter.proof_id},
        proofs=queries.files_of(who, pk, FileKind.PROOF),
    )

    def perform() -> object:
        return act.perform(who, pk, {"number": number, **form.cleaned_data})

    return _answer(request, opened, form, perform)
