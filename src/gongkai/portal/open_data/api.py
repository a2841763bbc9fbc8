"""The API to read what is published: JSON, without sign-in, page by page. It asks the same questions as the pages."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from gongkai.apps.proactive.queries import open_data, published
from gongkai.apps.reporting.queries import public as reports
from gongkai.lib import rates, site
from gongkai.lib.errors import TooMany
from gongkai.portal.open_data import answers, cursors, schemas
from gongkai.portal.open_data.fields import facts_of

REFUSALS = {400: schemas.Refusal, 404: schemas.Refusal, 422: schemas.Refusal, 429: schemas.Refusal}

# The page that ninja shows the description in would load its script from elsewhere; ours stands at /data/api/.
api = NinjaAPI(
    title="政府信息公开数据接口", version="1.0.0", urls_namespace="api", docs_url=None,
    description="读取本网站已公开的政府信息。不需要登录；答复是 JSON，文字是 UTF-8。",
)  # fmt: skip


@api.get(
    "/items", response={200: schemas.ItemPage, **REFUSALS}, url_name="items", summary="信息列表，新的在前"
)
def items(request: HttpRequest, asked: Query[schemas.ItemsAsked]) -> dict[str, Any]:
    _count(request)
    place = cursors.read(asked.cursor) if asked.cursor else None
    found = open_data.after(place, asked.limit + 1, _where(asked))
    shown, whole = found[: asked.limit], partial(site.whole_address, request)
    return {
        "items": [facts_of(one, whole) for one in shown],
        "next": _next(request, shown[-1]) if len(found) > asked.limit else None,
    }


def _where(asked: schemas.ItemsAsked) -> Q:
    conditions = {
        "column__code": asked.column,
        "agency": asked.body,
        "kind": asked.kind,
        "validity_status": asked.validity_status,
        "published_at__gte": _begin(asked.published_from),
        "published_at__lt": _begin(asked.published_until, days=1),
    }
    return Q(**{name: value for name, value in conditions.items() if value})


def _begin(day: date | None, days: int = 0) -> datetime | None:
    """The first moment of a day by the clocks of the place."""
    if day is None:
        return None
    return datetime.combine(day + timedelta(days), time(), tzinfo=timezone.get_default_timezone())


def _next(request: HttpRequest, last: published.Item) -> str:
    assert last.published_at is not None
    query = request.GET.copy()
    query["cursor"] = cursors.write(last.published_at, last.pk)
    return site.whole_address(request, f"{reverse('api:items')}?{query.urlencode()}")


@api.get(
    "/items/{int:pk}",
    response={200: schemas.WholeItem, **REFUSALS},
    url_name="item",
    summary="一条信息的全部",
)
def item(request: HttpRequest, pk: int) -> dict[str, Any]:
    _count(request)
    found = published.item(pk)
    if not found.is_public:
        raise Http404(_("这条信息已撤回；撤回的理由见它的网页。"))
    return answers.whole_item(found, partial(site.whole_address, request))


@api.get(
    "/columns",
    response={200: list[schemas.ColumnLine], 429: schemas.Refusal},
    url_name="columns",
    summary="栏目",
)
def columns(request: HttpRequest) -> list[dict[str, Any]]:
    _count(request)
    return answers.columns(published.columns(), partial(site.whole_address, request))


@api.get(
    "/bodies",
    response={200: list[schemas.BodyLine], 429: schemas.Refusal},
    url_name="bodies",
    summary="公开过信息的机关",
)
def bodies(request: HttpRequest) -> list[dict[str, Any]]:
    _count(request)
    whole = partial(site.whole_address, request)
    return [answers.body(one, whole) for one in open_data.bodies()]


@api.get(
    "/reports",
    response={200: schemas.ReportPage, **REFUSALS},
    url_name="reports",
    summary="政府信息公开工作年度报告",
)
def annual_reports(request: HttpRequest, asked: Query[schemas.ReportsAsked]) -> dict[str, Any]:
    _count(request)
    start = (asked.page - 1) * asked.limit
    found = list(reports.reports(year=asked.year or None)[start : start + asked.limit + 1])
    more = {"year": asked.year, "page": asked.page + 1, "limit": asked.limit}
    address = f"{reverse('api:reports')}?{urlencode({name: value for name, value in more.items() if value})}"
    whole = partial(site.whole_address, request)
    return {
        "reports": [answers.report(one, whole) for one in found[: asked.limit]],
        "next": whole(address) if len(found) > asked.limit else None,
    }


def _count(request: HttpRequest) -> None:
    rates.require(request, "api", per_minute=settings.API_PER_MINUTE)


# Refusals are sentences here too.


def _say(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    return api.create_response(request, {"detail": sentence}, status=status)


@api.exception_handler(Http404)
def _not_there(request: HttpRequest, refusal: Http404) -> HttpResponse:
    return _say(request, 404, str(refusal) or _("没有这条信息，或者没有公开。"))


@api.exception_handler(cursors.BadCursor)
def _bad_cursor(request: HttpRequest, refusal: cursors.BadCursor) -> HttpResponse:
    return _say(request, 400, str(refusal))


@api.exception_handler(TooMany)
def _too_many(request: HttpRequest, refusal: TooMany) -> HttpResponse:
    sentence = _("您的网络在一分钟内提问得太频繁；请等%(seconds)d秒再试。") % {"seconds": refusal.seconds}
    answer = _say(request, 429, sentence)
    answer["Retry-After"] = str(refusal.seconds)
    return answer


@api.exception_handler(ValidationError)
def _bad_question(request: HttpRequest, refusal: ValidationError) -> HttpResponse:
    names = sorted({str(one["loc"][-1]) for one in refusal.errors})
    words = _("参数%(names)s的值不能用；各参数的写法见接口说明。")
    return _say(request, 422, words % {"names": "、".join(names)})


def described() -> list[dict[str, Any]]:
    """Each question with its parameters, for the page that people read."""
    paths = api.get_openapi_schema(path_prefix=reverse("api:api-root"))["paths"]
    return [
        {
            "address": address,
            "title": asked["get"]["summary"],
            "parameters": asked["get"].get("parameters", []),
        }
        for address, asked in paths.items()
    ]
