"""One comment: its period and ways, longer if need be, and its result."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.services.writing import require_writer
from gongkai.apps.proactive.states import OPEN as IN_WORK
from gongkai.apps.proactive.states import State as ItemState
from gongkai.apps.public_comments import queries, services
from gongkai.apps.public_comments.forms import ExtendForm, ResultForm, TermsForm
from gongkai.apps.public_comments.models import PublicComment
from gongkai.apps.public_comments.show import rows, standing
from gongkai.apps.public_comments.states import WORKFLOW, State
from gongkai.lib import paging, versions
from gongkai.lib.acting import attempt, pages
from gongkai.lib.errors import NotAllowed


@require_safe
@login_required
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item = queries.comment_item(who, pk)
    found = queries.comment_of(item)
    facts: dict[str, Any] = {"item": item, "found": found, "may_write": items.is_writer(who, item.agency)}
    if found:
        facts |= _standing(request, who, found)
    return render(request, "public_comments/detail.html", facts)


def _standing(request: HttpRequest, who: Staff, found: PublicComment) -> dict[str, Any]:
    verdict = request.GET.get("verdict", "")
    page = paging.page(queries.opinions_of(found, verdict), request.GET.get("page"))
    count = queries.count_of(found)
    offers = WORKFLOW.offers(who, found, queries.facts(found))
    acts = {name for name, offer in offers.items() if not offer.why}
    return {
        "terms": standing.terms_of(found),
        "count": count,
        "page": page,
        "table": rows.opinions_table(found.item_id, list(page.object_list)),
        "overdue": rows.is_overdue(found),
        "acts": acts,
        **_result_apart(found, acts),
        "may_answer": found.state == State.CLOSED and "sort" in offers and found.result is None,
    }


def _result_apart(found: PublicComment, acts: set[str]) -> dict[str, Any]:
    """What the result in work says otherwise than the register, and whether it may be written anew from here."""
    result = found.result
    if result is None or result.newest is None or result.state not in IN_WORK:
        return {}
    apart = services.why_apart(found, result.newest.body)
    return {"apart": apart, "may_renew": apart and "sort" in acts and result.state == ItemState.DRAFT}


@pages
@login_required
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item = queries.comment_item(who, pk)
    _require_writer(who, item)
    found = queries.comment_of(item)
    if found and found.state != State.PREPARING:
        raise NotAllowed(_("征求意见已经公布，期限和方式不能改；需要更多时间的，请延长期限。"), act="settle")
    documents = queries.documents_about(who, item.agency)
    form = TermsForm(documents, request.POST or None, initial=_initial(item, found))

    def act() -> object:
        given = form.cleaned_data
        return services.settle(who, pk, form.terms(), about=given["about"], version=given["version"])

    if attempt(request, form, act):
        messages.success(request, _("期限和方式已定，可以送审。"))
        return redirect("public_comments:detail", pk)
    return render(request, "public_comments/settle.html", {"item": item, "form": form})


def _require_writer(who: Staff, item: Item) -> None:
    if not items.is_writer(who, item.agency):
        require_writer(who, item.agency)


def _initial(item: Item, found: PublicComment | None) -> dict[str, Any]:
    if found:
        names = set(TermsForm.base_fields) - {"about"}
        return {"about": found.about_id, **{name: getattr(found, name) for name in names}}
    body = item.agency
    return {
        "ways": ["site", "letter"],
        "contact_unit": body.name,
        "contact_phone": body.contact_phone,
        "contact_email": body.contact_email,
        "contact_address": body.contact_address,
    }


@pages
@login_required
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    found = queries.comment(who, pk)
    WORKFLOW.require(who, found, "extend", queries.facts(found))
    form = ExtendForm(request.POST or None, initial={"version": found.version, "closes_on": found.closes_on})
    if attempt(request, form, lambda: services.extend(who, pk, **form.cleaned_data)):
        messages.success(request, _("期限已延长，公众网站上可以看到。"))
        return redirect("public_comments:detail", pk)
    return render(request, "public_comments/extend.html", {"item": found.item, "form": form})


@pages
@login_required
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft with the numbers of the register in it."""
    who = actor.of(request)
    found = queries.comment(who, pk)
    WORKFLOW.require(who, found, "sort", queries.facts(found))
    columns = {one.pk: one for one in queries.places_for_results(found.agency)}
    named = [(number, one.name) for number, one in columns.items()]
    form = ResultForm(named, request.POST or None, initial={"version": found.version})

    def act() -> Item:
        given = form.cleaned_data
        return services.begin_result(who, pk, column=columns[given["column"]], version=given["version"])

    if done := attempt(request, form, act):
        messages.success(request, _("采纳情况的草稿已建立，数字取自意见登记；请核对后送审。"))
        return redirect("proactive:detail", done.result.pk)
    facts = {"item": found.item, "form": form, "count": queries.count_of(found), "has_column": bool(columns)}
    return render(request, "public_comments/result.html", facts)


@pages
@require_POST
@login_required
def renew_result(request: HttpRequest, pk: int) -> HttpResponse:
    """Sent by a button, with the version of the comment that was seen."""
    done = services.renew_result(actor.of(request), pk, version=versions.sent(request.POST))
    messages.success(request, _("采纳情况的正文已按意见登记更新；请核对后送审。"))
    return redirect("proactive:detail", done.pk)
