"""One item on one page, its earlier versions with what changed, and its attachments as files."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.models import ItemVersion
from gongkai.apps.proactive.show import clock, linking, proposal, reviewing, rows, said
from gongkai.apps.proactive.show.difference import of_versions
from gongkai.apps.proactive.show.menu import menu_of
from gongkai.apps.proactive.show.text import text_of
from gongkai.apps.proactive.states import State
from gongkai.lib.downloads import named
from gongkai.lib.shell import related


@require_safe
@login_required
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor.of(request)
    of = queries.dossier(who, pk)
    menu = menu_of(who, of.item, queries.facts_of(who, of))
    may_clear = any(one is not None and one.action == "clear" for one in (menu.main, *menu.rest))
    facts = proposal.of(of, may_clear=may_clear) | {
        "item": of.item,
        "state": rows.state_tag(of.item),
        "turn": reviewing.turn_of(of.item),
        "strip": clock.strip_of(of.item, of.newest),
        "review_left": clock.review_left(of.item),
        "menu": menu,
        "steps": reviewing.steps_of(of),
        "returned": reviewing.returned_of(of),
        "versions": of.versions,
        "related": related.of(who, of.item),
        "may_link": queries.is_writer(who, of.item.agency) and of.item.state != State.DISCARDED,
        "relations": linking.linked(who, of.item, of.relations),
        "channels": linking.channel_lines(of.item, of.channels),
    }
    return render(request, "proactive/detail.html", facts)


@require_safe
@login_required
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A version as it was, and what it changed against the one before it or the one chosen."""
    who = actor.of(request)
    of = queries.dossier(who, pk)
    shown = next((queries.whole(one) for one in of.versions if one.number == number), None)
    if shown is None:
        raise Http404
    against = _against(request, [one for one in of.versions if one.number != number], number)
    facts = {
        "item": of.item,
        "version": shown,
        "others": [one for one in of.versions if one.number != number],
        "against": against,
        "difference": of_versions(of, queries.whole(against), shown) if against else None,
        "text": text_of(shown),
        "files": [(one, said.name_of(one)) for one in of.files_of(shown)],
        "terms": said.terms_of(of.item, shown),
    }
    return render(request, "proactive/version.html", facts)


def _against(request: HttpRequest, others: list[ItemVersion], number: int) -> ItemVersion | None:
    """The one asked for, else the one before, else nothing."""
    asked = request.GET.get("against", "")
    chosen = next((one for one in others if str(one.number) == asked), None)
    return chosen or next((one for one in others if one.number < number), None)


@require_safe
@never_cache
@login_required
def file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Pictures are shown, everything else is to be saved."""
    found, data = services.read(actor.of(request), pk, number)
    is_picture = found.media_type in {"image/png", "image/jpeg"}
    headers = named(found.name, inline=is_picture) | {"X-Content-Type-Options": "nosniff"}
    return HttpResponse(data, content_type=found.media_type, headers=headers)
