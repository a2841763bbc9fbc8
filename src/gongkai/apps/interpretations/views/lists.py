"""Documents by what their interpretation waits for, and the figures with their rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor, listing
from gongkai.apps.agencies.forms import BodyFilter
from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.interpretations import queries
from gongkai.apps.interpretations.forms import STAGES, YearForm
from gongkai.apps.interpretations.show import rows
from gongkai.apps.proactive import queries as items
from gongkai.lib import clock, paging

LISTED = 200


@require_safe
@login_required
def documents(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    stage = _stage(request)
    bodies = items.bodies_in_sight(who)
    form = BodyFilter(bodies, request.GET)
    facts = {
        "form": form if len(bodies) > 1 else None,
        "tabs": listing.stage_tabs(reverse("interpretations:list"), STAGES, stage, request.GET),
        "stage": stage,
        "settled": listing.settled_by(who),
        **_found(who, stage, form.agency_wanted(), request.GET.get("page")),
    }
    return render(request, "interpretations/list.html", facts)


def _stage(request: HttpRequest) -> str:
    asked = request.GET.get("stage", "")
    return asked if asked in dict(STAGES) else "due"


def _found(who: Staff, stage: str, agency: Agency | None, number: str | None) -> dict[str, Any]:
    if stage == "plan":
        waiting = paging.page(queries.waiting_for_plan(who, agency), number)
        return {"page": waiting, "table": rows.waiting_table(list(waiting.object_list))}
    page = paging.page(queries.narrowed(who, queries.Filter(stage, agency)), number)
    return {"page": page, "table": rows.table_of(list(page.object_list))}


@require_safe
@login_required
def figures(request: HttpRequest) -> HttpResponse:
    """Each figure with its definition, and the documents it is made of."""
    who = actor.of(request)
    form = YearForm(items.bodies_in_sight(who), {"year": clock.today().year, **request.GET.dict()})
    agency = form.agency_wanted()
    year = form.cleaned_data.get("year") or clock.today().year
    shares = queries.figures(who, date(year, 1, 1), date(year, 12, 31), agency)
    opened = next((one for one in shares if one.code == request.GET.get("open")), None)
    facts = {
        "form": form,
        "year": year,
        "table": rows.table_of_shares(shares, _kept(request)),
        "opened": opened,
    }
    if opened:
        facts |= _opened(who, opened)
    return render(request, "interpretations/figures.html", facts)


def _opened(who: Staff, share: queries.Share) -> dict[str, Any]:
    """The documents of both numbers, and those in neither."""
    counted, exempt = set(share.numerator), set(share.exempt)
    asked = (*share.denominator[:LISTED], *share.exempt[:LISTED])
    plans = {one.item_id: one for one in queries.plans_with(who, asked)}
    found = [plans[pk] for pk in asked if pk in plans]
    return {
        "inside": rows.table_of([one for one in found if one.item_id in counted]),
        "outside": rows.table_of([one for one in found if one.item_id not in counted | exempt]),
        "exempt": rows.table_of([one for one in found if one.item_id in exempt]),
        "is_cut": max(len(share.denominator), len(share.exempt)) > LISTED,
    }


def _kept(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("open", None)
    return kept.urlencode()
