"""The doors to items: for staff the actor comes first; `published` is the one for the public."""

from gongkai.apps.proactive.queries.facts import authors_of, facts, open_findings, passed_steps
from gongkai.apps.proactive.queries.numbers import wrong_numbers
from gongkai.apps.proactive.queries.staff import (
    AFTER_REVIEW_DAYS,
    bodies_in_sight,
    columns_for,
    get,
    overlap_with,
    policy_for,
    rule_for,
    stages_for,
    version,
    visible_to,
)

__all__ = [
    "AFTER_REVIEW_DAYS",
    "authors_of",
    "bodies_in_sight",
    "columns_for",
    "facts",
    "get",
    "open_findings",
    "overlap_with",
    "passed_steps",
    "policy_for",
    "rule_for",
    "stages_for",
    "version",
    "visible_to",
    "wrong_numbers",
]
