"""The table of askings, and the sentences about their period."""

from datetime import date

import pytest

from gongkai.apps.public_comments import guards
from gongkai.apps.public_comments.guards import Facts
from gongkai.apps.public_comments.states import MOVES, UNMOVED, State


def test_every_state_is_reached_and_left():
    moving = [move for move in MOVES if move.action not in UNMOVED]
    assert {move.to for move in moving} == set(State)
    assert {state for move in moving for state in move.states} == set(State)


@pytest.mark.parametrize(("today", "is_refused"), [("2024-05-01", False), ("2024-05-02", True)])
def test_a_period_that_is_over_is_not_made_longer(today, is_refused):
    facts = Facts(date.fromisoformat(today), closes_on=date(2024, 5, 1))
    assert bool(guards.period_is_not_over(facts)) is is_refused


@pytest.mark.parametrize(
    ("closes_on", "because", "first_day_counts", "is_refused"),
    [
        ("2024-05-01", "", False, False),
        ("2024-04-30", "", False, True),
        ("2024-04-30", "", True, False),
        ("2024-04-29", "", True, True),
        ("2024-04-05", "汛期将至", False, False),
        ("2024-03-31", "汛期将至", False, True),
    ],
)
def test_a_period_has_thirty_days_or_a_reason(closes_on, because, first_day_counts, is_refused):
    """From 1 April on: thirty days after it are 1 May, and 30 April where the first day counts."""
    said = guards.period_is_long_enough(
        date(2024, 4, 1), date.fromisoformat(closes_on), because, first_day_counts=first_day_counts
    )
    assert bool(said) is is_refused
