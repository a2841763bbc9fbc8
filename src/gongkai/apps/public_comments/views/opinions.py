"""Opinions: entered from other channels, sorted one by one, and the sender, where that must be known."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gongkai.apps.agencies import actor
from gongkai.apps.proactive import queries as items
from gongkai.apps.public_comments import queries, services
from gongkai.apps.public_comments.forms import EnterForm, SortForm
from gongkai.apps.public_comments.models import Opinion
from gongkai.apps.public_comments.show import rows
from gongkai.apps.public_comments.states import WORKFLOW
from gongkai.lib import clock
from gongkai.lib.acting import attempt, pages

OFFERED = 200  # opinions with which one may be the same


@pages
@login_required
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    found = queries.comment(who, pk)
    WORKFLOW.require(who, found, "enter", queries.facts(found))
    form = EnterForm(request.POST or None, initial={"key": uuid4(), "received_on": clock.today()})
    if attempt(request, form, lambda: services.enter(who, pk, **form.cleaned_data)):
        messages.success(request, _("意见已登记。"))
        return redirect("public_comments:detail", pk)
    return render(request, "public_comments/enter.html", {"item": found.item, "form": form})


@pages
@never_cache
@login_required
def opinion(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Its text, and what becomes of it."""
    who = actor.of(request)
    row = queries.opinion(who, pk, number)
    offers = WORKFLOW.offers(who, row.comment, queries.facts(row.comment))
    may_sort = "sort" in offers and not offers["sort"].why
    if request.method == "POST":
        WORKFLOW.require(who, row.comment, "sort", queries.facts(row.comment))
    names = ("version", "verdict", "summary", "reason")
    initial = {"same_as": row.same_as_id or "", **{name: getattr(row, name) for name in names}}
    form = SortForm(_others(row), request.POST or None, initial=initial)
    if attempt(request, form, lambda: services.sort(who, pk, number, **form.cleaned_data)):
        messages.success(request, _("采纳情况已写明。"))
        return redirect("public_comments:detail", pk)
    facts = {
        "item": row.comment.item,
        "row": row,
        "tag": rows.verdict_tag(row),
        "form": form if may_sort else None,
        "may_see": items.is_writer(who, row.comment.agency) and row.masked_at is None,
    }
    return render(request, "public_comments/opinion.html", facts)


def _others(row: Opinion) -> list[tuple[int, str]]:
    found = queries.opinions_of(row.comment).filter(same_as=None).exclude(pk=row.pk)
    return [(one.pk, rows.short(one)) for one in found[:OFFERED]]


@require_POST
@never_cache
@login_required
def sender(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Name and contact; the look is an event."""
    name, contact = services.see_sender(actor.of(request), pk, number)
    row = queries.opinion(actor.of(request), pk, number)
    facts = {"item": row.comment.item, "row": row, "name": name, "contact": contact}
    return render(request, "public_comments/sender.html", facts)
