"""Pages of people: the list, one person, and each act on an account."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.apps.agencies import actor, forms, queries, screens, services
from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.views.acting import Page, perform
from gongkai.lib import paging
from gongkai.lib.errors import NotAllowed
from gongkai.lib.ui.parts import Link

PEOPLE = Link(_("人员"), "/desk/staff/")


@require_safe
@login_required
def staff_list(request: HttpRequest) -> HttpResponse:
    narrow = forms.Filter(request.GET)
    words = narrow.cleaned_data["name"] if narrow.is_valid() else ""
    page = paging.page(queries.staff_list(actor.of(request), words), request.GET.get("page"))
    facts = {"page": page, "table": screens.staff_table(page), "filter": narrow}
    return render(request, "agencies/staff_list.html", facts)


@require_safe
@login_required
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    person = queries.staff(who, pk)
    grants = [
        {
            "grant": grant,
            "state": screens.grant_state(grant),
            "span": screens.span(grant.valid_from, grant.valid_until),
        }
        for grant in queries.grants_of(who, person)
    ]
    facts = {
        "person": person,
        "tag": screens.staff_tag(person),
        "terms": screens.staff_terms(person),
        "grants": grants,
        "may_change": who.has_role(Role.SYSTEM_ADMINISTRATOR, agency=person.agency),
        "may_grant": who.has_role(Role.SECURITY_ADMINISTRATOR, agency=person.agency) and who != person,
        "crumbs": (PEOPLE, Link(person.name)),
    }
    return render(request, "agencies/staff_detail.html", facts)


def _page(person: Staff, title: Any, button: Any, done: Any, **more: Any) -> Page:
    to = reverse("agencies:staff_detail", args=[person.pk])
    return Page(title, button, done, to, crumbs=(PEOPLE, Link(person.name, to), Link(title)), **more)


def _found(request: HttpRequest, pk: int, act: str, role: Role = Role.SYSTEM_ADMINISTRATOR) -> Staff:
    person = queries.staff(actor.of(request), pk)
    services.require_role(actor.of(request), role, person.agency, act)
    return person


@require_http_methods(["GET", "POST"])
@login_required
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """A new account at a body; its first password is shown on the answer to the form and nowhere else."""
    who = actor.of(request)
    agency = queries.agency(who, pk)
    services.require_role(who, Role.SYSTEM_ADMINISTRATOR, agency, "create_staff")
    form = forms.NewPerson(who, agency, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = services.create_staff(who, agency=agency, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error("username", str(refusal))
        else:
            return _first_password(request, account)
    to = reverse("agencies:detail", args=[agency.pk])
    crumbs = (Link(_("单位"), reverse("agencies:list")), Link(agency.name, to), Link(_("建立账号")))
    page = Page(_("建立账号"), _("建立账号"), "", to, crumbs)
    return render(request, "agencies/act.html", {"page": page, "form": form})


def _first_password(request: HttpRequest, account: services.NewAccount) -> HttpResponse:
    crumbs = (PEOPLE, Link(account.staff.name))
    return render(request, "agencies/first_password.html", {"account": account, "crumbs": crumbs})


@require_http_methods(["GET", "POST"])
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    person = _found(request, pk, "change_staff")
    page = _page(person, _("修改人员信息"), _("保存"), _("已保存。"))
    initial = {name: getattr(person, name) for name in ("name", "unit", "position", "phone", "version")}
    form = forms.Person(actor.of(request), person.agency, request.POST or None, initial=initial)
    return perform(request, page, form, partial(services.change_staff, actor.of(request), pk))


@require_http_methods(["GET", "POST"])
@login_required
def transfer(request: HttpRequest, pk: int) -> HttpResponse:
    person = _found(request, pk, "change_staff")
    page = _page(person, _("调动人员"), _("调动"), _("人员已调动，原单位的角色已收回。"))
    form = forms.Transfer(actor.of(request), request.POST or None, initial={"version": person.version})

    def act(**fields: Any) -> None:
        services.change_staff(actor.of(request), pk, unit=None, **fields)

    return perform(request, page, form, act)


@require_http_methods(["GET", "POST"])
@login_required
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    person = _found(request, pk, "deactivate_staff")
    explanation = _("停用后此人不能登录，现有的登录立即失效；办过的事项仍记在其名下。")
    page = _page(
        person, _("停用账号"), _("停用账号"), _("账号已停用。"), explanation=explanation, kind="warning"
    )
    form = forms.Empty(request.POST or None, initial={"version": person.version})
    return perform(request, page, form, partial(services.deactivate_staff, actor.of(request), pk))


@require_http_methods(["GET", "POST"])
@login_required
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    person = _found(request, pk, "reactivate_staff")
    page = _page(person, _("恢复账号"), _("恢复账号"), _("账号已恢复。"))
    form = forms.Empty(request.POST or None, initial={"version": person.version})
    return perform(request, page, form, partial(services.reactivate_staff, actor.of(request), pk))


@require_http_methods(["GET", "POST"])
@login_required
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    person = _found(request, pk, "reset_password")
    if request.method == "POST":
        return _first_password(request, services.reset_password(actor.of(request), pk))
    explanation = _("将生成新的初始密码，只显示一次；此人现有的登录立即失效，下次登录须改密码。")
    page = _page(person, _("重置密码"), _("重置密码"), "", explanation=explanation, kind="warning")
    return render(request, "agencies/act.html", {"page": page, "form": forms.Empty()})


@require_http_methods(["GET", "POST"])
@login_required
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    person = _found(request, pk, "reset_second_factor", Role.SECURITY_ADMINISTRATOR)
    explanation = _("用于手机遗失等情形。请先当面核实本人身份；重置后此人登录时须重新启用动态口令。")
    page = _page(
        person,
        _("重置动态口令"),
        _("重置动态口令"),
        _("动态口令已重置。"),
        explanation=explanation,
        kind="warning",
    )
    form = forms.Empty(request.POST or None)
    return perform(request, page, form, lambda **_fields: services.reset_second_factor(actor.of(request), pk))
