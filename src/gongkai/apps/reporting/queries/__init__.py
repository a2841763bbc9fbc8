"""The only door to annual reports. Staff questions take the actor first; `public` starts from what is published."""

from gongkai.apps.reporting.queries.staff import (
    editions_of,
    facts,
    get,
    intake,
    intakes,
    items_of,
    known_bodies,
    names_of_bodies,
    narrowed,
    readings_of,
    visible_to,
    waiting_for,
    waiting_work,
)
from gongkai.apps.reporting.queries.working import Judged, WorkingCopy, working_copy

__all__ = [
    "Judged",
    "WorkingCopy",
    "editions_of",
    "facts",
    "get",
    "intake",
    "intakes",
    "items_of",
    "known_bodies",
    "names_of_bodies",
    "narrowed",
    "readings_of",
    "visible_to",
    "waiting_for",
    "waiting_work",
    "working_copy",
]
