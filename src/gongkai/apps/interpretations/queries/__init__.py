"""The doors to plans and interpretations: for staff the actor comes first; `published` is the one for the public."""

from gongkai.apps.interpretations.queries.copying import CLEARED, Copied, clearance_of, copied
from gongkai.apps.interpretations.queries.figures import Share, figures
from gongkai.apps.interpretations.queries.lists import Filter, due_for, narrowed, plans_with, waiting_for_plan
from gongkai.apps.interpretations.queries.rules import (
    RULES,
    Rule,
    must_be_interpreted,
    rule_for,
    rule_of,
    saved_rule,
)
from gongkai.apps.interpretations.queries.staff import (
    OWN,
    PAIRED,
    PLAN,
    document,
    document_to_interpret,
    documents_to_interpret,
    facts,
    interpretation_of,
    interpretation_to_pair,
    interpretations_of,
    interpreters,
    may_begin,
    places_to_write,
    plan_of,
)

BESIDE = (PLAN, PAIRED, OWN, RULES, CLEARED)

__all__ = [
    "BESIDE",
    "PAIRED",
    "PLAN",
    "RULES",
    "Copied",
    "Filter",
    "Rule",
    "Share",
    "clearance_of",
    "copied",
    "document",
    "document_to_interpret",
    "documents_to_interpret",
    "due_for",
    "facts",
    "figures",
    "interpretation_of",
    "interpretation_to_pair",
    "interpretations_of",
    "interpreters",
    "may_begin",
    "must_be_interpreted",
    "narrowed",
    "places_to_write",
    "plan_of",
    "plans_with",
    "rule_for",
    "rule_of",
    "saved_rule",
    "waiting_for_plan",
]
