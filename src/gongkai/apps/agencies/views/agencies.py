"""Pages of bodies: the tree, one body, and each act on it."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.apps.agencies import actor, forms, queries, screens, services
from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.views.acting import Page, perform
from gongkai.lib import paging
from gongkai.lib.ui.parts import Link

TREE = Link(_("单位"), "/desk/agencies/")


@require_safe
@login_required
def agency_list(request: HttpRequest) -> HttpResponse:
    narrow = forms.Filter(request.GET)
    words = narrow.cleaned_data["name"] if narrow.is_valid() else ""
    page = paging.page(queries.agency_list(actor.of(request), words), request.GET.get("page"))
    facts = {"page": page, "table": screens.agency_table(page), "filter": narrow}
    return render(request, "agencies/agency_list.html", facts)


@require_safe
@login_required
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    agency = queries.agency(who, pk)
    facts = {
        "agency": agency,
        "tag": screens.agency_tag(agency),
        "terms": screens.agency_terms(agency, queries.successors(who, agency)),
        "history": screens.period_table(queries.periods(who, agency)),
        "units": queries.units(who, agency),
        "may_change": who.has_role(Role.SYSTEM_ADMINISTRATOR, agency=agency) and agency.closed_on is None,
        "crumbs": (TREE, Link(agency.name)),
    }
    return render(request, "agencies/agency_detail.html", facts)


def _page(agency: Agency, title: Any, button: Any, done: Any, **more: Any) -> Page:
    to = reverse("agencies:detail", args=[agency.pk])
    return Page(title, button, done, to, crumbs=(TREE, Link(agency.name, to), Link(title)), **more)


def _found(request: HttpRequest, pk: int, act: str) -> Agency:
    """The body of an act, for its system administrator."""
    agency = queries.agency(actor.of(request), pk)
    services.require_role(actor.of(request), Role.SYSTEM_ADMINISTRATOR, agency, act)
    return agency


def _version(agency: Agency) -> dict[str, Any]:
    return {"version": agency.version}


@require_http_methods(["GET", "POST"])
@login_required
def create(request: HttpRequest, pk: int) -> HttpResponse:
    parent = _found(request, pk, "create_agency")
    page = _page(parent, _("设立下级单位"), _("设立单位"), _("单位已设立。"))

    def act(**fields: Any) -> None:
        services.create_agency(actor.of(request), parent=parent, **fields)

    return perform(request, page, forms.NewAgency(request.POST or None, initial={"level": parent.level}), act)


@require_http_methods(["GET", "POST"])
@login_required
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    agency = _found(request, pk, "rename_agency")
    explanation = _("以前的报告和记录仍显示当时的名称。")
    page = _page(agency, _("单位更名"), _("更名"), _("单位已更名。"), explanation=explanation)
    initial = {"name": agency.name, "short_name": agency.short_name, **_version(agency)}
    form = forms.Rename(request.POST or None, initial=initial)
    return perform(request, page, form, partial(services.rename_agency, actor.of(request), pk))


@require_http_methods(["GET", "POST"])
@login_required
def reclassify(request: HttpRequest, pk: int) -> HttpResponse:
    agency = _found(request, pk, "reclassify_agency")
    page = _page(agency, _("调整类别或层级"), _("调整"), _("类别与层级已调整。"))
    form = forms.Reclassify(
        request.POST or None, initial={"kind": agency.kind, "level": agency.level, **_version(agency)}
    )
    return perform(request, page, form, partial(services.reclassify_agency, actor.of(request), pk))


@require_http_methods(["GET", "POST"])
@login_required
def move(request: HttpRequest, pk: int) -> HttpResponse:
    agency = _found(request, pk, "move_agency")
    explanation = _("下级单位随同划转。")
    page = _page(agency, _("划转到其他单位之下"), _("划转"), _("单位已划转。"), explanation=explanation)

    def act(agency: Agency, **fields: Any) -> None:
        services.move_agency(actor.of(request), pk, parent=agency, **fields)

    return perform(request, page, _to_agency(request, agency, _("新的上级单位")), act)


@require_http_methods(["GET", "POST"])
@login_required
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    agency = _found(request, pk, "merge_agency")
    explanation = _("并入后本单位即告撤销，职责由承接单位行使；记录仍保留在本单位名下。")
    page = _page(
        agency, _("并入其他单位"), _("并入"), _("单位已并入。"), explanation=explanation, kind="warning"
    )

    def act(agency: Agency, **fields: Any) -> None:
        services.merge_agency(actor.of(request), pk, into=agency, **fields)

    return perform(request, page, _to_agency(request, agency, _("承接单位")), act)


def _to_agency(request: HttpRequest, agency: Agency, label: Any) -> Form:
    form = forms.ToAgency(actor.of(request), request.POST or None, initial=_version(agency))
    form.fields["agency"].label = label
    return form


@require_http_methods(["GET", "POST"])
@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    agency = _found(request, pk, "close_agency")
    page = _page(agency, _("撤销单位"), _("撤销单位"), _("单位已撤销。"), kind="warning")
    form = forms.Close(request.POST or None, initial=_version(agency))
    return perform(request, page, form, partial(services.close_agency, actor.of(request), pk))


@require_http_methods(["GET", "POST"])
@login_required
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    agency = _found(request, pk, "change_contact")
    page = _page(agency, _("修改代码与联系方式"), _("保存"), _("已保存。"))
    initial = {name: getattr(agency, name) for name in forms.Contact.base_fields}
    form = forms.Contact(request.POST or None, initial=initial)
    return perform(request, page, form, partial(services.change_contact, actor.of(request), pk))


@require_http_methods(["GET", "POST"])
@login_required
def create_unit(request: HttpRequest, pk: int) -> HttpResponse:
    agency = _found(request, pk, "create_unit")
    page = _page(agency, _("设立内设机构"), _("设立内设机构"), _("内设机构已设立。"))
    form = forms.NewUnit(request.POST or None)
    return perform(request, page, form, partial(services.create_unit, actor.of(request), pk))
