"""The frame of a public page: page tags, navigation and foot. Each reads settings and registries, never a draft."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai.lib import site
from gongkai.lib.shell import public
from gongkai.lib.ui.meta import PageMeta

register = template.Library()

Context = dict[str, Any]


@register.inclusion_tag("portal/_page_tags.html", takes_context=True)
def page_tags(context: Context) -> Context:
    """Site tags on every page; column and content tags where the view hands over a PageMeta as `meta`."""
    meta = context.get("meta")
    more = meta.tags() if isinstance(meta, PageMeta) else []
    return {
        "tags": site.current().tags() + more,
        "links": [(reverse(one.url_name), one.label) for one in public.ENTRIES if not one.in_navigation],
        "feeds": [(reverse(f.url_name), f.title) for f in public.FEEDS],
    }


@register.simple_tag
def site_body() -> str | SafeString:
    """The body that runs the site, under its name; nothing where none is named."""
    sponsor = site.current().sponsor
    return format_html('<span class="gk-site-body">{}</span>', sponsor) if sponsor else ""


@register.inclusion_tag("portal/_navigation.html", takes_context=True)
def portal_navigation(context: Context) -> Context:
    request: HttpRequest | None = context.get("request")
    here = request.path if request else ""
    home = reverse("portal:home")
    links = [
        {"url": url, "label": entry.label, "current": here.startswith(url)}
        for entry in public.ENTRIES
        if entry.in_navigation
        for url in (reverse(entry.url_name),)
    ]
    return {"home": home, "at_home": here == home, "links": links}


@register.inclusion_tag("portal/_foot.html", takes_context=True)
def portal_foot(context: Context) -> Context:
    request: HttpRequest | None = context.get("request")
    this = site.current()
    address = site.whole_address(request, request.get_full_path()) if request else ""
    return {
        "site": this,
        "fault_report_url": this.fault_report_url(address) if address else "",
        "icp_url": site.ICP_FILING,
        "links": [(reverse(one.url_name), one.label) for one in public.ENTRIES if not one.in_navigation],
        "feeds": [(reverse(feed.url_name), feed.title) for feed in public.FEEDS],
    }
