"""Pages for search engines, and pages that stand in for others: not found, resting, search closed.

Those that stand in are shown by the web server at whatever address was asked for, so they are drawn without a request:
no link on them leads back "to this page".
"""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.lib import site
from gongkai.lib.shell import public
from gongkai.lib.ui.parts import Link
from gongkai.portal.pages import sitemaps

XML = "application/xml; charset=utf-8"
# Addresses that search engines have no business at. The desk refuses strangers anyway; this only spares both sides.
CLOSED_TO_ROBOTS = (
    "/desk/",
    "/account/",
    "/api/",
    "/search/",
    "/display/",
    "/requests/mine/",
    "/requests/new/",
)


@require_safe
def missing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("404.html"))


@require_safe
def resting(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("portal_pages/resting.html", _ways()))


@require_safe
def search_closed(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("portal_pages/search_closed.html", _ways()))


def _ways() -> dict[str, object]:
    entries = [Link(entry.label, reverse(entry.url_name)) for entry in public.ENTRIES if entry.in_navigation]
    return {"entries": entries, "site": site.current()}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED_TO_ROBOTS)]
    lines.append(f"Sitemap: {site.whole_address(request, reverse('portal_pages:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    return HttpResponse(sitemaps.index(partial(site.whole_address, request)), content_type=XML)


@require_safe
def sitemap_part(request: HttpRequest, key: str, number: int) -> HttpResponse:
    for known in sitemaps.SITEMAPS:
        if known.key == key and number in known.numbered.numbers():
            text = sitemaps.part(known, number, partial(site.whole_address, request))
            return HttpResponse(text, content_type=XML)
    raise Http404
