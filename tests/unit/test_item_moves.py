"""The table of moves of an item, as a table."""

from __future__ import annotations

from gongkai.apps.proactive import services
from gongkai.apps.proactive.kinds import KINDS
from gongkai.apps.proactive.records import LABELS
from gongkai.apps.proactive.states import MOVES, State
from gongkai.apps.proactive.steps import DEFAULT, fault_of

SERVICES = {"return": "send_back", "publish_scheduled": "publish_due"}


def test_each_state_can_be_reached_and_left():
    reached = {move.to for move in MOVES} | {State.DRAFT}
    left = {state for move in MOVES for state in move.states}
    assert reached == set(State)
    assert left == set(State) - {State.DISCARDED}


def test_each_move_has_its_number_and_its_service():
    assert [move.number for move in MOVES] == list(range(1, len(MOVES) + 1))
    for move in MOVES:
        assert callable(getattr(services, SERVICES.get(move.action, move.action)))


def test_what_follows_without_a_policy_is_a_policy():
    assert fault_of(DEFAULT) is None


def test_whatever_a_kind_requires_has_a_name_for_people():
    assert {name for kind in KINDS for name in kind.metadata} <= LABELS.keys()
    assert len({kind.code for kind in KINDS}) == len(KINDS)
