"""The table of plans, and the sentences that keep an interpretation back."""

import pytest

from gongkai.apps.interpretations import guards
from gongkai.apps.interpretations.guards import Facts
from gongkai.apps.interpretations.kinds import Point
from gongkai.apps.interpretations.states import MOVES, State
from gongkai.apps.proactive.overlap import overlap

DOCUMENT = "小型农田水利设施的管护经费由镇财政按每亩八元的标准列入年度预算，受益户不再另行负担。"
OWN = "过去渠道坏了没有人修，今年起镇里出钱、村里出人，农户不用再掏钱。"


def test_every_state_is_reached_and_left():
    assert {move.to for move in MOVES} == set(State) - {State.UNPLANNED}
    assert {state for move in MOVES for state in move.states} == set(State)


@pytest.mark.parametrize(
    ("actor", "is_settled", "is_refused"), [(1, False, False), (1, True, True), (2, True, False)]
)
def test_a_late_exemption_is_by_another(actor, is_settled, is_refused):
    facts = Facts(actor, involved=frozenset({1}), is_settled=is_settled)
    assert bool(guards.late_exemption_is_by_another(facts)) is is_refused


@pytest.mark.parametrize(
    ("text", "percent", "is_refused"),
    [
        (DOCUMENT, 99, True),
        (DOCUMENT, 100, False),
        (OWN, 0, False),
        (DOCUMENT + OWN, 50, True),
        (DOCUMENT + OWN, 60, False),
    ],
)
def test_what_is_copied_is_measured_against_the_setting(text, percent, is_refused):
    """The document has 36 signs beside its punctuation, the own sentence 29: 55 of 100 are copied where both stand."""
    said = guards.is_more_than_a_copy(overlap(text, DOCUMENT), percent)
    assert bool(said) is is_refused
    if said:
        assert "“小型农田水利设施的管护经费由镇财政" in said


def test_points_are_all_covered_or_explained():
    every = [point.value for point in Point]
    assert guards.points_are_covered(every, "") is None
    assert guards.points_are_covered(every[1:], "") == (
        "解读还没有写到：出台背景；请写明后在解读页面勾选，确实不涉及的，在那里写明原因。"
    )
    assert guards.points_are_covered([], "只转述数据") is None
