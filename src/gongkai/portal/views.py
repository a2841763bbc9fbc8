"""The pages of the public frame. What they show comes from published rows through the registries of the apps."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.search_index import asked
from gongkai.apps.search_index.window import search_public
from gongkai.lib import rates
from gongkai.lib.shell import public
from gongkai.lib.ui.parts import Link
from gongkai.portal import home as front


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html", {"front": front.front_page()})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everyone finds the same here, signed in or not: the public documents."""
    given = asked.of(request.GET)
    if given.words:
        rates.require(request, "search", per_minute=settings.SEARCHES_PER_MINUTE)
    return render(request, "portal/search.html", {"results": search_public(given)})


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    own = [Link(_("首页"), reverse("portal:home")), Link(_("搜索"), reverse("portal:search"))]
    entries = [Link(entry.label, reverse(entry.url_name)) for entry in public.ENTRIES]
    feeds = [Link(feed.title, reverse(feed.url_name)) for feed in public.FEEDS]
    sections = [(section.title, section.links()) for section in public.MAP]
    facts = {"pages": own + entries, "sections": [one for one in sections if one[1]], "feeds": feeds}
    return render(request, "portal/site_map.html", facts)
