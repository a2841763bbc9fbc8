"""The table of moves of a normative document, as a table, and what its guards say."""

from __future__ import annotations

import pytest

from gongkai.apps.normative_documents import guards, services
from gongkai.apps.normative_documents.guards import Facts
from gongkai.apps.normative_documents.states import MOVES, WORKFLOW, State
from gongkai.apps.normative_documents.views.act_table import ACTS

BY_THE_ITEM = {"publish": "shown"}  # the item's own publication


def test_each_state_can_be_reached_and_all_but_the_last_left():
    reached = {move.to for move in MOVES} | {State.DRAFTING}
    left = {state for move in MOVES for state in move.states}
    assert reached == set(State)
    assert left == set(State) - {State.DROPPED}


def test_each_move_has_its_number_its_service_and_its_page():
    assert [move.number for move in MOVES] == list(range(1, len(MOVES) + 1))
    for move in MOVES:
        assert callable(getattr(services, BY_THE_ITEM.get(move.action, move.action)))
    assert {act.action for act in ACTS} == {move.action for move in MOVES if move.roles}


@pytest.mark.parametrize(
    ("guard", "good", "bad", "says"),
    [
        (guards.need_is_assessed, {"is_assessed": True}, {}, "必要性评估"),
        (guards.opinions_are_asked, {"opinions": 1}, {}, "还没有登记征求的意见"),
        (guards.opinions_are_asked, {"without_opinions": "应急"}, {"without_opinions": ""}, "写明理由"),
        (guards.there_is_a_text, {"has_text": True}, {}, "没有可以审核的文本"),
        (guards.material_is_complete, {}, {"missing": ("依据",)}, "还缺：依据"),
        (guards.material_is_missing, {"missing": ("依据",)}, {}, "已经齐备"),
        (guards.not_own_work, {"authors": frozenset({2})}, {"authors": frozenset({1})}, "不能由您本人办理"),
        (guards.text_is_as_sent, {"is_as_sent": True}, {}, "送审以后文本又有改动"),
        (guards.text_is_as_reviewed, {"is_as_reviewed": True}, {}, "合法性审核以后文本又有改动"),
        (guards.was_never_public, {}, {"was_public": True}, "已经公布过"),
        (guards.no_revision_is_open, {}, {"revision_is_open": True}, "已有一次修改"),
        (guards.a_revision_is_open, {"revision_is_open": True}, {}, "没有正在办理的修改"),
        (guards.there_is_a_status_to_correct, {"correctable": 1}, {}, "没有可以更正"),
    ],
)
def test_a_guard_lets_pass_or_says_why_not(guard, good, bad, says):
    assert guard(Facts(1, **good)) is None
    assert says in guard(Facts(1, **bad))


def test_the_legality_review_cannot_be_passed_by():
    """From drafting, a decision is reached only through the review, or by the entry of a document made before."""
    ways = {move.action for move in MOVES if move.to in {State.REVIEWED, State.DECIDED, State.NUMBERED}}
    assert ways == {"opine", "decide", "number", "enter_earlier"}
    assert WORKFLOW.move(State.DRAFTING, "decide") is None
    assert WORKFLOW.move(State.DRAFTING, "number") is None
