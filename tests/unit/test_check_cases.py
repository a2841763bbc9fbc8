"""Each rule over its table of cases (tests/cases/checks): what it says of a small report, and what it found."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.annual_report.check import RULES, check_report, check_tree, check_years
from gongkai.rules import Finding, Verdict
from tests import made

FOLDER = Path(__file__).parents[1] / "cases" / "checks"
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}-{case['name']}")
    for path in sorted(FOLDER.glob("*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]
GRAVEST_FIRST = (Verdict.BROKEN, Verdict.CANNOT_TELL, Verdict.HOLDS, Verdict.NOT_APPLICABLE)


def findings(case: dict) -> tuple[Finding, ...]:
    report, context = made.report(case), made.context(case.get("context", {}))
    if "previous" in case:
        return check_years(report, made.report(case["previous"]), context)
    if "parts" in case:
        return check_tree(report, {name: made.report(part) for name, part in case["parts"].items()}, context)
    return check_report(report, context)


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_rule_says_of_the_case_what_its_table_says(rule, case):
    said = [finding for finding in findings(case) if finding.rule == rule]
    verdict = next(v for v in GRAVEST_FIRST if any(finding.verdict is v for finding in said))
    assert verdict == case["says"], [finding.sentence for finding in said]
    if "finding" in case:
        broken = [finding for finding in said if finding.verdict is Verdict.BROKEN]
        wanted = {
            key: Decimal(v) if key in ("found", "expected") else v for key, v in case["finding"].items()
        }
        assert any(all(getattr(found, key) == value for key, value in wanted.items()) for found in broken), (
            broken
        )


def test_every_rule_has_a_passing_and_a_failing_case():
    says = {rule.id: set() for rule in RULES}
    for case in CASES:
        says[case.values[0]].add(case.values[1]["says"])
    assert [rule for rule, verdicts in says.items() if not {"holds", "broken"} <= verdicts] == []


def test_every_broken_finding_tells_a_clerk_what_is_wrong_with_the_numbers_in_it():
    for case in CASES:
        for finding in findings(case.values[1]):
            if finding.verdict is Verdict.BROKEN:
                assert finding.sentence.endswith("。")
                assert "None" not in finding.sentence
                assert not finding.contradiction or finding.kind, finding
