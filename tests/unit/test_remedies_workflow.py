"""The tables of moves and acts of a case, its guards, and which row and column it belongs to."""

from dataclasses import replace

import pytest

from gongkai.annual_report.forms import FORMS
from gongkai.apps.remedies import guards, services
from gongkai.apps.remedies.guards import Facts
from gongkai.apps.remedies.kinds import (
    COLUMNS,
    ENDINGS,
    FOLLOWED_BY,
    NEEDS_FORMER,
    ROWS,
    WITHDRAWN,
    Kind,
    row_of,
)
from gongkai.apps.remedies.queries.figures import ROWS as COUNTED_ROWS
from gongkai.apps.remedies.show.menu import NEXT
from gongkai.apps.remedies.states import MOVES, SIDES, State
from gongkai.apps.remedies.views.acts import ACTS

PLAIN = Facts(kind="administrative_reconsideration", procedure="ordinary")
OWED = replace(PLAIN, orders_redo=True)


def test_the_page_of_the_reference_is_made_from_the_tables():
    from scripts.write_reference import FOLDER, remedy_cases

    written = (FOLDER / "remedy-cases.md").read_text(encoding="utf-8")
    assert written == remedy_cases(), "run make reference"


def test_each_state_can_be_reached_and_left():
    assert {move.to for move in MOVES} | {State.ANSWERING} == set(State)
    assert {state for move in MOVES for state in move.states} == set(State)


def test_every_act_has_a_service_a_page_roles_and_a_source():
    moves = [*MOVES, *SIDES]
    pages = {act.action for act in ACTS} | {"bundle"}
    assert {move.action for move in moves} == pages
    assert [move.action for move in moves if not hasattr(services, move.action)] == []
    assert [move.action for move in moves if not (move.roles and move.sources)] == []


def test_what_comes_next_is_an_act_of_that_state():
    of_state = {state: {m.action for m in (*MOVES, *SIDES) if state in m.states} for state in State}
    assert [state for state, names in NEXT.items() if set(names) - of_state[state]] == []


@pytest.mark.parametrize(
    ("guard", "good", "bad", "sentence"),
    [
        (guards.what_was_ordered_is_done, replace(OWED, is_redone=True), OWED, "还没有照办"),
        (guards.what_was_ordered_is_done, replace(OWED, replied_since=True), OWED, "还没有照办"),
        (
            guards.what_was_ordered_is_done,
            replace(PLAIN, opinion_received=True, opinion_reported=True),
            replace(PLAIN, opinion_received=True),
            "还没有报送",
        ),
        (guards.may_be_extended, PLAIN, replace(PLAIN, is_extended=True), "不能再延"),
        (guards.may_be_extended, PLAIN, replace(PLAIN, procedure="summary"), "普通程序"),
        (guards.may_be_extended, PLAIN, replace(PLAIN, kind="first_instance"), "普通程序"),
        (guards.nothing_followed, OWED, replace(OWED, is_redone=True), "已经依这个结果重新办理"),
        (guards.nothing_followed, PLAIN, replace(PLAIN, is_followed=True), "在后一案件中登记"),
        (guards.redo_is_owed, OWED, PLAIN, "没有要求重新办理"),
        (guards.redo_is_owed, OWED, replace(OWED, is_redone=True), "不用再办一次"),
        (guards.there_is_a_reply_to_redo, OWED, replace(OWED, is_answered=False), "直接答复申请人"),
        (guards.no_opinion_yet, PLAIN, replace(PLAIN, opinion_received=True), "加入文书"),
        (guards.opinion_waits, replace(PLAIN, opinion_received=True), PLAIN, "没有等待报送"),
    ],
)
def test_a_guard_lets_pass_and_refuses_with_its_sentence(guard, good, bad, sentence):
    assert guard(good) is None
    assert sentence in (guard(bad) or "")


@pytest.mark.parametrize(
    ("kind", "former", "after", "row"),
    [
        ("disclosure_complaint", None, False, ""),
        ("administrative_reconsideration", None, False, "reconsideration"),
        ("first_instance", None, False, "direct_suit"),
        ("first_instance", None, True, "suit_after_reconsideration"),
        (
            "first_instance",
            ("administrative_reconsideration", "reconsideration"),
            False,
            "suit_after_reconsideration",
        ),
        ("second_instance", ("first_instance", "direct_suit"), False, "direct_suit"),
        ("retrial", ("second_instance", "suit_after_reconsideration"), False, "suit_after_reconsideration"),
        # Sent back: the same suit goes on.
        ("first_instance", ("second_instance", "direct_suit"), False, "direct_suit"),
    ],
)
def test_a_case_belongs_to_the_row_of_its_suit(kind, former, after, row):
    assert row_of(kind, former, after_reconsideration=after) == row


def test_rows_and_columns_are_those_of_the_official_form():
    table = next(table for table in FORMS["form_2021"].tables if table.id == "remedies")
    assert [row.id for row in table.rows] == list(COUNTED_ROWS) == [code for code, _label in ROWS]
    assert [column.id for column in table.columns][:3] == [code for code, _label in COLUMNS]


def test_every_kind_can_be_withdrawn_and_only_complaints_stand_outside_the_form():
    assert [kind for kind in Kind if WITHDRAWN[kind] not in ENDINGS[kind]] == []
    outside = {kind for kind in Kind for one in ENDINGS[kind].values() if one.column is None}
    assert outside == {Kind.COMPLAINT}


def test_what_needs_a_former_case_can_follow_one():
    assert set(NEEDS_FORMER) <= {kind for kinds in FOLLOWED_BY.values() for kind in kinds}
