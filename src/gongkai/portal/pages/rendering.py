"""An address → the bytes that a visitor would get: through the very view that serves the page live.

The request that is handed to the view is that of nobody: no cookie, no session, no query; Chinese; the plain look.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from urllib.parse import unquote, unquote_to_bytes

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation

from gongkai.lib import site

Status = Literal["live", "gone", "absent"]
STATUSES: dict[int, Status] = {200: "live", 410: "gone", 404: "absent"}


@dataclass(frozen=True)
class Rendered:
    """live: 200; gone: 410, with the page that says why; absent: 404, nothing is to stand there."""

    address: str
    status: Status
    content: bytes = b""


class NotAPage(Exception):  # noqa: N818 (says what is the matter)
    """A registered page answered with something that cannot be a file."""

    def __init__(self, address: str, code: int) -> None:
        super().__init__(
            f"页面 {address} 的答复是 {code}，不能写成文件；请检查登记这个页面的程序（只能是200、410或404）。"
        )
        self.address, self.code = address, code


def render(address: str) -> Rendered:
    """The page at an address, as it is now. Raises NotAPage."""
    with translation.override(settings.LANGUAGE_CODE):
        try:
            answer = _answer(address)
        except (Http404, Resolver404):
            return Rendered(address, "absent")
    if answer.status_code not in STATUSES or answer.streaming:
        raise NotAPage(address, answer.status_code)
    status = STATUSES[answer.status_code]
    return Rendered(address, status, b"" if status == "absent" else answer.content)


def _answer(address: str) -> HttpResponse:
    view, arguments, named = resolve(unquote(address))
    answer: HttpResponse = view(_request(address), *arguments, **named)
    return answer


def _request(address: str) -> WSGIRequest:
    scheme, _, host = (site.origin() or "http://localhost").partition("://")
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote_to_bytes(address).decode("latin-1"),  # as every WSGI server hands it over
            "SERVER_NAME": host,
            "SERVER_PORT": "443" if scheme == "https" else "80",
            "HTTP_HOST": host,
            "wsgi.url_scheme": scheme,
            "wsgi.input": BytesIO(),
        }
    )
    request.user = AnonymousUser()
    return request
