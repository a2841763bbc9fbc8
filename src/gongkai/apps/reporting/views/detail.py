"""The pages of one report: its reading beside the source, the figures of its prose, findings, what has happened."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.reporting import queries, states, storage
from gongkai.apps.reporting.forms import DecideForm, DecideSeveralForm
from gongkai.apps.reporting.models import AnnualReport
from gongkai.apps.reporting.queries import WorkingCopy
from gongkai.apps.reporting.show import beside, words
from gongkai.apps.reporting.show import source as shown_source
from gongkai.apps.reporting.show.pages import tabs
from gongkai.lib.downloads import as_file
from gongkai.rules import Level


def _frame(request: HttpRequest, pk: int, here: str) -> tuple[WorkingCopy, dict[str, Any]]:
    """What every page of a report shows, with the working copy it is made from."""
    report = queries.get(actor.of(request), pk)
    copy = queries.working_copy(report)
    known = queries.facts(actor.of(request), report, copy)
    offers = states.offers(actor.of(request), report, known)
    facts = {
        "report": report,
        "taken_by": known.place_taken_by,
        "taken_at": known.place_taken_at,
        "state": words.state_tag(report),
        "terms": words.terms_of(report),
        "tabs": tabs(copy, here),
        "offers": offers,
        "acts": [offers[name] for name in ACTS if name in offers],
        "main_act": next((offers[name] for name in MAIN_ACTS if name in offers), None),
    }
    return copy, facts


MAIN_ACTS = ("publish", "review")
ACTS = ("describe", "reread", "return", "reopen", "withdraw")


@require_safe
@login_required
def tables(request: HttpRequest, pk: int) -> HttpResponse:
    copy, facts = _frame(request, pk, "detail")
    facts |= beside.page(copy, request.GET.get("cell", ""), may_correct="correct" in facts["offers"])
    return render(request, "reporting/detail.html", facts)


@require_safe
@login_required
def cell(request: HttpRequest, pk: int) -> HttpResponse:
    """What is known of one cell: the panel that the page fetches when a cell is chosen."""
    report = queries.get(actor.of(request), pk)
    copy = queries.working_copy(report)
    offers = states.offers(actor.of(request), report, queries.facts(actor.of(request), report, copy))
    panel = beside.panel(copy, request.GET.get("cell", ""))
    facts = {
        "report": report,
        "panel": panel,
        "form": beside.correct_form(report, panel) if "correct" in offers else None,
    }
    return render(request, "reporting/_panel.html", facts)


@require_safe
@login_required
def prose(request: HttpRequest, pk: int) -> HttpResponse:
    copy, facts = _frame(request, pk, "prose")
    facts |= {"blocks": shown_source.blocks(copy.document, copy.report), "figures": beside.figures(copy)}
    return render(request, "reporting/prose.html", facts)


@require_safe
@login_required
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    return findings_page(request, pk)


def findings_page(request: HttpRequest, pk: int, several: DecideSeveralForm | None = None) -> HttpResponse:
    """several: as it was sent, with what is wrong in it."""
    copy, facts = _frame(request, pk, "findings")
    address = _address_of(copy.row)
    may_decide = "decide" in facts["offers"]
    facts["errors"] = sum(judged.finding.level is Level.ERROR for judged in copy.judged)
    facts["undecided"] = sum(judged.is_open for judged in copy.judged)
    facts["judged"] = [
        (
            judged,
            words.finding_of(judged.finding, copy.report, address, words.judged_tag(judged)),
            DecideForm(initial={"key": judged.key, "version": copy.row.version}, auto_id=f"d{place}_%s")
            if may_decide
            else None,
        )
        for place, judged in enumerate(copy.judged)
    ]
    if may_decide and len(copy.judged) > 1:
        facts["several"] = several or DecideSeveralForm(
            initial={"version": copy.row.version}, auto_id="several_%s"
        )
        facts["ticked"] = request.POST.getlist("keys") if several else []
    return render(request, "reporting/findings.html", facts)


def _address_of(report: AnnualReport) -> Callable[[str], str]:
    return lambda cell: beside.address(report, cell)


@require_safe
@login_required
def history(request: HttpRequest, pk: int) -> HttpResponse:
    copy, facts = _frame(request, pk, "history")
    facts |= {
        "corrections": beside.corrections(copy),
        "decisions": list(copy.decisions.values()),
        "editions": queries.editions_of(copy.row),
        "readings": queries.readings_of(copy.row),
    }
    return render(request, "reporting/history.html", facts)


@require_safe
@login_required
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The original file, to be saved: it is never shown by the browser as a page of ours."""
    of = queries.get(actor.of(request), pk).source
    try:
        data = storage.load(of.sha256)
    except FileNotFoundError:
        raise Http404 from None
    return as_file(data, of.name, "application/octet-stream")
