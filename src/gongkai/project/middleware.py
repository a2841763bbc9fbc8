"""What holds for every request: sessions end, duties after signing in come first, refusals become pages."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect, render
from django.urls import is_valid_path, resolve
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from gongkai.apps.agencies import actor, duties
from gongkai.apps.agencies import services as accounts
from gongkai.lib import clock
from gongkai.lib.errors import NotAllowed, Stale, TooMany
from gongkai.lib.room import NotKept
from gongkai.lib.search.port import SearchUnavailable
from gongkai.portal.requests import session as window
from gongkai.statute.calendar import CalendarMissing
from gongkai.statute.citation import NotInForce

log = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]

# Reading the clock into the session at each request would write it each time; once a minute is enough.
NOTED_EVERY = 60
DESK = "/desk/"
PROGRAMS = "/api/v1/desk/"
# Where a person who still owes a duty may go.
DUTY_FREE = frozenset({"account_logout", "account_change_password", "account_reauthenticate", "set_language"})
SECOND_FACTOR_PAGES = frozenset(
    {"mfa_activate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes"}
)


class ChosenLanguage(LocaleMiddleware):
    """Chinese first: another language is a person's choice by the switch on each page, not the browser's.

    What a page says to everyone must not depend on how a visitor's browser happens to be set.
    """

    def process_request(self, request: HttpRequest) -> None:
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        super().process_request(request)


class BodyLimit:
    """Refuses a body that is too large before a byte of it is read: looking for the form's token would read it all.

    Files come from who is signed in, and, fewer, from a visitor who has a request open. A body without a stated length is
    no body to Django.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        stated = int(length[:15]) if length.isdecimal() else 0
        if stated > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            by_program = request.path_info.startswith(PROGRAMS)
            known = request.user.is_authenticated or (by_program and _has_token(request))
            applies = not known and request.path_info.startswith("/requests/") and window.has_open(request)
            most = settings.BODY_LIMIT if known else settings.PUBLIC_BODY_LIMIT if applies else 0
            if stated > most and by_program:
                words = _("内容太大，没有读取；请确认令牌有效，把文件分几次添加。")
                return JsonResponse({"detail": words}, status=413)
            if stated > most:
                return render(request, "413.html", {"signed_in": known, "applies": applies}, status=413)
        return self.get_response(request)


def _has_token(request: HttpRequest) -> bool:
    """Whether a program brings the token of a person, who may bring files as on the page."""
    sign, _blank, text = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    return sign == "Bearer" and accounts.bearer(text) is not None


class SessionLimits:
    """Ends a session by its age and by idleness."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and self._is_over(request):
            logout(request)
            messages.info(request, _("登录已超时；为了安全请重新登录。"))
        response = self.get_response(request)
        if request.user.is_authenticated and _is_ours(request):
            patch_cache_control(response, private=True, no_store=True)  # nothing to see after signing out
        return response

    def _is_over(self, request: HttpRequest) -> bool:
        now = clock.now().timestamp()
        began = request.session.setdefault("began_at", now)
        seen = request.session.setdefault("seen_at", now)
        if now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE.total_seconds():
            return True
        if now - seen > NOTED_EVERY:
            request.session["seen_at"] = now
        return False


class SignInDuties:
    """A first password is changed, and a second factor set up where it is required, before any other page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        duty = _duty(request) if request.user.is_authenticated else None
        return redirect(duty) if duty else self.get_response(request)


def _duty(request: HttpRequest) -> str | None:
    """The page that must come first, unless the request is already for it or for a way out."""
    page = resolve(request.path_info).url_name if _is_ours(request) else None
    if page is None or page in DUTY_FREE:
        return None
    duty = duties.owed(actor.of(request))
    if duty is duties.Duty.PASSWORD:
        return "account_change_password"
    if duty is duties.Duty.SECOND_FACTOR and page not in SECOND_FACTOR_PAGES:
        return "mfa_activate_totp"
    return None


def _refusal(request: HttpRequest, exception: Exception, code: int) -> HttpResponse:
    facts = {"why": str(exception), "above": _page_above(request.path_info)}
    return render(request, f"{code}.html", facts, status=code)


def _page_above(path: str) -> str:
    """For staff: the record or the list to which a refused act belongs, which its address stands below."""
    while path.startswith(DESK) and (path := path.rstrip("/").rpartition("/")[0] + "/") != DESK:
        if is_valid_path(path):
            return path
    return ""


def _is_ours(request: HttpRequest) -> bool:
    """Pages for staff; the public pages and the static files are for everyone."""
    return request.path_info.startswith(("/desk/", "/account/"))


class Refusals:
    """What a view refused becomes a page with the sentence; a lost index becomes 503."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotKept):
            return None  # no fault of the person: `room` answers it
        # A day that no calendar and no version of the law reaches is refused as any other, with its own sentence.
        if isinstance(exception, NotAllowed | CalendarMissing | NotInForce):
            return _refusal(request, exception, 403)
        if isinstance(exception, Stale):
            return _refusal(request, exception, 409)
        if isinstance(exception, TooMany):
            facts = {"why": str(exception), "is_search": exception.is_search}
            answer = render(request, "429.html", facts, status=429)
            answer["Retry-After"] = str(exception.seconds)
            return answer
        if isinstance(exception, SearchUnavailable):
            log.error("%s", exception)
            return render(request, "503.html", status=503)
        return None
