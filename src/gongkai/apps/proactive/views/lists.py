"""The list of items."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor, listing
from gongkai.apps.proactive import queries, states
from gongkai.apps.proactive.forms.filtering import FilterForm
from gongkai.apps.proactive.shell import ROLES
from gongkai.apps.proactive.show import rows


@require_safe
@login_required
def items(request: HttpRequest) -> HttpResponse:
    who = actor.of(request)
    form = FilterForm(who, request.GET)
    wanted = form.wanted()
    sought = queries.look_up(who, wanted)
    # What words find is little: it needs no index in the order of the list.
    along = None if sought.words else queries.along(who, wanted)
    found = queries.called(who, wanted, sought) if sought.words else queries.narrowed(who, wanted)
    facts = listing.shown(request, "proactive:list", form, found, rows.table_of, along) | {
        "not_all": rows.not_all(sought),
        "may_write": not who.roles.isdisjoint(states.WRITERS),
        "may_count": not who.roles.isdisjoint(ROLES),
        "may_review": not who.roles.isdisjoint(states.REVIEWERS),
    }
    return render(request, "proactive/list.html", facts)
