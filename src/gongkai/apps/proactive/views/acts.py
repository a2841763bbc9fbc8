"""What people do with an item: each page asks for what the act needs, and does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.forms import OnRecord
from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries
from gongkai.apps.proactive.forms.acts import ClearForm
from gongkai.apps.proactive.guards import Facts
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.show import proposal
from gongkai.apps.proactive.states import WORKFLOW
from gongkai.apps.proactive.views.act_table import Act
from gongkai.lib.acting import attempt, pages
from gongkai.lib.workflow import Move

View = Callable[..., HttpResponse]


def page_of(act: Act) -> View:
    """The page of one act: refused at once where state or role forbid it, told why by a guard."""

    @pages
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        who = actor.of(request)
        item = queries.get(who, pk)
        move = WORKFLOW.require(who, item, act.action)
        form = _form(request, act, item)
        if attempt(request, form, lambda: act.perform(who, pk, **form.cleaned_data)):
            messages.success(request, str(act.done))
            return redirect("proactive:detail", pk)
        return render(request, "proactive/act.html", _facts(who, item, act, move, form))

    return page


def _form(request: HttpRequest, act: Act, item: Item) -> OnRecord:
    initial: dict[str, Any] = {"version": item.version}
    given = request.POST if request.method == "POST" else None
    if act.form is ClearForm and item.newest is not None:
        found = [(one["key"], one["sentence"]) for one in queries.open_findings(item.newest)]
        initial["key"] = request.GET.get("key", "")
        return ClearForm(given, initial=initial, found=found)
    return act.form(given, initial=initial)


def _facts(who: Staff, item: Item, act: Act, move: Move[Facts], form: OnRecord) -> dict[str, Any]:
    beside = proposal.of(queries.dossier(who, item.pk)) if act.judges else {}
    return beside | {
        "beside": act.judges,
        "item": item,
        "act": act,
        "label": move.label,
        "sources": [str(source) for source in move.sources],
        "why_not": move.reason_against(queries.facts(who, item)) or "",
        "form": form,
    }
