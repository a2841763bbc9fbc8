"""Pages of rights: giving and taking back roles, and delegations."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.apps.agencies import actor, forms, queries, screens, services
from gongkai.apps.agencies.models import Delegation, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.views.acting import Page, perform
from gongkai.apps.agencies.views.staff import PEOPLE
from gongkai.lib import paging
from gongkai.lib.ui.parts import Link, Text

SECURITY = Role.SECURITY_ADMINISTRATOR


def _page(person: Staff, title: Text, done: Text, **more: Any) -> Page:
    to = reverse("agencies:staff_detail", args=[person.pk])
    return Page(title, title, done, to, crumbs=(PEOPLE, Link(person.name, to), Link(title)), **more)


@require_http_methods(["GET", "POST"])
@login_required
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    person = queries.staff(who, pk)
    services.require_role(who, SECURITY, person.agency, "grant_role")
    page = _page(person, _("授予角色"), _("角色已授予。"))
    form = forms.Grant(who, request.POST or None, initial={"agency": person.agency_id})
    return perform(request, page, form, lambda **fields: services.grant_role(who, pk, **fields))


@require_http_methods(["GET", "POST"])
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    found = queries.grant(who, pk)
    services.require_role(who, SECURITY, found.agency, "withdraw_role")
    explanation = _("今日起收回%(name)s在“%(agency)s”的“%(role)s”角色。") % {
        "name": found.staff.name, "agency": found.agency.name, "role": found.get_role_display(),
    }  # fmt: skip
    page = _page(found.staff, _("收回角色"), _("角色已收回。"), explanation=explanation, kind="warning")
    form = forms.Empty(request.POST or None, initial={"version": found.version})
    return perform(request, page, form, lambda **fields: services.withdraw_role(who, pk, **fields))


@require_safe
@login_required
def delegation_list(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    page = paging.page(queries.visible_delegations(who), request.GET.get("page"))
    rows = [
        {
            "delegation": one,
            "role": Role(one.role).label,
            "span": screens.span(one.valid_from, one.valid_until),
            "state": screens.delegation_state(one),
            "may_end": _may_end(who, one),
        }
        for one in page
    ]
    return render(request, "agencies/delegation_list.html", {"page": page, "rows": rows})


def _may_end(who: Staff, one: Delegation) -> bool:
    own = one.from_staff_id == who.pk
    return one.ended_on is None and (own or who.has_role(SECURITY, agency=one.agency))


@require_http_methods(["GET", "POST"])
@login_required
def delegate(request: HttpRequest) -> HttpResponse:
    title = _("委托代理")
    explanation = _(
        "代理期间，这位同事以您的角色办理事项，记录在其本人名下；自己经手的事项仍不能由本人审批。"
    )
    list_page = reverse("agencies:delegations")
    crumbs = (Link(_("代理"), list_page), Link(title))
    page = Page(title, title, _("已委托代理。"), list_page, crumbs, explanation)
    form = forms.Delegate(actor.of(request), request.POST or None)
    return perform(request, page, form, lambda **fields: services.delegate(actor.of(request), **fields))


@require_http_methods(["GET", "POST"])
@login_required
def end_delegation(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    found = queries.delegation(who, pk)
    if found.from_staff_id != who.pk:
        services.require_role(who, SECURITY, found.agency, "end_delegation")
    list_page = reverse("agencies:delegations")
    title = _("终止代理")
    page = Page(
        title, title, _("代理已终止。"), list_page, (Link(_("代理"), list_page), Link(title)), kind="warning"
    )
    form = forms.Empty(request.POST or None, initial={"version": found.version})
    return perform(request, page, form, lambda **fields: services.end_delegation(who, pk, **fields))
