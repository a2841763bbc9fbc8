"""One case: its page, registering it over a request, its papers, its evidence."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import queries as requests
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.remedies import queries, services
from gongkai.apps.remedies.evidence.plan import exhibits_of, name_of
from gongkai.apps.remedies.forms import BundleForm, RegisterForm
from gongkai.apps.remedies.kinds import Kind
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.remedies.services.bundling import may_take_originals
from gongkai.apps.remedies.show import case as show
from gongkai.apps.remedies.show.menu import menu_of
from gongkai.apps.remedies.show.rows import clock_cell, state_tag
from gongkai.apps.remedies.states import SIDE_ACTS
from gongkai.lib.acting import attempt, pages
from gongkai.lib.downloads import as_file, named

MORE_DIGITS = 20  # than any number of a case has


@require_safe
@login_required
@requests.one_calendar()
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    case = queries.get(who, pk)
    held = queries.holdings(case)
    facts = {
        "case": case,
        "state": state_tag(case),
        "limit": clock_cell(case),
        "warnings": show.warnings_of(case),
        "menu": menu_of(who, case, queries.facts(case, is_followed=held.is_followed(case))),
        "limits": show.limits_of(case),
        "terms": show.terms_of(case),
        "result": show.result_terms(case),
        "others": show.chain_items(case, held),
        "filings": held.filings,
        "papers": held.papers,
        "may_open": queries.works_on(who, case.agency),
        "happenings": show.timeline_of(held.events),
    }
    return render(request, "remedies/detail.html", facts)


@pages
@login_required
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """Over the request with this number; `?follows=` names the decided case that is attacked."""
    who = actor.of(request)
    about = queries.reachable(who, pk)
    services.require_register(who, about)
    former = _former(who, about, request.GET.get("follows", ""))
    form = RegisterForm(
        about, former, queries.replies_of(about), request.POST or None, initial=_initial(request, who, former)
    )
    if done := attempt(request, form, lambda: services.register(who, pk, form.brought(), form.particulars())):
        messages.success(request, _("案件已登记，期限已计算。"))
        return redirect("remedies:detail", done.result.pk)
    return render(request, "remedies/register.html", {"about": about, "former": former, "form": form})


def _former(who: Staff, about: DisclosureRequest, number: str) -> RemedyCase | None:
    if not number:
        return None
    former = queries.get(who, int(number)) if number.isdecimal() and len(number) < MORE_DIGITS else None
    if former is None or former.request_id != about.pk:
        raise Http404
    return former


def _initial(request: HttpRequest, who: Staff, former: RemedyCase | None) -> dict[str, object]:
    """The key comes from the form's own default, once for each page."""
    return {
        "handler": former.handler_id if former else who.pk,
        "kind": request.GET.get("kind", Kind.RECONSIDERATION),
        "brought_by": "applicant",
        "body_name": "" if former else requests.policy_of(who.agency).reconsideration_body,
    }


@require_safe
@never_cache
@login_required
def paper(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A file of the case, to be saved: it is never shown by the browser as a page of ours."""
    try:
        found, data = services.open_paper(actor.of(request), pk, number)
    except FileNotFoundError:
        raise Http404 from None
    return as_file(data, found.name, "application/octet-stream")


@pages
@never_cache
@login_required
def bundle(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Which papers go into the bundle; sending the form gives the ZIP."""
    who = actor.of(request)
    case = queries.get(who, pk)
    SIDE_ACTS.require(who, case, "bundle")
    # Without the box for originals the form is empty, and sent all the same.
    sent = request.POST if request.method == "POST" else None
    form = BundleForm(sent, may_take_originals=may_take_originals(who, case))
    if done := attempt(
        request, form, lambda: services.bundle(who, pk, originals=bool(form.cleaned_data.get("originals")))
    ):
        name = f"{case.case_no or case.request.request_no}-{_('证据')}.zip"
        return FileResponse(done.result.file, content_type="application/zip", headers=named(name))
    exhibits = exhibits_of(requests.dossier(who, case.request_id))
    names = [(name_of(at, one), one) for at, one in enumerate(exhibits, start=1)]
    return render(request, "remedies/bundle.html", {"case": case, "form": form, "exhibits": names})
