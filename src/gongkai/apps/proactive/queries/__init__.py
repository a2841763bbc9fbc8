"""The doors to items: for staff the actor comes first; `published` is the one for the public."""

from gongkai.apps.proactive.queries.dossier import (
    Dossier,
    attachment,
    dossier,
    files_of,
    is_writer,
    place,
)
from gongkai.apps.proactive.queries.facts import authors_of, facts, open_findings, passed_steps
from gongkai.apps.proactive.queries.lexicon import (
    inherited_words,
    lexicon_for,
    lexicon_word,
    reads_lexicon,
    words_of,
)
from gongkai.apps.proactive.queries.lists import (
    Filter,
    awaiting_review,
    awaiting_review_after,
    bodies_of_writer,
    columns_in_sight,
    late,
    narrowed,
    written_by,
)
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
    "Dossier",
    "Filter",
    "attachment",
    "authors_of",
    "awaiting_review",
    "awaiting_review_after",
    "bodies_in_sight",
    "bodies_of_writer",
    "columns_for",
    "columns_in_sight",
    "dossier",
    "facts",
    "files_of",
    "get",
    "inherited_words",
    "is_writer",
    "late",
    "lexicon_for",
    "lexicon_word",
    "narrowed",
    "open_findings",
    "overlap_with",
    "passed_steps",
    "place",
    "policy_for",
    "reads_lexicon",
    "rule_for",
    "stages_for",
    "version",
    "visible_to",
    "words_of",
    "written_by",
    "wrong_numbers",
]
