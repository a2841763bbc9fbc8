"""The doors to public comments: for staff the actor comes first; `published` is the one for the public."""

from gongkai.apps.public_comments.queries.counting import Count, count_of
from gongkai.apps.public_comments.queries.lists import (
    Filter,
    drafts_without_period,
    narrowed,
    overdue_results,
    to_sort,
)
from gongkai.apps.public_comments.queries.staff import (
    Rule,
    answered_by,
    comment,
    comment_item,
    comment_of,
    comments_about,
    documents_about,
    facts,
    hearing_item,
    hearing_of,
    opinion,
    opinions_of,
    places_for_results,
    representatives_of,
    rule_for,
    visible_to,
)

__all__ = [
    "Count",
    "Filter",
    "Rule",
    "answered_by",
    "comment",
    "comment_item",
    "comment_of",
    "comments_about",
    "count_of",
    "documents_about",
    "drafts_without_period",
    "facts",
    "hearing_item",
    "hearing_of",
    "narrowed",
    "opinion",
    "opinions_of",
    "overdue_results",
    "places_for_results",
    "representatives_of",
    "rule_for",
    "to_sort",
    "visible_to",
]
