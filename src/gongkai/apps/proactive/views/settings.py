"""What the office settles for the publishing of a body: columns, steps of review, index numbers and their audit."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Agency
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.forms.acts import Confirmation
from gongkai.apps.proactive.forms.settings import BodyForm, ColumnForm, PolicyForm, RuleForm, initial_of
from gongkai.apps.proactive.show import settings as show
from gongkai.lib import clock
from gongkai.lib.acting import attempt, pages
from gongkai.lib.errors import NotAllowed

NAMES = ("name", "description", "kind", "order", "update_interval_days", "column_type", "keywords")


@require_safe
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Of the body asked for, else of the first."""
    bodies = list(queries.bodies_of_office(actor.of(request)))
    if not bodies:
        words = _("发布设置由政府信息公开工作机构办理，您没有这个角色。")
        raise NotAllowed(words, act="settle")
    form = BodyForm(request.GET, bodies=bodies)
    wanted = form.cleaned_data["agency"] if form.is_valid() else None
    body = next((one for one in bodies if one.pk == wanted), bodies[0])
    of = queries.settled(body)
    facts = {
        "form": BodyForm(initial={"agency": body.pk}, bodies=bodies) if len(bodies) > 1 else None,
        "of": of,
        "table": show.columns_table(of),
        "stages": show.stages_said(of.stages),
        "held_by": show.held_by(of, of.policy),
        "rules": show.rules_table(of.rules, body),
        "example": show.example_of(of.rule.pattern, body) if of.rule else "",
    }
    return render(request, "proactive/settings.html", facts)


def back_to(agency: Agency) -> str:
    return f"{reverse('proactive:settings')}?agency={agency.pk}"


@pages
@login_required
def new_column(request: HttpRequest, agency: int) -> HttpResponse:
    """In the own tree of a body; the first column begins one."""
    who = actor.of(request)
    body = queries.body_to_settle(who, agency)
    of = queries.settled(body)
    tree = of.columns if of.owner == body else ()
    form = ColumnForm(request.POST or None, tree=tree)
    if attempt(request, form, lambda: _add(request, body, form)):
        messages.success(request, _("栏目已新增。"))
        return redirect(back_to(body))
    begins = of.owner if of.owner != body else None
    return render(request, "proactive/column.html", {"form": form, "agency": body, "begins": begins})


def _add(request: HttpRequest, body: Agency, form: ColumnForm) -> None:
    who, given = actor.of(request), form.cleaned_data
    parent = queries.column_to_settle(who, given["parent"]) if given["parent"] else None
    named = {name: given[name] for name in NAMES}
    services.add_column(who, body, code=given["code"], parent=parent, **named)


@pages
@login_required
def column(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    row = queries.column_to_settle(who, pk)
    tree = queries.settled(row.agency).columns
    initial = {name: getattr(row, name) for name in NAMES} | {"parent": row.parent_id, "version": row.version}
    form = ColumnForm(request.POST or None, tree=tree, column=row, initial=initial)

    def act() -> object:
        given = dict(form.cleaned_data)
        chosen = given.pop("parent")
        parent = queries.column_to_settle(who, chosen) if chosen else None
        return services.change_column(who, pk, parent=parent, **given)

    if attempt(request, form, act):
        messages.success(request, _("栏目已修改。"))
        return redirect(back_to(row.agency))
    return render(request, "proactive/column.html", {"form": form, "agency": row.agency, "column": row})


@pages
@login_required
def close_column(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it, or open it again."""
    who = actor.of(request)
    row = queries.column_to_settle(who, pk)
    given = request.POST if request.method == "POST" else None  # nothing but the button may be sent
    form = Confirmation(given, initial={"version": row.version})
    act = services.reopen_column if row.closed_on else services.close_column
    if attempt(request, form, lambda: act(who, pk, version=form.cleaned_data["version"])):
        messages.success(request, _("栏目已恢复。") if row.closed_on else _("栏目已停用。"))
        return redirect(back_to(row.agency))
    return render(request, "proactive/column_close.html", {"form": form, "agency": row.agency, "column": row})


@pages
@login_required
def policy(request: HttpRequest, agency: int, column: int | None = None) -> HttpResponse:
    """The steps of a body, or of one column of the site into which it publishes."""
    who = actor.of(request)
    body = queries.body_to_settle(who, agency)
    of = queries.settled(body)
    place = next((one for one in of.columns if one.column.pk == column), None)
    if column is not None and place is None:
        raise Http404
    row = place.column if place else None
    holding = place.policy if place else of.policy
    days = holding.after_review_days if holding else queries.AFTER_REVIEW_DAYS
    form = PolicyForm(
        request.POST or None, initial=initial_of(show.stages_of_policy(holding, of.stages), days)
    )
    if request.method == "POST":
        try:
            if request.POST.get("step") == "follow":
                services.follow_above(who, body, column=row)
                messages.success(request, _("已不再单独设置，沿用上一级的审核流程。"))
                return redirect(back_to(body))
            if form.is_valid():
                days = form.cleaned_data["after_review_days"]
                services.settle_review(who, body, form.stages(), column=row, after_review_days=days)
                messages.success(request, _("审核流程已设置；在审的信息按新的流程接着审核。"))
                return redirect(back_to(body))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    facts = {
        "form": form,
        "agency": body,
        "column": row,
        "held_by": show.held_by(of, holding),
        "is_own": queries.own_policy(body, row) is not None,
    }
    return render(request, "proactive/policy.html", facts)


@pages
@login_required
def rule(request: HttpRequest, agency: int) -> HttpResponse:
    """`try` shows what the rule would give and writes nothing."""
    who = actor.of(request)
    body = queries.body_to_settle(who, agency)
    of = queries.settled(body)
    initial = {"pattern": of.rule.pattern if of.rule else "", "valid_from": clock.today()}
    form = RuleForm(request.POST or None, initial=initial)
    is_tried = request.POST.get("step") == "try"
    if request.method == "POST" and not is_tried and form.is_valid():
        given = form.cleaned_data
        try:
            services.settle_index_rule(who, body, pattern=given["pattern"], valid_from=given["valid_from"])
        except NotAllowed as refusal:
            form.add_error("pattern", refusal.why)
        else:
            messages.success(request, _("索引号规则已设置。"))
            return redirect(back_to(body))
    pattern = str(form["pattern"].value() or "")
    facts = {
        "form": form,
        "agency": body,
        "of": of,
        "example": show.example_of(pattern, body) if pattern else "",
        "parts": show.parts_table(body),
    }
    return render(request, "proactive/rule.html", facts)


@require_safe
@login_required
def numbers(request: HttpRequest, agency: int) -> HttpResponse:
    """Reads every number that was given, so only when it is asked for."""
    body = queries.body_to_settle(actor.of(request), agency)
    found = queries.audit_of(body) if request.GET.get("run") else None
    facts = {"agency": body, "found": found, "gaps": show.gaps_table(found) if found else None}
    return render(request, "proactive/numbers.html", facts)
