"""From file to finding: what the reader gives of the labelled reports leads to just the labelled contradictions."""

import pytest

from gongkai.annual_report.check import check_report
from gongkai.annual_report.read import read_report
from tests import gold

SAME_PLACE = {"category": "website_published"}  # the labels name the list, the finding its whole


@pytest.mark.skipif(not gold.NAMES, reason=gold.ABSENT)
@pytest.mark.parametrize("name", gold.NAMES or ["none"])
def test_contradictions_of_a_read_report_are_those_of_its_labels(name):
    labels = gold.labels(name)
    path = gold.reports_folder() / labels["file"]
    report = read_report(path.read_bytes(), path.name).report
    said = {(finding.kind, finding.anchor) for finding in check_report(report) if finding.contradiction}
    hard = [label for label in labels["inconsistencies"] if label["severity"] == "hard"]
    assert said == {(label["type"], SAME_PLACE.get(label["anchor"], label["anchor"])) for label in hard}
