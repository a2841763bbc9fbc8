from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.disclosure_requests import queries as requests
from gongkai.apps.search_index import asked, searching
from gongkai.desk import worklist
from gongkai.desk.account import terms_of
from gongkai.desk.search import audience_of


@require_safe
@login_required
@requests.one_calendar()
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/home.html", {"blocks": worklist.waiting_for(actor.of(request))})


@require_safe
@login_required
def search(request: HttpRequest) -> HttpResponse:
    person = actor.of(request)
    results = searching.search(person, asked.of(request.GET), audience_of(person))
    return render(request, "desk/search.html", {"results": results})


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    facts = {"terms": terms_of(actor.of(request)), "has_second_factor": is_mfa_enabled(actor.of(request))}
    return render(request, "desk/account.html", facts)
