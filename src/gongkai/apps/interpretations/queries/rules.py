"""What a body has settled: its own rule, or that of the nearest body above it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gongkai.apps.agencies.models import Agency
from gongkai.apps.interpretations.kinds import INTERPRETATION, MOST_COPIED_PERCENT, POLICY
from gongkai.apps.interpretations.models import InterpretationRule
from gongkai.apps.proactive.beside import Beside
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.queries.staff import above
from gongkai.statute.publication import INTERPRETATION_DAYS


@dataclass(frozen=True)
class Rule:
    """kinds: of items that must be interpreted. Where nothing was settled: all policy documents, three working days."""

    kinds: frozenset[str] = frozenset(POLICY)
    working_days: int = INTERPRETATION_DAYS
    most_copied_percent: int = MOST_COPIED_PERCENT


def _rules_above(agency: Agency) -> QuerySet[InterpretationRule]:
    return InterpretationRule.objects.filter(agency__in=above(agency).values("pk")).select_related("agency")


RULES = Beside(
    "interpretations.rules", frozenset((*POLICY, INTERPRETATION)), lambda item: _rules_above(item.agency)
)


def rule_for(agency: Agency) -> Rule:
    return _nearest(_rules_above(agency))


def rule_of(item: Item) -> Rule:
    return _nearest(RULES.of(item))


def _nearest(rules: Iterable[InterpretationRule]) -> Rule:
    found = max(rules, key=lambda one: len(one.agency.path), default=None)
    if found is None:
        return Rule()
    return Rule(frozenset(found.kinds), found.working_days, found.most_copied_percent)


def saved_rule(agency: Agency) -> InterpretationRule | None:
    """What this very body has settled."""
    return InterpretationRule.objects.filter(agency=agency).first()


def must_be_interpreted(item: Item) -> bool:
    """Own policy documents for the public; what was taken over from elsewhere is interpreted where it was drafted."""
    version = item.newest
    assert version is not None  # an item is made together with its first version
    is_own = version.attribute == "proactive" and version.source_kind == "own"
    return is_own and item.kind in POLICY and item.kind in rule_of(item).kinds


def asked_for() -> Q:
    """Items of the kinds that their bodies must interpret, by the rule of the nearest body."""
    rules = list(InterpretationRule.objects.select_related("agency").order_by("agency__path"))
    found = Q(kind__in=POLICY)
    for rule in rules:  # farther up first: what is settled below takes the place of it
        below = Q(agency__in=Agency.objects.filter(path__startswith=rule.agency.path).values("pk"))
        found = (found & ~below) | (below & Q(kind__in=[one for one in rule.kinds if one in POLICY]))
    return found
