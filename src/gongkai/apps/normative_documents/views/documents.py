"""The list of documents, one document on one page, the texts before and after, and the register with its figures."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor, listing
from gongkai.apps.normative_documents import queries, states
from gongkai.apps.normative_documents.forms.filtering import FilterForm, RegisterForm
from gongkai.apps.normative_documents.queries import register as registers
from gongkai.apps.normative_documents.show import life, making, rows, standing
from gongkai.apps.normative_documents.show.menu import menu_of
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.show.validity import stamp_of
from gongkai.lib import paging
from gongkai.lib.ui.parts import KeyFigure
from gongkai.statute.document_register import RegisterCounts


@require_safe
@login_required
def documents(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    form = FilterForm(who, request.GET)
    found = queries.narrowed(who, form.wanted())
    facts = listing.shown(request, "normative_documents:list", form, found, rows.table_of) | {
        "may_draft": not who.roles.isdisjoint(states.DRAFTERS),
        "may_settle": not who.roles.isdisjoint({states.KEEPERS[1]}),
    }
    return render(request, "normative_documents/list.html", facts)


@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Items of these kinds that have no file yet."""
    who = actor.of(request)
    found = list(queries.items_to_begin(who)[:50])
    return render(request, "normative_documents/start.html", {"items": rows.beginnings_of(found)})


@require_safe
@login_required
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    of = queries.dossier(who, pk)
    document = of.document
    facts, rule = queries.facts_of(who, of), of.rule
    shown = {
        "document": document,
        "item": document.item,
        "state": rows.state_tag(document),
        "validity": stamp_of(document.item),
        "clock": rows.clock_cell(document) if document.due_on else None,
        "menu": menu_of(who, document, facts),
        "terms": life.terms_of(document, rule),
        "warnings": life.warnings_of(document, rule),
        "happenings": life.timeline_of(of.events),
        "steps": life.steps_of(of),
        "opinions": making.opinions_table(of.opinions),
        "reviews": [making.round_of(one, of.materials.get(one.pk, [])) for one in of.reviews],
        "changes": standing.changes_table(of.changes, of.corrected),
        "filings": standing.filings_table(of.filings),
        "revisions": standing.revisions_of(document, of.revisions),
    }
    return render(request, "normative_documents/detail.html", shown)


@require_safe
@login_required
def comparison(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Both published texts of a revision, article by article."""
    who = actor.of(request)
    document = queries.get(who, pk)
    revision = queries.revision(document, number)
    if revision.after is None:
        raise Http404
    shown = {
        "document": document,
        "revision": revision,
        "table": standing.comparison_table(revision.before.body, revision.after.body),
    }
    return render(request, "normative_documents/comparison.html", shown)


@require_safe
@login_required
def register(request: HttpRequest) -> HttpResponse:
    """How many were issued, repealed, in force; each figure opens to its rows."""
    who = actor.of(request)
    form = RegisterForm(request.GET)
    kind, first, last = form.asked()
    counted = registers.figures(items.bodies_in_sight(who), kind, first, last)
    figure = request.GET.get("figure", "")
    keys = getattr(counted, figure) if figure in standing.FIGURES else None
    page = paging.page(registers.rows_behind(keys), request.GET.get("page")) if keys is not None else None
    asked = {"kind": kind, "first": first.isoformat(), "last": last.isoformat()}
    facts = {
        "form": RegisterForm(initial={"kind": kind, "first": first, "last": last}),
        "export": f"{reverse('normative_documents:register_export')}?{urlencode(asked)}",
        "reviews": f"{reverse('normative_documents:reviews_export')}?{urlencode(asked)}",
        "first": first,
        "last": last,
        "figures": _figures(counted, asked),
        "opened": standing.FIGURES.get(figure),
        "page": page,
        "table": rows.table_of(list(page.object_list)) if page is not None else None,
    }
    return render(request, "normative_documents/register.html", facts)


def _figures(counted: RegisterCounts, asked: dict[str, Any]) -> list[KeyFigure]:
    address = reverse("normative_documents:register")
    return [
        KeyFigure(
            len(getattr(counted, name)), _("件"), label, definition,
            f"{address}?{urlencode(asked | {'figure': name})}#rows",
        )
        for name, (label, definition) in standing.FIGURES.items()
    ]  # fmt: skip
