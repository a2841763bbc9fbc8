"""Relating items, and entering by what other channels they went out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.forms.linking import ChannelForm, RelationForm
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.show import linking as show
from gongkai.lib import clock
from gongkai.lib.acting import attempt, pages
from gongkai.lib.errors import NotAllowed


def _item(who: Staff, pk: int) -> Item:
    """Raises Http404, NotAllowed."""
    item = queries.get(who, pk)
    services.require_writer(who, item.agency)
    return item


@pages
@login_required
def relate(request: HttpRequest, pk: int) -> HttpResponse:
    """What is looked for first; then which of those found."""
    who = actor.of(request)
    item = _item(who, pk)
    form = RelationForm(request.POST or None, offered=_offered(who, item, request.POST.get("words", "")))
    if request.method == "POST" and form.is_valid() and (to := form.cleaned_data.get("to")):
        try:
            services.add_relation(who, pk, to=to, kind=form.cleaned_data["kind"])
        except NotAllowed as refusal:
            form.add_error(None, refusal.why)
        else:
            messages.success(request, _("关联已登记。"))
            return redirect("proactive:detail", pk)
    return render(request, "proactive/relate.html", {"item": item, "form": form})


def _offered(who: Staff, item: Item, words: str) -> list[tuple[int, str]] | None:
    """Candidates; None where the search could not be asked."""
    found = queries.items_named(who, words.strip()) if words.strip() else queries.Offered(())
    if not found.is_whole:
        return None
    mine = frozenset(queries.bodies_in_sight(who).values_list("pk", flat=True))
    return show.choices_of(tuple(one for one in found.items if one.pk != item.pk), mine)


@require_POST
@login_required
def unrelate(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    services.remove_relation(actor.of(request), pk, number)
    messages.success(request, _("关联已去掉。"))
    return redirect("proactive:detail", pk)


@pages
@login_required
def channel(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    item = _item(who, pk)
    form = ChannelForm(request.POST or None, initial={"released_on": clock.today()})

    def act() -> object:
        given = {name: form.cleaned_data[name] for name in ("channel", "released_on", "address")}
        return services.add_channel(who, pk, **given)

    if attempt(request, form, act):
        messages.success(request, _("发布渠道已登记。"))
        return redirect("proactive:detail", pk)
    return render(request, "proactive/channel.html", {"item": item, "form": form})


@require_POST
@login_required
def channel_remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    services.remove_channel(actor.of(request), pk, number)
    messages.success(request, _("这条登记已去掉。"))
    return redirect("proactive:detail", pk)
