"""The only door to requests. Staff questions take the actor first; the applicant's go by receipt code (see window)."""

from gongkai.apps.disclosure_requests.queries.facts import facts
from gongkai.apps.disclosure_requests.queries.staff import (
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
    payment_ends,
)

__all__ = [
    "amendment_ends",
    "calendar",
    "deadline_of",
    "draft",
    "entries_of",
    "facts",
    "file",
    "get",
    "letter",
    "may_register",
    "newest_draft",
    "payment_ends",
    "people",
    "policy_of",
    "received_by_same_applicant",
    "same_applicant",
    "visible_to",
    "works_on",
]
