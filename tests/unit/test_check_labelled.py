"""The labelled reports: each contradiction found where the labels say, none invented, and most remarks found too."""

import pytest

from gongkai.annual_report.check import check_report
from gongkai.rules import Verdict
from tests import gold, prose_gold

# A contradiction is found when rule and labels name the same place; the labels use a word of their own for these.
SAME_PLACE = {("narrative_sum", "category"): "website_published"}

pytestmark = pytest.mark.skipif(not gold.NAMES, reason=gold.ABSENT)
NAMES = gold.NAMES or ["none"]


def labelled(name: str, severity: str) -> set[tuple[str, str]]:
    found = [label for label in gold.labels(name)["inconsistencies"] if label["severity"] == severity]
    return {(i["type"], SAME_PLACE.get((i["type"], i["anchor"]), i["anchor"])) for i in found}


@pytest.mark.parametrize("name", NAMES)
def test_contradictions_are_just_those_of_the_labels(name):
    said = {(f.kind, f.anchor) for f in check_report(prose_gold.report(name)) if f.contradiction}
    assert said == labelled(name, "hard")


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_a_contradiction_are_those_of_the_labels(name):
    said = {f.anchor: (f.found, f.expected) for f in check_report(prose_gold.report(name)) if f.contradiction}
    for label in gold.labels(name)["inconsistencies"]:
        if label["severity"] == "hard" and label["found"] is not None:
            anchor = SAME_PLACE.get((label["type"], label["anchor"]), label["anchor"])
            found, expected = said[anchor]
            assert (float(found), float(expected)) == (label["found"], label["expected"])


@pytest.mark.parametrize(
    ("name", "kind", "anchor"),
    [
        ("hebei_jyt_2018_stats", "indicator_sum", "indicators/replies_total"),
        ("hebei_rst_2023", "narrative_sum", "other:网民互动"),
        ("hebei_rst_2023", "date_conflict", "published"),
        ("seed_faku_2020", "items_vs_decisions", "proactive/other_services"),
        ("seed_huixian_2021", "narrative_conflict", "requests_carried_out"),
        ("seed_lingqiu_2022", "narrative_sum", "proactive_total"),
        ("shanghai_office_2019", "narrative_percentage", "share_denied"),
    ],
)
def test_a_remark_of_the_labels_is_made_and_is_no_contradiction(name, kind, anchor):
    said = [f for f in check_report(prose_gold.report(name)) if f.verdict is Verdict.BROKEN]
    assert [f.contradiction for f in said if (f.kind, f.anchor) == (kind, anchor)] == [False]
