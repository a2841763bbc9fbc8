"""All rules, in the order of the form, and the three ways to ask them."""

from collections.abc import Mapping
from typing import Any

from gongkai.annual_report.check import (
    content,
    indicators,
    proactive,
    prose_claims,
    prose_conflicts,
    prose_rates,
    prose_sums,
    prose_tables,
    remedies,
    requests,
    tree,
    years,
)
from gongkai.annual_report.check.subject import NOTHING, Context, Single
from gongkai.annual_report.check.tree import Tree
from gongkai.annual_report.check.years import Years
from gongkai.annual_report.report import Report
from gongkai.rules import Finding, Rule

SINGLE_RULES: tuple[Rule[Single], ...] = (
    *proactive.RULES,
    *requests.RULES,
    *remedies.RULES,
    *indicators.RULES,
    *prose_tables.RULES,
    *prose_claims.RULES,
    *prose_sums.RULES,
    *prose_rates.RULES,
    *prose_conflicts.RULES,
    *content.RULES,
)
YEAR_RULES: tuple[Rule[Years], ...] = years.RULES
TREE_RULES: tuple[Rule[Tree], ...] = tree.RULES
RULES: tuple[Rule[Any], ...] = (*SINGLE_RULES, *YEAR_RULES, *TREE_RULES)


def check_report(report: Report, context: Context = NOTHING) -> tuple[Finding, ...]:
    """What all rules that need one report say of it."""
    subject = Single(report, context)
    return tuple(finding for rule in SINGLE_RULES for finding in rule.check(subject))


def check_years(report: Report, previous: Report, context: Context = NOTHING) -> tuple[Finding, ...]:
    """What the rules on two years say of a report beside that of the year before (same body, same scope)."""
    subject = Years(Single(report, context), Single(previous, context))
    return tuple(finding for rule in YEAR_RULES for finding in rule.check(subject))


def check_tree(whole: Report, parts: Mapping[str, Report], context: Context = NOTHING) -> tuple[Finding, ...]:
    """What the rules on consolidation say of a whole and the reports of the bodies in it, by name."""
    subject = tree.tree(whole, parts, context)
    return tuple(finding for rule in TREE_RULES for finding in rule.check(subject))
