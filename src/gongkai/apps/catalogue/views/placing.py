"""To which entries of the catalogue an item belongs."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.apps.agencies import actor
from gongkai.apps.catalogue import queries, services
from gongkai.apps.catalogue.forms import PlaceForm
from gongkai.apps.proactive import queries as items
from gongkai.lib.acting import attempt, pages
from gongkai.lib.errors import NotAllowed


@pages
@login_required
def place(request: HttpRequest, item: int) -> HttpResponse:
    who = actor.of(request)
    of = items.get(who, item)
    if not items.is_writer(who, of.agency):
        raise NotAllowed(_("信息归入哪个条目，由起草信息的人确定，您没有这个角色。"), act="place")
    places = queries.places_of(of)
    entries = places.standing
    belongs, was_said = queries.entries_of_item(of, places)
    placed = [one.pk for one in belongs] if was_said else []
    form = PlaceForm(entries, placed, request.POST if request.method == "POST" else None)
    if attempt(request, form, lambda: services.place(who, item, entries=form.cleaned_data["entries"])):
        messages.success(request, _("已归入目录。"))
        return redirect("proactive:detail", item)
    facts = {"item": of, "form": form, "entries": entries, "by_column": [] if was_said else belongs}
    return render(request, "catalogue/place.html", facts)
