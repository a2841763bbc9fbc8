"""What the guide of a body needs: its disclosure office, and what is still missing for a complete guide."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.apps.agencies import actor
from gongkai.apps.catalogue import queries, services
from gongkai.apps.catalogue.forms import OfficeForm
from gongkai.apps.catalogue.queries import published
from gongkai.apps.catalogue.views.entries import require_keeper
from gongkai.lib.acting import attempt, pages


@pages
@login_required
def office(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    body = queries.body(who, pk)
    require_keeper(who, body)
    given = request.POST if request.method == "POST" else None
    form = OfficeForm(body, queries.office(body), given)

    def act() -> object:
        return services.set_office(who, pk, version=form.cleaned_data["version"], **form.values())

    if attempt(request, form, act):
        messages.success(request, _("指南已更新。"))
        return redirect("catalogue:office", pk)
    missing = published.missing_in_guide(published.guide_of(body))
    return render(request, "catalogue/office.html", {"body": body, "form": form, "missing": missing})
