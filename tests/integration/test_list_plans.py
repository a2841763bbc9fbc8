"""How SQLite finds the first page of a list: by an index in its order, never by reading or sorting a whole table."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.apps.interpretations import queries as interpretations
from gongkai.apps.interpretations.queries import published as public_interpretations
from gongkai.apps.normative_documents.queries import published as public_documents
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive.queries import published as public_items
from gongkai.apps.public_comments import queries as comments
from gongkai.apps.public_comments.queries import published as public_comments
from tests.integration.items import desk

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="each planner has its own words"),
]


@pytest.fixture
def of(county):
    return desk(county)


def plan_of(rows):
    return rows[:50].explain()


@pytest.mark.parametrize("state", ["", "draft", "published"])
@pytest.mark.parametrize("by", [{}, {"agency": True}, {"column": True}])
def test_long_lists_of_items_stand_in_the_order_of_an_index(of, state, by):
    chosen = items.Filter(
        state=state,
        agency=of.agency if "agency" in by else None,
        column=of.column.pk if "column" in by else None,
    )
    for who in (of.clerk, of.office):
        plan = plan_of(items.along(who, chosen).values("pk"))
        assert "proactive_item USING COVERING INDEX item_" in plan, plan
        assert "TEMP B-TREE" not in plan, plan


@pytest.mark.parametrize("state", ["", "draft"])
def test_short_lists_of_items_are_found_by_what_narrows_them(of, state):
    for who in (of.clerk, of.office):
        for chosen in (items.Filter(state=state), items.Filter(state=state, column=of.column.pk)):
            plan = plan_of(items.narrowed(who, chosen).values("pk"))
            assert "SCAN proactive_item" not in plan, plan


def test_what_waits_for_a_person_is_found_without_reading_what_the_person_wrote_before(of):
    for who in (of.head, of.office):
        plan = plan_of(items.awaiting_review(who))
        assert "SEARCH proactive_item USING INDEX item_awaiting (awaits_role=?" in plan, plan
        assert "(author_id=?)" not in plan, plan
    for rows in (
        items.awaiting_review_after(of.office),
        items.late(of.clerk),
        interpretations.waiting_for_plan(of.clerk),
    ):
        assert "SCAN proactive_item" not in plan_of(rows)


def test_documents_to_interpret_are_looked_for_among_documents_and_among_what_is_in_work(of):
    for who in (of.clerk, of.office):
        plan = plan_of(interpretations.documents_to_interpret(who))
        assert "USING INDEX item_of_kind (kind=?)" in plan, plan
        assert "USING INDEX item_by_state (agency_id=? AND state=?)" in plan, plan
        assert "SCAN proactive_item" not in plan, plan


def test_what_a_person_is_writing_stands_in_the_order_of_its_index(of):
    plan = plan_of(items.written_by(of.clerk).values("pk"))
    assert "SEARCH proactive_item USING COVERING INDEX item_in_hand (awaits_author_id=?" in plan, plan
    assert "TEMP B-TREE" not in plan, plan


@pytest.mark.parametrize("stage", ["open", "closed", "overdue", "answered"])
def test_askings_are_not_grouped_and_not_sorted(of, stage):
    for who in (of.clerk, of.office):
        for agency in (None, of.agency):
            plan = plan_of(comments.narrowed(who, comments.Filter(stage, agency)))
            assert "SCAN public_comments" not in plan
            assert "TEMP B-TREE" not in plan, plan


def items_met(ask):
    """How a question of the public comes to items, one line a table; in a question within it they are called U0."""
    with CaptureQueriesContext(connection) as seen:
        ask()
    with connection.cursor() as cursor:
        for query in seen.captured_queries:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            yield from (row[3] for row in cursor.fetchall() if {"proactive_item", "U0"} & set(row[3].split()))


@pytest.mark.parametrize(
    "ask",
    [
        lambda: public_documents.newest(10),
        public_documents.bodies,
        public_documents.years,
        public_documents.numbers,
        lambda: list(public_documents.found(public_documents.Wanted(words="水利"))[:20]),
        lambda: public_interpretations.newest(6),
        public_interpretations.counts,
        lambda: public_interpretations.on_places("", 0, 20),
        lambda: public_comments.with_state(("open",), 5),
    ],
)
def test_few_documents_do_not_walk_through_all_items(db, ask):
    met = list(items_met(ask))
    assert met
    assert all("USING INTEGER PRIMARY KEY (rowid=?)" in line for line in met), met


def test_the_newest_items_are_the_first_of_an_index(of):
    met = list(items_met(lambda: public_items.newest(10)))
    assert "USING INDEX item_newest" in " ".join(met) or "USING COVERING INDEX item_newest" in " ".join(
        met
    ), met
    assert not any(line == "SCAN proactive_item" for line in met), met
