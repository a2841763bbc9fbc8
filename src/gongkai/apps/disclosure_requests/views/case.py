"""The file of one request on one page, its applicant in clear, and its clock day by day."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.disclosure_requests import paper, queries, services
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.queries import Dossier
from gongkai.apps.disclosure_requests.show import clock as clocks
from gongkai.apps.disclosure_requests.show import head, holdings, notes, people
from gongkai.apps.disclosure_requests.show.guide import guide_of
from gongkai.apps.disclosure_requests.show.menu import FileMenu, menu_of
from gongkai.apps.disclosure_requests.show.timeline import timeline_of
from gongkai.apps.disclosure_requests.views.letters import PDF
from gongkai.letters import to_pdf
from gongkai.lib.downloads import as_file
from gongkai.lib.errors import NotAllowed
from gongkai.lib.shell import related
from gongkai.statute.versions import version_on


@require_safe
@login_required
@queries.one_calendar()
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    of = queries.dossier(who, pk)
    menu = menu_of(who, of, queries.facts_of(who, of))
    facts = {
        "case": of.case,
        "head": head.of_case(of),
        "strip": clocks.strip_of(of.entries_of(of.case.round), of.case.round),
        "menu": menu,
        "guide": guide_of(of.case, menu),
        "happenings": timeline_of(of, in_full=menu.works_here),
        "person": people.masked_terms(who, of.case),
        "related": related.of(who, of.case),
        **_held(of, menu),
    }
    return render(request, "disclosure_requests/detail.html", facts)


def _held(of: Dossier, menu: FileMenu) -> dict[str, Any]:
    """What there is. Letters, papers and talks name people: whoever only looks on sees that there are letters."""
    shown = {
        "asked": holdings.request_terms(of, in_full=menu.works_here),
        "letters": holdings.letter_table(of, of.letters, linked=menu.works_here) if of.letters else None,
    }
    if not menu.works_here:
        return shown
    return shown | {
        "amendment": holdings.amendment_terms(of),
        "reasons": holdings.reason_terms(of),
        "fee": holdings.fee_terms(of),
        "notes": notes.sections_of(of, menu),
        "files": holdings.file_names(of),
        "earlier": holdings.items_of(of.earlier),
        "similar": holdings.items_of(of.similar),
    }


@require_POST
@never_cache
@login_required
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """The applicant in clear, once: the look is an event, and no copy of the page is kept on the way."""
    case = services.open_applicant(actor.of(request), pk)
    facts = {"case": case, "person": people.open_terms(case)}
    return render(request, "disclosure_requests/person.html", facts)


def _counts(case: DisclosureRequest) -> tuple[clocks.Count, ...]:
    """Of every round, the oldest first."""
    rounds = range(1, case.round + 1)
    return tuple(
        count for number in rounds for count in clocks.counts_of(queries.entries_of(case, number), number)
    )


@require_safe
@login_required
@queries.one_calendar()
def clock(request: HttpRequest, pk: int) -> HttpResponse:
    case = queries.get(actor.of(request), pk)
    counts = _counts(case)
    facts = {
        "case": case,
        "strip": clocks.strip_of(queries.entries_of(case), case.round),
        "counts": [(count, clocks.table_of(count)) for count in counts],
        "notices": clocks.notices_of(counts),
    }
    return render(request, "disclosure_requests/clock.html", facts)


@require_safe
@login_required
@queries.one_calendar()
def clock_data(request: HttpRequest, pk: int) -> JsonResponse:
    case = queries.get(actor.of(request), pk)
    data = {
        "request_no": case.request_no,
        "receipt_date": case.receipt_date,
        "due_date": case.due_date,
        "replied_on": case.replied_on,
        "law": version_on("regulation", case.receipt_date).code if case.receipt_date else None,
        "counts": [clocks.as_data(count) for count in _counts(case)],
    }
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


@require_safe
@login_required
@queries.one_calendar()
def clock_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The count of days for the court file."""
    case = queries.get(actor.of(request), pk)
    counts = _counts(case)
    if not counts:
        raise NotAllowed(_("还没有收到日期，期限没有起算，没有可以打印的计算说明。"), act="clock_pdf")
    made = paper.clock_paper(case, clocks.ledger_facts(case, counts))
    return as_file(to_pdf(made), f"{case.request_no}-{made.title}.pdf", PDF)
