"""The doors to normative documents: for staff the actor comes first; `published` is the one for the public."""

from gongkai.apps.normative_documents.queries.cleanups import (
    cleanup,
    cleanups,
    is_confirmer,
    latest_cleanup,
    may_open_cleanup,
    verdict,
    verdicts_of,
    verdicts_waiting,
)
from gongkai.apps.normative_documents.queries.facts import facts, is_reviewed, open_revision, standing_changes
from gongkai.apps.normative_documents.queries.lists import (
    Filter,
    due_for,
    items_to_begin,
    narrowed,
    reviews_waiting,
    years_in_sight,
)
from gongkai.apps.normative_documents.queries.local import limit_of_filing, rule_for, rules_of, validity_rule
from gongkai.apps.normative_documents.queries.staff import (
    Dossier,
    dossier,
    found_by_words,
    get,
    of_item,
    open_review,
    visible_to,
)

__all__ = [
    "Dossier",
    "Filter",
    "cleanup",
    "cleanups",
    "dossier",
    "due_for",
    "facts",
    "found_by_words",
    "get",
    "is_confirmer",
    "is_reviewed",
    "items_to_begin",
    "latest_cleanup",
    "limit_of_filing",
    "may_open_cleanup",
    "narrowed",
    "of_item",
    "open_review",
    "open_revision",
    "reviews_waiting",
    "rule_for",
    "rules_of",
    "standing_changes",
    "validity_rule",
    "verdict",
    "verdicts_of",
    "verdicts_waiting",
    "visible_to",
    "years_in_sight",
]
