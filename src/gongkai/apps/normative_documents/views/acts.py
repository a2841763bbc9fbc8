"""What people do with a document: each page asks for what the act needs, and does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.normative_documents import queries, services
from gongkai.apps.normative_documents.forms.acts import OnDocument, initial_of
from gongkai.apps.normative_documents.guards import Facts
from gongkai.apps.normative_documents.models import NormativeDocument
from gongkai.apps.normative_documents.show import making, standing
from gongkai.apps.normative_documents.states import WORKFLOW
from gongkai.apps.normative_documents.views.act_table import Act
from gongkai.lib.acting import attempt, pages
from gongkai.lib.errors import NotAllowed
from gongkai.lib.workflow import Move

View = Callable[..., HttpResponse]


def page_of(act: Act) -> View:
    """The page of one act: refused at once where state or role forbid it, told why by a guard."""

    @pages
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        who = actor.of(request)
        document = queries.get(who, pk)
        move = WORKFLOW.require(who, document, act.action)
        form = _form(request, who, act, document)
        if attempt(request, form, lambda: act.perform(who, pk, **form.given())):
            messages.success(request, str(act.done))
            return redirect("normative_documents:detail", pk)
        return render(request, "normative_documents/act.html", _facts(who, document, act, move, form))

    return page


def _form(request: HttpRequest, who: Staff, act: Act, document: NormativeDocument) -> OnDocument:
    given = request.POST if request.method == "POST" else None
    return act.form(
        given, initial=initial_of(document), document=document, facts=_offered(who, act, document)
    )


def _offered(who: Staff, act: Act, document: NormativeDocument) -> dict[str, Any]:
    """What can be chosen on this page, and nothing that others ask for."""
    if act.action == "add_opinion":
        return {"comments": [(one.pk, str(one)) for one in queries.comments_in_sight(who, document)]}
    if act.action in {"send_to_review", "supplement"}:
        return {"given": queries.materials_given(document)}
    if act.action == "file":
        return {"filings": queries.filings_owed(document)}
    if act.action == "correct_status":
        return {"changes": [(one.pk, standing.words_of(one)) for one in queries.correctable(document)]}
    return {}


def _facts(
    who: Staff, document: NormativeDocument, act: Act, move: Move[Facts], form: OnDocument
) -> dict[str, Any]:
    review = queries.open_review(document) if act.action == "opine" else None
    return {
        "document": document,
        "act": act,
        "label": move.label,
        "sources": [str(source) for source in move.sources],
        "why_not": move.reason_against(queries.facts(who, document)) or "",
        "form": form,
        "review": making.sent_in(review) if review else None,
        "is_opinion": act.action == "opine",
    }


@pages
@login_required
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the file of an item."""
    who = actor.of(request)
    item = queries.item_to_begin(who, pk)
    why = ""
    if request.method == "POST":
        try:
            document = services.begin(who, pk)
        except NotAllowed as refusal:
            why = str(refusal)
        else:
            return redirect("normative_documents:detail", document.pk)
    return render(request, "normative_documents/begin.html", {"item": item, "why_not": why})
