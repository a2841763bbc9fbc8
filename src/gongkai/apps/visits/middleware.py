"""Counts the pages that the application itself shows to the public."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from gongkai.apps.visits import services
from gongkai.apps.visits.counting import BUFFER, Seen, is_robot, row_of
from gongkai.lib import clock

EVERY = 30  # seconds between two writings of one process


class CountVisits:
    """Where a web server shows written pages, its log is counted instead (GONGKAI_VISITS=logs), else pages would count twice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.written_at = clock.now().timestamp()
        if settings.VISITS == "live":
            atexit.register(services.write_down)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.VISITS == "live" and (seen := _seen(request, response)) is not None:
            BUFFER.add(seen)
            self._write_now_and_then()
        return response

    def _write_now_and_then(self) -> None:
        """The visitor does not wait for it."""
        now = clock.now().timestamp()
        if now - self.written_at >= EVERY:
            self.written_at = now
            threading.Thread(target=services.write_down, name="visits", daemon=True).start()


def _seen(request: HttpRequest, response: HttpResponse) -> Seen | None:
    """A page that was shown to somebody who is not signed in, and not fetched ahead on suspicion."""
    match = request.resolver_match
    if match is None or request.method != "GET" or response.status_code != HTTPStatus.OK:
        return None
    row = row_of(match.view_name, match.kwargs)
    if row is None or "prefetch" in request.headers.get("Sec-Purpose", "") or request.user.is_authenticated:
        return None
    return Seen(*row, clock.today(), is_robot(request.headers.get("User-Agent", "")))
