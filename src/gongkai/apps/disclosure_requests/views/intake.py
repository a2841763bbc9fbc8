"""Registering what came at the counter, by mail, fax or word of mouth; what the body settles."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.apps.agencies import actor
from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.forms.grouping import groups_of
from gongkai.apps.disclosure_requests.forms.intake import (
    POLICY_GROUPS,
    REGISTER_GROUPS,
    PolicyForm,
    RegisterForm,
)
from gongkai.lib.errors import NotAllowed

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
@login_required
def register(request: HttpRequest) -> HttpResponse:
    services.require_register(actor.of(request))
    form = RegisterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            case = services.register(actor.of(request), form.asker(), form.asked())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            words = _("已登记，编号%(number)s；回执可以打印交给申请人。")
            messages.success(request, words % {"number": case.request_no})
            return redirect("disclosure_requests:detail", case.pk)
    facts = {"form": form, "groups": groups_of(form, REGISTER_GROUPS)}
    return render(request, "disclosure_requests/register.html", facts)


@pages
@login_required
def policy(request: HttpRequest) -> HttpResponse:
    services.require_settle(actor.of(request))
    settled = queries.policy_of(actor.of(request).agency)
    form = PolicyForm(request.POST or None, instance=settled, initial={"version": settled.version})
    if request.method == "POST" and form.is_valid():
        changes = {name: form.cleaned_data[name] for name in form.cleaned_data if name != "version"}
        version = form.cleaned_data["version"] if settled.pk else None
        services.settle(actor.of(request), changes, version=version)
        messages.success(request, _("依申请公开的设置已保存。"))
        return redirect("disclosure_requests:policy")
    facts = {"form": form, "groups": groups_of(form, POLICY_GROUPS)}
    return render(request, "disclosure_requests/policy.html", facts)
