"""What people do with a document: each page asks for what the act needs, and does it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.acts import Act, ActPages
from gongkai.apps.agencies.models import Staff
from gongkai.apps.normative_documents import queries, services
from gongkai.apps.normative_documents.forms.acts import OnDocument, initial_of
from gongkai.apps.normative_documents.models import NormativeDocument
from gongkai.apps.normative_documents.show import making, standing
from gongkai.apps.normative_documents.states import WORKFLOW
from gongkai.lib.acting import pages
from gongkai.lib.errors import NotAllowed


def _form(request: HttpRequest, act: Act, document: NormativeDocument) -> OnDocument:
    given = request.POST if request.method == "POST" else None
    offered = _offered(actor.of(request), act, document)
    form: OnDocument = act.form(given, initial=initial_of(document), document=document, facts=offered)
    return form


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


def _perform(who: Staff, act: Act, document: NormativeDocument, form: OnDocument) -> object:
    return act.perform(who, document.pk, **form.given())


def _beside(_who: Staff, act: Act, document: NormativeDocument) -> dict[str, Any]:
    is_opinion = act.action == "opine"
    review = queries.open_review(document) if is_opinion else None
    return {
        "document": document,
        "review": making.sent_in(review) if review else None,
        "is_opinion": is_opinion,
    }


PAGES = ActPages(
    "normative_documents", queries.get, lambda _act: WORKFLOW, queries.facts, _form, _perform, _beside
)


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
