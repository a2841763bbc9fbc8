"""The API of the desk: its routes, and its refusals, which are the sentences of the pages."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from gongkai.desk.api import drafts, items
from gongkai.desk.api.access import Token
from gongkai.desk.api.writing import Unfit
from gongkai.lib.errors import NotAllowed, Stale, TooMany
from gongkai.statute.calendar import CalendarMissing

api = NinjaAPI(
    title="gongkai 办理接口", version="desk-1.1.0", urls_namespace="desk_api", docs_url=None, auth=Token(),
    description="以令牌所有人的名义办理；权限、检查和记录与网页相同，自己起草的不能自己审核。",
)  # fmt: skip
api.add_router("/items", items.router)
api.add_router("/items", drafts.router)


def _say(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    answer = api.create_response(request, {"detail": sentence}, status=status)
    answer["Cache-Control"] = "private, no-store"
    return answer


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, _refusal: AuthenticationError) -> HttpResponse:
    words = _("没有令牌，或者令牌已失效；请在“我的账号”里生成，并确认已改初始密码、已启用必须的动态口令。")
    answer = _say(request, 401, words)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(NotAllowed)
@api.exception_handler(CalendarMissing)
def _refused(request: HttpRequest, refusal: Exception) -> HttpResponse:
    return _say(request, 403, str(refusal))


@api.exception_handler(Http404)
def _not_there(request: HttpRequest, _refusal: Http404) -> HttpResponse:
    return _say(request, 404, _("没有这条信息，或者不在您的工作范围内。"))


@api.exception_handler(Stale)
def _changed(request: HttpRequest, refusal: Stale) -> HttpResponse:
    return _say(request, 409, str(refusal))


@api.exception_handler(TooMany)
def _too_many(request: HttpRequest, refusal: TooMany) -> HttpResponse:
    words = _("令牌错误的次数太多；请等%(seconds)d秒再试。")
    answer = _say(request, 429, words % {"seconds": refusal.seconds})
    answer["Retry-After"] = str(refusal.seconds)
    return answer


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, refusal: HttpError) -> HttpResponse:
    return _say(request, refusal.status_code, _("内容读不出来；请用 UTF-8 编码的 JSON，没有要给的写 {}。"))


@api.exception_handler(Unfit)
def _unfit(request: HttpRequest, refusal: Unfit) -> HttpResponse:
    return _say(request, 422, str(refusal))


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, _refusal: RequestDataTooBig) -> HttpResponse:
    words = _("内容超过%(most)d MB；请把表格和附表作为附件添加。")
    return _say(request, 413, words % {"most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20})


@api.exception_handler(ValidationError)
def _bad_given(request: HttpRequest, refusal: ValidationError) -> HttpResponse:
    names = sorted({str(one["loc"][-1]) for one in refusal.errors})
    words = _("%(names)s没有给出，或者值不能用；各项的写法见接口说明。")
    return _say(request, 422, words % {"names": "、".join(names)})
