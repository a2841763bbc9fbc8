"""The table of moves itself: nothing unreachable, nothing twice, every move carried out by a service and a page."""

from dataclasses import replace

import pytest
from django.urls import NoReverseMatch, reverse

from gongkai.apps.reporting import guards, services, states
from gongkai.apps.reporting.guards import Facts
from gongkai.apps.reporting.states import ITEM_MOVES, MOVES, ItemState, State

SERVICES = {
    "describe": "describe", "correct": "correct_cell", "decide": "decide_finding", "reread": "ask_rereading",
    "take_up": "read_again", "review": "review", "return": "return_to_work", "publish": "publish", "reopen": "reopen",
    "withdraw": "withdraw", "give_up": "give_up_report",
}  # fmt: skip
BY_THE_SYSTEM = {"take_up", "give_up"}
RIGHT = Facts(actor=1, has_body=True, has_year=True, reviewer=2, correctors=frozenset({3}), is_public=True)


def test_each_state_is_reached_and_left():
    assert {move.to for move in MOVES} == set(State)
    assert {move.state for move in MOVES} == set(State)


def test_no_two_moves_share_state_and_action():
    pairs = [(move.state, move.action) for move in MOVES]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("action", sorted({move.action for move in MOVES}))
def test_every_action_has_its_service_and_its_page(action):
    assert callable(getattr(services, SERVICES[action]))
    if action in BY_THE_SYSTEM:
        with pytest.raises(NoReverseMatch):
            reverse(f"reporting:{action}", args=[1])
    else:
        assert reverse(f"reporting:{action}", args=[1])


def test_only_the_system_makes_moves_without_a_role():
    assert {move.action for move in MOVES if not move.roles} == BY_THE_SYSTEM


@pytest.mark.parametrize(
    ("guard", "change"),
    [
        (guards.is_described, {"has_body": False}),
        (guards.is_described, {"has_year": False}),
        (guards.findings_are_decided, {"undecided_errors": 1}),
        (guards.reviewer_corrected_nothing, {"correctors": frozenset({1})}),
        (guards.publisher_is_not_reviewer, {"reviewer": 1}),
        (guards.publisher_corrected_nothing, {"correctors": frozenset({1})}),
        (guards.place_is_free, {"place_taken_by": "另一份报告"}),
        (guards.is_on_the_site, {"is_public": False}),
    ],
)
def test_a_guard_gives_its_sentence_when_one_fact_differs(guard, change):
    assert guard(RIGHT) is None
    assert guard(replace(RIGHT, **change)).endswith(("。", "；"))


def test_reviewing_and_publishing_each_ask_for_a_second_pair_of_eyes():
    review, publish = states.move_of(State.READ, "review"), states.move_of(State.REVIEWED, "publish")
    assert guards.reviewer_corrected_nothing in review.guards
    assert guards.publisher_is_not_reviewer in publish.guards
    assert guards.publisher_corrected_nothing in publish.guards


def test_a_file_comes_out_of_waiting_whatever_happens_and_back_when_it_was_given_up():
    assert {move.to for move in ITEM_MOVES if move.state == ItemState.WAITING} == {
        "read",
        "refused",
        "failed",
    }
    assert [move.to for move in ITEM_MOVES if move.state == ItemState.FAILED] == [ItemState.WAITING]
    assert {move.action for move in ITEM_MOVES if not move.roles} == {"take_up", "refuse", "give_up"}


def test_every_move_out_of_reading_is_one_of_the_system():
    """So that nobody waits for a person while the program reads, and the program can always leave."""
    assert {move.action for move in MOVES if move.state == State.READING} == BY_THE_SYSTEM
