"""Data of published items: what there is, by month, and the whole."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gongkai.apps.proactive.queries import open_data
from gongkai.apps.proactive.queries.open_data import Month
from gongkai.lib import rates, site
from gongkai.lib.downloads import named
from gongkai.lib.ui.meta import ColumnMeta, PageMeta
from gongkai.lib.ui.parts import Cell, Column, Link, Row, Table
from gongkai.portal.open_data import api, writing
from gongkai.portal.open_data.fields import FIELDS

SHAPES = {"csv": writing.as_csv, "json": writing.as_json}
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
STREAMS_PER_MINUTE = 6
META = PageMeta(
    ColumnMeta(
        gettext_lazy("开放数据"),
        gettext_lazy("已公开的政府信息的目录数据，可以按月下载，也可以由程序读取。"),
        (gettext_lazy("开放数据"), gettext_lazy("数据接口")),
        gettext_lazy("数据发布"),
    )
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    months = sorted(open_data.months(), reverse=True)
    years = [(year, list(some)) for year, some in groupby(months, key=lambda month: month.year)]
    facts = {"years": years, "fields": _fields(), "crumbs": _crumbs(), "meta": META}
    return render(request, "portal_data/index.html", facts)


def _fields() -> Table:
    columns = (Column(_("字段")), Column(_("含义")))
    rows = tuple(Row((Cell(field.name), Cell(field.meaning))) for field in FIELDS)
    return Table(_("每条信息有这些字段"), columns, rows)


def _crumbs(*more: Link) -> list[Link]:
    index_ = Link(_("开放数据"), reverse("portal_data:index")) if more else Link(_("开放数据"))
    return [Link(_("首页"), reverse("portal:home")), index_, *more]


@require_safe
def month(request: HttpRequest, year: str, month: str, shape: str) -> HttpResponse:
    """The items first published in a month. Also what is written as a file, so it is made in one piece."""
    wanted = Month(int(year), int(month))
    if wanted not in open_data.months():
        raise Http404
    text = "".join(SHAPES[shape](open_data.in_month(wanted), partial(site.whole_address, request)))
    return HttpResponse(text, content_type=TYPES[shape], headers=named(f"items-{year}-{month}.{shape}"))


@require_safe
def whole(request: HttpRequest, shape: str) -> StreamingHttpResponse:
    """All items in a stream."""
    rates.require(request, "data", per_minute=STREAMS_PER_MINUTE)
    lines = SHAPES[shape](open_data.everything(), partial(site.whole_address, request))
    return StreamingHttpResponse(lines, content_type=TYPES[shape], headers=named(f"items.{shape}"))


@require_safe
def reading(request: HttpRequest) -> HttpResponse:
    """The API described for people, out of the same description that programs read."""
    facts: dict[str, Any] = {
        "paths": api.described(),
        "base": site.whole_address(request, reverse("api:api-root")),
        "openapi": reverse("api:openapi-json"),
        "desk_openapi": reverse("desk_api:openapi-json"),
        "crumbs": _crumbs(Link(_("数据接口"))),
        "meta": META,
    }
    return render(request, "portal_data/api.html", facts)
