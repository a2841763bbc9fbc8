"""The public pages of annual reports."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.apps.catalogue.queries import published as catalogues
from gongkai.apps.reporting.queries import public
from gongkai.apps.reporting.show.words import official_title
from gongkai.apps.search_index.queries import is_rebuilding
from gongkai.lib import paging, rates, site
from gongkai.lib.downloads import named
from gongkai.lib.ui.meta import PageMeta
from gongkai.lib.ui.parts import Link
from gongkai.portal.reports import data, finding, pages
from gongkai.portal.reports.items import address, items_of
from gongkai.portal.reports.kinds import NUMBERED

FEED_LENGTH = 50


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    words, level = request.GET.get("q", ""), request.GET.get("level", "")
    year = request.GET.get("year", "")
    if words.strip():
        rates.require(request, "search", per_minute=settings.SEARCHES_PER_MINUTE)
    rows = public.reports(
        level=level, year=int(year) if year.isdecimal() and len(year) == 4 else None, keys=finding.keys(words)
    )
    page = paging.page(rows, request.GET.get("page"))
    facts = {
        "page": page,
        "items": items_of(page.object_list),
        "words": words,
        "is_rebuilding": bool(words) and is_rebuilding(),
        "level": level,
        "year": year,
        "levels": public.levels(),
        "years": public.years(),
        "meta": PageMeta(pages.COLUMN),
        "numbered": reverse("portal_reports:numbered", args=[last]) if (last := NUMBERED.last()) else "",
    }
    return render(request, "portal_reports/list.html", facts)


@require_safe
def numbered(request: HttpRequest, number: int) -> HttpResponse:
    """A page of all reports in the order of their publication, numbered from the oldest, so that its address stays true."""
    leaf = NUMBERED.leaf(number, public.all_by_age, lambda at: reverse("portal_reports:numbered", args=[at]))
    facts = {
        "items": items_of(leaf.rows),
        "number": number,
        "newer": leaf.newer,
        "older": leaf.older,
        "crumbs": _crumbs(Link(_("按公开先后"))),
        "meta": PageMeta(pages.COLUMN),
    }
    return render(request, "portal_reports/numbered.html", facts)


@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    found = public.body(slug)
    rows = public.of_body(found)
    reports = {row.year: public.content(row) for row in rows if row.year is not None}
    facts = {
        "body": found,
        "table": pages.years_table(rows, reports),
        "charts": pages.charts_of_body(found, rows, reports) if reports else [],
        "scopes": {row.edition.scope for row in rows if row.edition is not None},
        "has_reports": bool(rows),
        "platform": _platform(found.agency_id),
        "has_demonstration": any(row.is_demonstration for row in rows),
        "crumbs": _crumbs(Link(found.name)),
        "meta": PageMeta(pages.COLUMN),
    }
    return render(request, "portal_reports/body.html", facts)


def _platform(agency: int | None) -> str:
    """The platform of one of our own bodies: guide, rules and catalogue beside its reports."""
    if agency is None or not catalogues.body_ids([agency]):
        return ""
    return reverse("portal_platform:body", args=[agency])


@require_safe
def report(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    try:
        row = public.report(slug, year)
    except Http404:
        if (gone := public.withdrawn(slug, year)) is None:
            raise
        # 410: the report stood here and was taken back; the page says why, and search engines drop the address.
        return render(
            request,
            "portal_reports/withdrawn.html",
            {"report": gone, "title": official_title(gone)},
            status=410,
        )
    return render(request, "portal_reports/report.html", _report_page(request, row))


def _report_page(request: HttpRequest, row: Any) -> dict[str, Any]:
    content = public.content(row)
    editions = public.editions(row)
    found = pages.findings_of(public.findings(row), content)
    body_address = reverse("portal_reports:body", args=[row.body.slug])
    return {
        "report": row,
        "title": official_title(row),
        "terms": pages.terms_of(row, editions),
        "key_figures": pages.key_figures(content),
        "tables": pages.tables_of(content),
        "definition": pages.definition_of(content, request.GET.get("cell", "")),
        "charts": pages.charts_of_report(row, content),
        "findings": found,
        "editions": editions,
        "downloads": [
            Link(_("数据 JSON（简）"), address(row, "json")),
            Link(_("数据 JSON（全）"), address(row, "full_json")),
            Link(_("单元格 CSV"), address(row, "csv")),
        ],
        "body_address": body_address,
        "crumbs": _crumbs(Link(row.body.name, body_address), Link(_("%(year)d年") % {"year": row.year})),
        "meta": pages.meta_of(row, site.whole_address(request, address(row))),
    }


def _crumbs(*links: Link) -> list[Link]:
    return [
        Link(_("首页"), reverse("portal:home")),
        Link(_("政府信息公开年报"), reverse("portal_reports:list")),
        *links,
    ]


@require_safe
def small_json(_request: HttpRequest, slug: str, year: int) -> HttpResponse:
    return _json(data.small(public.report(slug, year)))


@require_safe
def full_json(_request: HttpRequest, slug: str, year: int) -> HttpResponse:
    return _json(data.full(public.report(slug, year)))


def _json(content: dict[str, Any]) -> HttpResponse:
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
def cells_csv(_request: HttpRequest, slug: str, year: int) -> HttpResponse:
    row = public.report(slug, year)
    name = f"{slug}-{year}.csv"
    return HttpResponse(
        data.cells_csv(public.content(row)),
        content_type="text/csv; charset=utf-8",
        headers=named(name),
    )


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    text = data.feed(public.newest(FEED_LENGTH), partial(site.whole_address, request), request.path)
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
