"""The only door to requests. Staff questions take the actor first; the applicant's go by receipt code (see window)."""

from gongkai.apps.disclosure_requests.queries.charging import ordinal_of
from gongkai.apps.disclosure_requests.queries.dossier import Dossier, Standing, dossier, standing_of
from gongkai.apps.disclosure_requests.queries.facts import facts, facts_of
from gongkai.apps.disclosure_requests.queries.filing import NOT_SERVED
from gongkai.apps.disclosure_requests.queries.lists import (
    Filter,
    board,
    by_body,
    narrowed,
    waiting_for,
)
from gongkai.apps.disclosure_requests.queries.reminders import bodies_with_limits, limits_of
from gongkai.apps.disclosure_requests.queries.rows import assistance, consultation, files_of, numbers_of
from gongkai.apps.disclosure_requests.queries.staff import (
    PENDING,
    draft,
    entries_of,
    file,
    get,
    letter,
    may_register,
    newest_draft,
    people,
    policy_of,
    received_by_same_applicant,
    same_applicant,
    visible_to,
    works_on,
)
from gongkai.apps.disclosure_requests.queries.standing import (
    amendment_ends,
    calendar,
    deadline_of,
    one_calendar,
    payment_ends,
    reasons_end,
)

__all__ = [
    "NOT_SERVED",
    "PENDING",
    "Dossier",
    "Filter",
    "Standing",
    "amendment_ends",
    "assistance",
    "board",
    "bodies_with_limits",
    "by_body",
    "calendar",
    "consultation",
    "deadline_of",
    "dossier",
    "draft",
    "entries_of",
    "facts",
    "facts_of",
    "file",
    "files_of",
    "get",
    "letter",
    "limits_of",
    "may_register",
    "narrowed",
    "newest_draft",
    "numbers_of",
    "one_calendar",
    "ordinal_of",
    "payment_ends",
    "people",
    "policy_of",
    "reasons_end",
    "received_by_same_applicant",
    "same_applicant",
    "standing_of",
    "visible_to",
    "waiting_for",
    "works_on",
]
