"""The one request that a visitor has open: a ticket in the session on the server, for half an hour after the last look.

Two hours while a request is being written: whoever looks for papers at home must not lose a page. Nothing of the
request itself stands in the session.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from gongkai.apps.disclosure_requests.window import Ticket
from gongkai.lib import clock

READING_SECONDS = 30 * 60
WRITING_SECONDS = 2 * 60 * 60
_OPEN = "requests_open"
_KEY = "requests_key"


def open_ticket(request: HttpRequest, ticket: Ticket, *, writing: bool) -> None:
    """From now on this visitor has this request open, and no other."""
    request.session.cycle_key()  # a session that somebody planted before is worth nothing now
    _note(request.session, ticket, WRITING_SECONDS if writing else READING_SECONDS)


def _note(session: SessionBase, ticket: Ticket, seconds: int) -> None:
    until = int(clock.now().timestamp()) + seconds
    session[_OPEN] = {"code": ticket.code, "proof": ticket.proof, "seconds": seconds, "until": until}


def ticket_of(request: HttpRequest) -> Ticket | None:
    """The open ticket, with its time begun anew; None when there is none or its time is over."""
    held = _held(request.session)
    if held is None:
        request.session.pop(_OPEN, None)
        return None
    ticket = Ticket(str(held["code"]), str(held["proof"]))
    _note(request.session, ticket, int(held["seconds"]))
    return ticket


def _held(session: SessionBase) -> dict[str, str | int] | None:
    held: dict[str, str | int] | None = session.get(_OPEN)
    if held is None or int(held["until"]) < clock.now().timestamp():
        return None
    return held


def has_open(request: HttpRequest) -> bool:
    """Whether this visitor has a request open, without a look at the request itself."""
    return _held(request.session) is not None


def close(request: HttpRequest) -> None:
    """Nothing stays behind at a computer that others use."""
    for name in (_OPEN, _KEY):
        request.session.pop(name, None)


def reading(request: HttpRequest, ticket: Ticket) -> None:
    """What was written is sent: from now on it is read, for the shorter time."""
    request.session.pop(_KEY, None)
    _note(request.session, ticket, READING_SECONDS)


def key_of(request: HttpRequest) -> UUID:
    """The key of the next request of this visitor: the same until it is sent, so that two clicks make one record."""
    if not (held := request.session.get(_KEY)):
        held = request.session[_KEY] = str(uuid4())
    return UUID(held)
