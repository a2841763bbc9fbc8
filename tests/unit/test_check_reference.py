"""The page of rules in the documentation is what the rules say today."""

from pathlib import Path

from gongkai.annual_report.check import RULES
from gongkai.annual_report.check.reference import reference_page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "report-checks.md"


def test_page_of_rules_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == reference_page(), (
        "write gongkai.annual_report.check.reference.reference_page() to docs/reference/report-checks.md"
    )


def test_every_rule_says_what_why_and_whence():
    for rule in RULES:
        said = (rule.title, rule.catches, rule.why, rule.source.instrument, rule.passing, rule.failing)
        assert all(said), rule.id


def test_ids_of_rules_are_unique():
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
