"""One document with the plan of its interpretation, and what people do there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.interpretations import queries, services
from gongkai.apps.interpretations.forms import BeginForm, ExemptForm, PlanForm
from gongkai.apps.interpretations.models import Interpretation, InterpretationPlan
from gongkai.apps.interpretations.show import rows, standing
from gongkai.apps.interpretations.states import WORKFLOW
from gongkai.apps.proactive import beside
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import Item
from gongkai.lib.acting import attempt, pages
from gongkai.lib.errors import NotAllowed
from gongkai.statute.publication import INTERPRETATION


@require_safe
@login_required
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item = queries.document(who, pk)
    beside.gather(item, queries.PLAN, queries.PAIRED, queries.RULES, items.HANDS)
    plan = queries.plan_of(item)
    tone, sentence = standing.clock_of(plan) if plan else ("", "")
    facts = {
        "item": item,
        "plan": plan,
        "must": queries.must_be_interpreted(item),
        "terms": standing.terms_of(plan) if plan else [],
        "tone": tone,
        "sentence": sentence,
        "source": INTERPRETATION.citation,
        "interpretations": rows.lines_of_interpretations(queries.interpretations_of(item)),
        "acts": _acts(who, item, plan),
        "may_begin": queries.may_begin(who),
        "opens_item": items.is_in_sight(who, item.agency),
    }
    return render(request, "interpretations/detail.html", facts)


def _acts(who: Staff, item: Item, plan: InterpretationPlan | None) -> dict[str, str]:
    """The acts of the person's roles: why not, or nothing against it."""
    of = plan or InterpretationPlan(item=item, agency=item.agency, interpreter=item.agency)
    return {
        action: offer.why or "" for action, offer in WORKFLOW.offers(who, of, queries.facts(who, of)).items()
    }


@pages
@login_required
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item, found = _opened(who, pk, "plan")
    initial: dict[str, Any] = {"interpreter": item.agency_id}
    if found:
        names = ("version", "responsible", "forms", "planned_on")
        initial = {"interpreter": found.interpreter_id, **{name: getattr(found, name) for name in names}}
    form = PlanForm(item, request.POST or None, initial=initial)
    if attempt(request, form, lambda: services.plan(who, pk, **form.cleaned_data)):
        messages.success(request, _("解读方案已定。"))
        return redirect("interpretations:detail", pk)
    return render(request, "interpretations/plan.html", {"item": item, "form": form})


@pages
@login_required
def exempt(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item, found = _opened(who, pk, "exempt")
    form = ExemptForm(request.POST or None, initial={"version": found.version if found else None})
    if attempt(request, form, lambda: services.exempt(who, pk, **form.cleaned_data)):
        messages.success(request, _("已写明不需要解读的理由。"))
        return redirect("interpretations:detail", pk)
    return render(request, "interpretations/exempt.html", {"item": item, "form": form})


def _opened(who: Staff, pk: int, action: str) -> tuple[Item, InterpretationPlan | None]:
    """The document and its plan, if role and state allow the act. Raises Http404, NotAllowed."""
    item = queries.document(who, pk)
    found = queries.plan_of(item)
    of = found or InterpretationPlan(item=item, agency=item.agency, interpreter=item.agency)
    WORKFLOW.require(who, of, action)
    return item, found


@pages
@login_required
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item = queries.document(who, pk)
    places = {f"{body.pk}-{column.pk}": (body, column) for body, column in queries.places_to_write(who)}
    if not places:
        raise NotAllowed(
            _("没有您可以起草解读的栏目：需要起草信息的角色，网站需要有“政策解读”种类的栏目。"), act="begin"
        )
    named = [(code, f"{body.name} · {column.name}") for code, (body, column) in places.items()]
    form = BeginForm(named, request.POST or None, initial=_planned_form(item))

    def act() -> Interpretation:
        given = form.cleaned_data
        body, column = places[given["place"]]
        return services.begin(who, pk, agency=body, column=column, form=given["form"], title=given["title"])

    if done := attempt(request, form, act):
        messages.success(request, _("已建立解读的草稿，请写正文。"))
        return redirect("proactive:write", done.result.item_id)
    return render(request, "interpretations/begin.html", {"item": item, "form": form})


def _planned_form(item: Item) -> dict[str, Any]:
    """The first planned form that nobody has begun yet."""
    plan = queries.plan_of(item)
    begun = {one.form for one in queries.interpretations_of(item)}
    return {"form": next((one for one in plan.forms if one not in begun), None)} if plan else {}
