"""The only door to cases of remedy. Staff questions take the actor first."""

from gongkai.apps.disclosure_requests.queries import calendar
from gongkai.apps.remedies.queries.lessons import Taught, lessons_of, taught
from gongkai.apps.remedies.queries.lists import Filter, narrowed, waiting_for
from gongkai.apps.remedies.queries.staff import (
    Holdings,
    facts,
    get,
    handlers,
    holdings,
    may_register,
    of_request,
    paper,
    reachable,
    replies_of,
    reply_served_on,
    visible_to,
    works_on,
)

__all__ = [
    "Filter",
    "Holdings",
    "Taught",
    "calendar",
    "facts",
    "get",
    "handlers",
    "holdings",
    "lessons_of",
    "may_register",
    "narrowed",
    "of_request",
    "paper",
    "reachable",
    "replies_of",
    "reply_served_on",
    "taught",
    "visible_to",
    "waiting_for",
    "works_on",
]
