"""The catalogue of a body as open data: 索引、名称、内容概述、生成日期 of each item (条例第十二条第三款), by year of publication."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from gongkai.apps.catalogue.queries import published
from gongkai.lib import sheets, site
from gongkai.lib.downloads import as_file
from gongkai.portal.items import addresses

# Official labels are data: the file is Chinese whatever the page.
HEAD = ("索引号", "名称", "内容概述", "生成日期", "公开日期", "网址")


@require_safe
def as_csv(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    body, rows = _found(pk, year)
    lines = (
        (row.index_no, row.title, row.summary, row.formed_on, row.published_on, _url(request, row))
        for row in rows
    )
    name = f"{body.name}-{year}年公开目录.csv"
    return as_file(sheets.as_csv(HEAD, lines), name, sheets.CSV)


@require_safe
def as_json(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """summary_is_excerpt: nobody wrote one, it is the beginning of the text."""
    body, rows = _found(pk, year)
    items = [
        {
            "index_no": row.index_no,
            "title": row.title,
            "summary": row.summary,
            "summary_is_excerpt": row.is_excerpt,
            "formed_on": row.formed_on.isoformat() if row.formed_on else None,
            "published_on": row.published_on.isoformat(),
            "url": _url(request, row),
        }
        for row in rows
    ]
    content = {"body": body.name, "year": year, "count": len(items), "items": items}
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _found(pk: int, year: int) -> tuple[published.Agency, list[published.CatalogueRow]]:
    """Raises Http404 for a year in which nothing was published."""
    body = published.body(pk)
    if not 2000 <= year <= 2999 or not (rows := published.catalogue_of_year(pk, year)):
        raise Http404
    return body, rows


def _url(request: HttpRequest, row: published.CatalogueRow) -> str:
    return site.whole_address(request, addresses.of_item(row.pk))
