"""One interpretation: its document, what it covers, and how much of it is a copy. And what a body settles."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.interpretations import queries, services
from gongkai.apps.interpretations.asked import ready_for_review
from gongkai.apps.interpretations.forms import CopyForm, PairForm, RuleForm
from gongkai.apps.interpretations.models import Interpretation
from gongkai.apps.interpretations.queries.staff import SHOWN_AT_MOST
from gongkai.apps.interpretations.show import standing
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.services.writing import require_writer
from gongkai.apps.proactive.states import State
from gongkai.lib.acting import attempt, pages
from gongkai.lib.errors import NotAllowed


@require_safe
@login_required
def own(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item = queries.interpretation_to_pair(who, pk)
    pair_of = queries.interpretation_of(item)
    may_pair = item.state == State.DRAFT and items.is_writer(who, item.agency)
    facts: dict[str, Any] = {
        "item": item,
        "pair": pair_of,
        "may_pair": may_pair,
        "lacks": ready_for_review(item) if item.state == State.DRAFT else None,
    }
    if pair_of:
        facts |= {"terms": standing.terms_of_pair(pair_of), **_copy(item, pair_of)}
    return render(request, "interpretations/own.html", facts)


def _copy(item: Item, pair_of: Interpretation) -> dict[str, Any]:
    found = queries.copied(pair_of)
    most = queries.rule_for(item.agency).most_copied_percent
    cleared = queries.clearance_of(item, found.digest)
    return {
        "copied": standing.copied_sentence(found, most),
        "too_much": found.overlap.is_mostly_copied(most / 100),
        "passages": standing.passages_of(found),
        "cleared": standing.clearance_sentence(cleared) if cleared else "",
        "digest": found.digest,
    }


@pages
@login_required
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item = queries.interpretation_to_pair(who, pk)
    require_writer(who, item.agency)
    if item.state != State.DRAFT:
        raise NotAllowed(_("这件解读现在不在起草中，不能改动；请先取回、退回或者开始更新。"), act="pair")
    found = queries.interpretation_of(item)
    initial: dict[str, Any] = {}
    if found:
        names = ("version", "form", "points", "left_out")
        initial = {"document": found.document_id, **{name: getattr(found, name) for name in names}}
    form = PairForm(_options(who, found), request.POST or None, initial=initial)
    if attempt(request, form, lambda: services.pair(who, pk, **form.cleaned_data)):
        messages.success(request, _("已保存，文件和解读的页面会互相链接。"))
        return redirect("interpretations:own", pk)
    return render(request, "interpretations/pair.html", {"item": item, "form": form})


def _options(who: Staff, found: Interpretation | None) -> list[tuple[int, str]]:
    """The one that is chosen stands first, however old it is."""
    listed = [standing.option_of(one) for one in queries.documents_to_interpret(who)[:SHOWN_AT_MOST]]
    chosen = [standing.option_of(found.document)] if found else []
    return list(dict([*chosen, *listed]).items())


@pages
@login_required
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """What an interpretation has in common with its document, and the way to let that pass."""
    who = actor.of(request)
    item = queries.interpretation_to_pair(who, pk)
    pair_of = queries.interpretation_of(item)
    if pair_of is None:
        raise Http404
    facts = _copy(item, pair_of)
    form = CopyForm(request.POST or None, initial={"digest": facts["digest"]})
    if attempt(request, form, lambda: services.clear_copy(who, pk, **form.cleaned_data)):
        messages.success(request, _("已同意照录原文，理由留在记录里。"))
        return redirect("interpretations:own", pk)
    is_author = who.pk in items.authors_of(item)
    return render(
        request, "interpretations/copy.html", {"item": item, "form": form, "is_author": is_author, **facts}
    )


@pages
@login_required
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    words = _("政策解读的设置须由“%(agency)s”的政府信息公开工作机构办理，您没有这个角色。")
    agency = items.body_settled(who, pk, words, "settle")
    rule = queries.rule_for(agency)
    initial = {
        "kinds": list(rule.kinds),
        "working_days": rule.working_days,
        "most_copied_percent": rule.most_copied_percent,
    }
    form = RuleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        given.pop("version")
        services.settle(who, agency, **given)
        messages.success(request, _("政策解读的设置已保存，本单位和下级单位按此办理。"))
        return redirect("interpretations:list")
    facts = {"agency": agency, "form": form, "is_own": queries.saved_rule(agency) is not None}
    return render(request, "interpretations/settle.html", facts)
