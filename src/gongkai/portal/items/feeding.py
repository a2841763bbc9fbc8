"""Feeds of items, as they are asked for."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.proactive.queries import published
from gongkai.lib import site
from gongkai.portal.items import addresses, feeds

ATOM = "application/atom+xml; charset=utf-8"


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    about = reverse("portal_items:overview")
    return _answer(request, published.newest(feeds.LENGTH), _("政府信息公开"), about)


@require_safe
def column_feed(request: HttpRequest, code: str) -> HttpResponse:
    found = published.column(code)
    items = published.newest(feeds.LENGTH, column=found.pk)
    return _answer(request, items, found.name, addresses.of_column(code))


@require_safe
def body_feed(request: HttpRequest, pk: int) -> HttpResponse:
    found = published.body(pk)
    items = published.newest(feeds.LENGTH, agency=pk)
    return _answer(request, items, found.name, reverse("portal_items:overview"))


def _answer(request: HttpRequest, items: list[published.Item], title: str, about: str) -> HttpResponse:
    whole = partial(site.whole_address, request)
    return HttpResponse(feeds.feed(items, title, about, request.path, whole), content_type=ATOM)
