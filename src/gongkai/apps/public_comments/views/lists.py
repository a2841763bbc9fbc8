"""Comments by how far they are, and what a body settles for them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor, listing
from gongkai.apps.agencies.forms import BodyFilter
from gongkai.apps.proactive import queries as items
from gongkai.apps.public_comments import queries, services
from gongkai.apps.public_comments.forms import STAGES, RuleForm
from gongkai.apps.public_comments.show import rows
from gongkai.lib import paging
from gongkai.lib.acting import pages


@require_safe
@login_required
def comments(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    asked = request.GET.get("stage", "")
    stage = asked if asked in dict(STAGES) else "open"
    bodies = items.bodies_in_sight(who)
    form = BodyFilter(bodies, request.GET)
    wanted = queries.Filter(stage, form.agency_wanted())
    page = paging.page(queries.narrowed(who, wanted), request.GET.get("page"))
    facts = {
        "form": form if len(bodies) > 1 else None,
        "stage": stage,
        "tabs": listing.stage_tabs(reverse("public_comments:list"), STAGES, stage, request.GET),
        "page": page,
        "table": rows.table_of(list(page.object_list)),
        "drafts": rows.lines_of_drafts(queries.drafts_without_period(who)[:50])
        if stage == "preparing"
        else [],
        "settled": listing.settled_by(who),
    }
    return render(request, "public_comments/list.html", facts)


@pages
@login_required
def settle_rule(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    words = _("征求意见的设置须由“%(agency)s”的政府信息公开工作机构办理，您没有这个角色。")
    agency = items.body_settled(who, pk, words, "settle_rule")
    rule = queries.rule_for(agency)
    initial: dict[str, Any] = {name: getattr(rule, name) for name in RuleForm.base_fields}
    form = RuleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.settle_rule(who, agency, **form.cleaned_data)
        messages.success(request, _("征求意见的设置已保存，本单位和下级单位按此办理。"))
        return redirect("public_comments:list")
    return render(request, "public_comments/settle_rule.html", {"agency": agency, "form": form})
