"""Reviewing and deciding a reply: the proposal, what changed, the checks, two buttons and a field for the reason."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.apps.agencies import actor
from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.forms.reply import OpinionForm
from gongkai.apps.disclosure_requests.models import DisclosureRequest, ReviewKind, Verdict
from gongkai.apps.disclosure_requests.queries import drafts as written
from gongkai.apps.disclosure_requests.services.deciding import action_for
from gongkai.apps.disclosure_requests.services.drafting import reason_against_review, require_reviewer
from gongkai.apps.disclosure_requests.show import desk
from gongkai.apps.disclosure_requests.states import WORKFLOW
from gongkai.lib.acting import pages
from gongkai.lib.errors import NotAllowed, Stale

KINDS = {kind.value: kind for kind in (ReviewKind.LEGAL, ReviewKind.SECRECY)}


@pages
@login_required
def review(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    who, case = actor.of(request), queries.get(actor.of(request), pk)
    require_reviewer(who, case, KINDS[kind])
    facts = {"title": KINDS[kind].label, "pass_words": _("通过"), "pass_verdict": Verdict.PASSED}
    form = OpinionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            given = services.review_draft(
                who, pk, kind=kind, verdict=_verdict(request), opinion=form.cleaned_data["opinion"],
                version=form.cleaned_data["version"],
            )  # fmt: skip
        except (NotAllowed, Stale) as refusal:
            return _refused(request, pk, form, str(refusal), kind, facts)
        return _done(request, pk, Verdict(given.verdict))
    return _page(request, case, form, kind, facts)


@pages
@login_required
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """A leader who agrees decides; one who does not returns the draft with the reason."""
    who, case = actor.of(request), queries.get(actor.of(request), pk)
    require_reviewer(who, case, ReviewKind.LEADER)
    facts = {"title": _("作出决定"), "pass_words": _("作出决定"), "pass_verdict": "decide"}
    form = OpinionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            returned = _decide(request, pk, form)
        except (NotAllowed, Stale) as refusal:
            return _refused(request, pk, form, str(refusal), ReviewKind.LEADER, facts)
        return _done(request, pk, Verdict.RETURNED if returned else None)
    return _page(request, case, form, ReviewKind.LEADER, facts)


def _decide(request: HttpRequest, pk: int, form: OpinionForm) -> bool:
    """Whether the draft was returned; else it was decided."""
    who, version = actor.of(request), form.cleaned_data["version"]
    if request.POST.get("verdict") == "decide":
        services.decide(who, pk, version=version)
        return False
    opinion = form.cleaned_data["opinion"]
    services.review_draft(
        who, pk, kind=ReviewKind.LEADER, verdict=_verdict(request), opinion=opinion, version=version
    )
    return True


def _verdict(request: HttpRequest) -> str:
    said = request.POST.get("verdict", "")
    if said not in Verdict.values:
        raise NotAllowed(_("没有收到审核意见；请点“通过”或者“退回修改”。"), act="review_draft")
    return said


def _done(request: HttpRequest, pk: int, verdict: Verdict | None) -> HttpResponse:
    said = {
        Verdict.PASSED: _("已通过。"),
        Verdict.RETURNED: _("已退回修改，起草人会收到通知。"),
        None: _("已作出决定，答复书已编号；请送达申请人。"),
    }
    messages.success(request, said[verdict])
    return redirect("disclosure_requests:drafts", pk)


def _refused(
    request: HttpRequest, pk: int, form: OpinionForm, why: str, kind: str, facts: dict[str, Any]
) -> HttpResponse:
    """What was done meanwhile is told; it counts as seen from now on."""
    case = queries.get(actor.of(request), pk)
    rows = written.events_since(case, form.cleaned_data.get("seen"))
    form.look_again(case.version, written.last_event(case))
    form.add_error(None, why)
    facts["since"] = desk.happened(rows, actor.of(request).pk)
    return _page(request, case, form, kind, facts, status=409 if rows else 200)


def _page(
    request: HttpRequest,
    case: DisclosureRequest,
    form: OpinionForm,
    kind: str,
    facts: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    who = actor.of(request)
    form.initial = {"version": case.version, "seen": written.last_event(case)}
    shown = desk.judged(case, written.drafts(who, case.pk))
    facts |= {"case": case, "form": form, "why": _why_not(request, case, kind), **shown}
    return render(request, "disclosure_requests/judge.html", facts, status=status)


def _why_not(request: HttpRequest, case: DisclosureRequest, kind: str) -> str:
    """The sentence that stands where the buttons would, "" where the person may act."""
    who, draft = actor.of(request), queries.newest_draft(case)
    if kind != ReviewKind.LEADER:
        return reason_against_review(who, case, draft, ReviewKind(kind)) or ""
    try:
        WORKFLOW.require(who, case, action_for(case, draft), queries.facts(who, case))
    except NotAllowed as refusal:
        return refusal.why
    return ""
