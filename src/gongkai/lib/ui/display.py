"""How a visitor wants to see the pages: size of type, elder mode, language. Kept in cookies, so it works without a script.

The choice changes only the look; it is a link (GET) and not a form, so that public pages carry no session and no token.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

SIZE_COOKIE = "gongkai_size"
ELDER_COOKIE = "gongkai_elder"
ONE_YEAR_IN_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class Display:
    """What the cookies of a request ask for."""

    size: Literal["normal", "large"] = "normal"
    elder: bool = False


def of_request(request: HttpRequest | None) -> Display:
    if request is None:
        return Display()
    return Display(
        size="large" if request.COOKIES.get(SIZE_COOKIE) == "large" else "normal",
        elder=request.COOKIES.get(ELDER_COOKIE) == "yes",
    )


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the choice and go back to the page; unknown choices and foreign addresses are passed over."""
    response = HttpResponseRedirect(_back(request))
    if (size := request.GET.get("size", "")) in {"normal", "large"}:
        _keep(response, SIZE_COOKIE, size, secure=request.is_secure())
    if (elder := request.GET.get("elder", "")) in {"yes", "no"}:
        _keep(response, ELDER_COOKIE, elder, secure=request.is_secure())
    if (language := request.GET.get("language", "")) in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, language, secure=request.is_secure())
    return response


def _back(request: HttpRequest) -> str:
    address = request.GET.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None, require_https=request.is_secure())
    return address if is_ours and address.startswith("/") else "/"


def _keep(response: HttpResponse, name: str, value: str, *, secure: bool) -> None:
    response.set_cookie(
        name, value, max_age=ONE_YEAR_IN_SECONDS, samesite="Lax", httponly=True, secure=secure
    )
