"""All rules, in the order of the form, and the three ways to ask them."""

from typing import Any

from gongkai.annual_report.check import (
    indicators,
    prose_claims,
    prose_conflicts,
    prose_rates,
    prose_sums,
    prose_tables,
    remedies,
    requests,
)
from gongkai.annual_report.check.subject import NOTHING, Context, Single
from gongkai.annual_report.report import Report
from gongkai.rules import Finding, Rule

SINGLE_RULES: tuple[Rule[Single], ...] = (
    *requests.RULES,
    *remedies.RULES,
    *indicators.RULES,
    *prose_tables.RULES,
    *prose_claims.RULES,
    *prose_sums.RULES,
    *prose_rates.RULES,
    *prose_conflicts.RULES,
)
RULES: tuple[Rule[Any], ...] = (*SINGLE_RULES,)


def check_report(report: Report, context: Context = NOTHING) -> tuple[Finding, ...]:
    """What all rules that need one report say of it."""
    subject = Single(report, context)
    return tuple(finding for rule in SINGLE_RULES for finding in rule.check(subject))
