"""The public pages of items."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.proactive.queries import linked, published
from gongkai.lib import site
from gongkai.lib.downloads import named
from gongkai.lib.ui.meta import PageMeta
from gongkai.lib.ui.parts import Link
from gongkai.portal.items import addresses, beside, kinds, linked_data, pages, related
from gongkai.portal.items.body import body_of
from gongkai.portal.items.lists import blocks_of, lines_of
from gongkai.portal.items.quick_code import quick_code

NEWEST_SHOWN = 8
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
log = logging.getLogger(__name__)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    counts = published.counts()
    facts = {
        "blocks": blocks_of(published.columns(), counts, published.latest_of_columns()),
        "number": sum(counts.values()),
        "newest": lines_of(published.newest(NEWEST_SHOWN)),
        "crumbs": [Link(_("首页"), reverse("portal:home")), Link(_("政府信息公开"))],
        "meta": PageMeta(pages.WHOLE_SITE),
    }
    return render(request, "portal_items/overview.html", facts)


@require_safe
def column(request: HttpRequest, code: str) -> HttpResponse:
    found = published.column(code)
    leaf = kinds.numbered(found).newest(
        partial(published.on_places, found.pk), partial(addresses.of_page, code)
    )
    facts = {
        "items": lines_of(leaf.rows),
        "older": leaf.older,
        "pages": _numbers(code, leaf.last),
        "crumbs": _crumbs(Link(found.name)),
    }
    return render(request, "portal_items/column.html", {**facts, **_of_column(found)})


@require_safe
def numbered(request: HttpRequest, code: str, number: int) -> HttpResponse:
    found = published.column(code)
    leaf = kinds.numbered(found).leaf(
        number, partial(published.on_places, found.pk), partial(addresses.of_page, code)
    )
    facts = {
        "items": lines_of(leaf.rows),
        "number": number,
        "newer": leaf.newer,
        "older": leaf.older,
        "crumbs": _crumbs(
            Link(found.name, addresses.of_column(code)), Link(_("第%(number)d页") % {"number": number})
        ),
    }
    return render(request, "portal_items/column.html", {**facts, **_of_column(found)})


def _of_column(found: published.Column) -> dict[str, Any]:
    return {
        "column": found,
        "feed": addresses.of_feed(found.code),
        "meta": PageMeta(pages.column_meta(found)),
    }


def _numbers(code: str, last: int) -> list[Link]:
    """The first pages of all, which are the oldest, can be reached at once; those between by turning over."""
    wanted = sorted({1, *range(max(last - 4, 1), last + 1)}, reverse=True) if last > 1 else []
    return [Link(str(number), addresses.of_page(code, number)) for number in wanted]


def _crumbs(*links: Link) -> list[Link]:
    return [
        Link(_("首页"), reverse("portal:home")),
        Link(_("政府信息公开"), reverse("portal_items:overview")),
        *links,
    ]


@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    found = published.item(pk)
    if not found.is_public:
        # 410: it stood here and was taken back; the page says why, and search engines drop the address.
        return render(request, "portal_items/withdrawn.html", {"item": found}, status=410)
    return render(request, "portal_items/item.html", _item_page(request, found))


def _item_page(request: HttpRequest, found: published.Item) -> dict[str, Any]:
    assert found.published is not None
    whole = partial(site.whole_address, request)
    files, relations = published.files_of(found), linked.relations_of(found)
    body = body_of(found.published.body, files)
    pictures = [addresses.of_file(one.attachment) for one in files if one.attachment_id in body.pictures]
    address = whole(addresses.of_item(found.pk))
    return {
        **of_text(found),
        "body": body.html,
        "files": pages.files_below(files, body.pictures),
        "channels": pages.channels_of(linked.channels_of(found)),
        "related": related.groups_of(found, relations),
        "beside": beside.of(found),
        "address": address,
        "quick_code": quick_code(address, _("本页网址的二维码")),
        "linked_data": linked_data.block_of(found, files, relations, whole),
        "meta": pages.meta_of(found, pictures, whole),
    }


def of_text(found: published.Item) -> dict[str, Any]:
    """What is said of the item itself."""
    in_tree = any(one.pk == found.column_id for one in published.columns())
    column_url = addresses.of_column(found.column.code) if in_tree else ""
    reviewed_at = linked.reviewed_after_at(found) if found.release_reason else None
    return {
        "item": found,
        "version": found.published,
        "terms": pages.terms_of(found),
        "fields": pages.fields_of(found),
        "notes": pages.notes_of(found, reviewed_at),
        "repost": pages.repost_of(found),
        "renewed_on": pages.renewed_on(found),
        "crumbs": _crumbs(Link(found.column.name, column_url), Link(_("正文"))),
    }


@require_safe
def file(request: HttpRequest, pk: int, attachment: int, ending: str) -> HttpResponse:
    """A file of a published item. Pictures are shown in the page, all else is saved under its own name."""
    found = published.file(pk, attachment)
    if ending != addresses.ending_of(found.name):
        raise Http404
    data = published.bytes_of(found)
    if data is None:
        log.error("主动公开的附件#%s缺失或损坏，请从备份恢复。", found.pk)
        return render(request, "portal_items/file_lost.html", {"item": pk}, status=404)
    is_picture = found.media_type in PICTURES
    headers = named(found.name, inline=is_picture) | {"X-Content-Type-Options": "nosniff"}
    return HttpResponse(data, content_type=found.media_type, headers=headers)
