"""All rules, in the order of the form, and the three ways to ask them."""

from typing import Any

from gongkai.annual_report.check import indicators, remedies, requests
from gongkai.annual_report.check.subject import NOTHING, Context, Single
from gongkai.annual_report.report import Report
from gongkai.rules import Finding, Rule

SINGLE_RULES: tuple[Rule[Single], ...] = (*requests.RULES, *remedies.RULES, *indicators.RULES)
RULES: tuple[Rule[Any], ...] = (*SINGLE_RULES,)


def check_report(report: Report, context: Context = NOTHING) -> tuple[Finding, ...]:
    """What all rules that need one report say of it."""
    subject = Single(report, context)
    return tuple(finding for rule in SINGLE_RULES for finding in rule.check(subject))
