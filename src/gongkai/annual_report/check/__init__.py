"""Checks of annual reports: small cited rules over what was read. Pure; a check never raises."""

from gongkai.annual_report.check.registry import RULES, check_report, check_tree, check_years
from gongkai.annual_report.check.subject import Context

__all__ = ["RULES", "Context", "check_report", "check_tree", "check_years"]
