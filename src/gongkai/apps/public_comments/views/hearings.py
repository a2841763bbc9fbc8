"""A hearing: its arrangement, who takes part, and its record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.services.writing import require_writer
from gongkai.apps.public_comments import queries, services
from gongkai.apps.public_comments.forms import ArrangeForm, RecordForm, RepresentForm
from gongkai.apps.public_comments.show import standing
from gongkai.lib.acting import attempt, pages


@require_safe
@never_cache
@login_required
def hearing(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item = queries.hearing_item(who, pk)
    found = queries.hearing_of(item)
    facts = {
        "item": item,
        "found": found,
        "terms": standing.terms_of_hearing(found) if found else [],
        "people": queries.representatives_of(found) if found else [],
        "may_write": items.is_writer(who, item.agency),
    }
    return render(request, "public_comments/hearing.html", facts)


@pages
@login_required
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    who, item = _writer(request, pk)
    found = queries.hearing_of(item)
    initial = {"version": found.version, "papers_on": found.papers_on} if found else {}
    form = ArrangeForm(request.POST or None, initial=initial)
    return _answer(
        request, item, form, gettext_lazy("登记听证的安排"), lambda: services.arrange(who, pk, **form.cleaned_data)
    )  # fmt: skip


@pages
@login_required
def represent(request: HttpRequest, pk: int) -> HttpResponse:
    who, item = _writer(request, pk)
    form = RepresentForm(request.POST or None)
    return _answer(
        request, item, form, gettext_lazy("登记听证参加人"), lambda: services.represent(who, pk, **form.cleaned_data)
    )  # fmt: skip


@pages
@login_required
def record(request: HttpRequest, pk: int) -> HttpResponse:
    who, item = _writer(request, pk)
    found = queries.hearing_of(item)
    people = (
        [(one.pk, f"{one.side} {one.name}") for one in queries.representatives_of(found)] if found else []
    )
    initial: dict[str, Any] = {}
    if found:
        initial = {
            "version": found.version, "took_place_on": found.took_place_on or found.held_on, "text": found.minutes,
            "result": found.result,
            "attended": [one.pk for one in queries.representatives_of(found) if one.attended],
        }  # fmt: skip
    form = RecordForm(people, request.POST or None, initial=initial)

    def keep() -> object:
        given = form.cleaned_data
        attended = tuple(given.pop("attended", ()))
        return services.record_hearing(who, pk, attended=attended, **given)

    return _answer(request, item, form, gettext_lazy("登记听证笔录"), keep)


def _writer(request: HttpRequest, pk: int) -> tuple[Staff, Item]:
    who = actor.of(request)
    item = queries.hearing_item(who, pk)
    if not items.is_writer(who, item.agency):
        require_writer(who, item.agency)
    return who, item


def _answer(
    request: HttpRequest, item: Item, form: forms.Form, title: str | Promise, act: Callable[[], object]
) -> HttpResponse:
    if attempt(request, form, act):
        messages.success(request, _("已登记。"))
        return redirect("public_comments:hearing", item.pk)
    return render(request, "public_comments/hearing_act.html", {"item": item, "form": form, "title": title})
