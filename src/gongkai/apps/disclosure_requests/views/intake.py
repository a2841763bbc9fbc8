"""Registering what came at the counter, by mail, fax or word of mouth; what the body settles."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.apps.agencies import actor
from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.forms.intake import (
    POLICY_GROUPS,
    REGISTER_GROUPS,
    PolicyForm,
    RegisterForm,
)
from gongkai.lib.acting import attempt, pages
from gongkai.lib.ui.grouping import groups_of


@pages
@login_required
def register(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    services.require_register(who)
    form = RegisterForm(request.POST or None)
    if done := attempt(request, form, lambda: services.register(who, form.asker(), form.asked())):
        words = _("已登记，编号%(number)s；回执可以打印交给申请人。")
        messages.success(request, words % {"number": done.result.request_no})
        return redirect("disclosure_requests:detail", done.result.pk)
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
