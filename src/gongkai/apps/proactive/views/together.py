"""Reviewing many items in one act, and sending what a list brought for review."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.apps.agencies import actor
from gongkai.apps.proactive import queries, states
from gongkai.apps.proactive.forms.together import PassManyForm
from gongkai.apps.proactive.queries import importing
from gongkai.apps.proactive.services import together as services
from gongkai.apps.proactive.services.writing import require_writer
from gongkai.apps.proactive.states import State
from gongkai.lib import paging
from gongkai.lib.errors import NotAllowed, Stale

TOLD_AT_MOST = 5


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def review(request: HttpRequest) -> HttpResponse:
    """What waits for this person's review; those that are ticked are passed, all or none."""
    who = actor.of(request)
    if who.roles.isdisjoint(states.REVIEWERS):
        raise NotAllowed(_("信息由各级审核人审核，您没有这些角色。"), act="pass_step")
    page = paging.page(queries.awaiting_review(who), request.GET.get("page"))
    shown = [item.pk for item in page.object_list]
    form = PassManyForm(request.POST if request.method == "POST" else None, shown=shown)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            done = services.pass_all(who, given["chosen"], opinion=given["opinion"])
        except (NotAllowed, Stale) as refusal:
            form.add_error(None, str(refusal))
        else:
            words = ngettext("%(count)d件的这一步已通过。", "%(count)d件的这一步已通过。", len(done))
            messages.success(request, words % {"count": len(done)})
            return redirect("proactive:review_many")
    return render(request, "proactive/review_many.html", {"page": page, "form": form})


@require_POST
@login_required
def submit_brought(request: HttpRequest, pk: int) -> HttpResponse:
    """Drafts that came of a list are sent for review, as many at once as one act takes."""
    who = actor.of(request)
    require_writer(who, who.agency)
    found = importing.item_import(who, pk)
    rows = importing.brought_with(who, found).filter(state=State.DRAFT, newest__author=who.pk)
    sent, refused = services.submit_all(who, list(rows.values_list("pk", flat=True)[: services.AT_MOST]))
    words = ngettext("%(count)d件已送审。", "%(count)d件已送审。", sent)
    messages.success(request, words % {"count": sent})
    for number, why in refused[:TOLD_AT_MOST]:
        said = {"title": queries.get(who, number), "why": why}
        messages.warning(request, _("“%(title)s”还没有送审：%(why)s") % said)
    return redirect("proactive:import_preview", pk)
