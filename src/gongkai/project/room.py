"""Requests on a machine whose disk is full, or whose data folder is closed: a sentence, and nothing half-done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render

from gongkai.lib import room

log = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]
DISK_FULL = "53100"  # as PostgreSQL says it


class Room:
    """What is sent is read here, before anything else asks for it; a file of some size is put on the disk meanwhile."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _given: Any
    ) -> HttpResponse | None:
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return None  # nobody before the view reads it
        try:
            request.POST  # noqa: B018 (reading it is what may fail)
        except UnreadablePostError:
            return None  # the sender went away
        except OSError as fault:
            _let_go(request)
            if (full := room.is_full(fault, Path(gettempdir()))) is None:
                raise
            return answer(request, room.NotKept(is_full=full))
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        refusal = refusal_of(exception)
        return answer(request, refusal) if refusal else None


def _let_go(request: HttpRequest) -> None:
    """What has come in of a file would take the last room until this process ends."""
    for handler in request.upload_handlers:
        with suppress(OSError):  # closing it tries to write once more
            handler.upload_interrupted()


def refusal_of(exception: Exception) -> room.NotKept | None:
    """Whether a view failed for want of room, also where the database says so."""
    if isinstance(exception, room.NotKept):
        return exception
    cause = exception.__cause__ if isinstance(exception, DatabaseError) else None
    if cause is None:
        return None
    if getattr(cause, "sqlstate", "") == DISK_FULL:
        return room.NotKept(is_full=True)
    full = room.is_full(cause, Path(settings.DATA))
    return None if full is None else room.NotKept(is_full=full)


def answer(request: HttpRequest, refusal: room.NotKept) -> HttpResponse:
    log.error("%s %s：%s", request.method, request.path, refusal)
    return render(request, "507.html", {"why": str(refusal)}, status=507)
