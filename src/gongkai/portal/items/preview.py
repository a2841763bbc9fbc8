"""An item as it will stand on the site, for the staff who work on it: no page of the public, and no file is written of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.proactive.queries import linked
from gongkai.apps.proactive.queries import preview as queries
from gongkai.portal.items import beside, pages, related
from gongkai.portal.items.body import body_of
from gongkai.portal.items.views import of_text

if TYPE_CHECKING:
    from gongkai.apps.proactive.queries.published import Attachment


@require_safe
@never_cache
@login_required
def page(request: HttpRequest, pk: int) -> HttpResponse:
    shown = queries.as_published(actor.of(request), pk)
    found = shown.item
    assert found.published is not None
    body = body_of(found.published.body, shown.files, address=_of_file)
    facts = {
        **of_text(found),
        "body": body.html,
        "files": pages.files_below(shown.files, body.pictures, address=_of_file),
        "channels": pages.channels_of(linked.channels_of(found)),
        "beside": beside.preview_of(found, is_first=shown.is_first),
        "is_first": shown.is_first,
        "related": related.groups_of(found, linked.relations_of(found)),
        "address": request.build_absolute_uri(),
    }
    answer = render(request, "portal_items/preview.html", facts)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _of_file(attachment: Attachment) -> str:
    """The desk's own copy: the public address answers only when the item is published."""
    return reverse("proactive:file", args=[attachment.item_id, attachment.pk])
