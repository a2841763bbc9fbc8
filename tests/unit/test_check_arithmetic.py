"""The sums of the form, on labelled reports and on small tables made by hand."""

import pytest

from gongkai.annual_report.check import check_report
from gongkai.rules import Verdict
from tests import gold, prose_gold

ARITHMETIC = {"row_sum", "column_sum", "identity", "remedies_sum", "indicator_sum"}


@pytest.mark.skipif(not gold.NAMES, reason=gold.ABSENT)
@pytest.mark.parametrize("name", gold.NAMES or ["none"])
def test_sums_of_a_labelled_report_break_just_where_its_labels_say(name):
    said = {
        (finding.kind, finding.anchor, finding.found, finding.expected)
        for finding in check_report(prose_gold.report(name))
        if finding.contradiction and finding.kind in ARITHMETIC
    }
    labelled = {
        (label["type"], label["anchor"], label["found"], label["expected"])
        for label in gold.labels(name)["inconsistencies"]
        if label["severity"] == "hard" and label["type"] in ARITHMETIC
    }
    assert said == labelled


@pytest.mark.skipif(not gold.NAMES, reason=gold.ABSENT)
def test_blank_totals_are_taken_as_what_their_row_adds_up_to():
    findings = check_report(prose_gold.report("shanghai_office_2019"))
    column = next(f for f in findings if f.rule == "T3-2" and f.anchor == "requests/results_total/total")
    assert column.verdict is Verdict.HOLDS
    assert "805" in column.sentence
