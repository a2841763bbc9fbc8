"""How SQLite finds the first page of a list: by an index in its order, never by reading or sorting a whole table."""

import pytest
from django.db import connection

from gongkai.apps.proactive import queries as items
from gongkai.apps.public_comments import queries as comments
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
def test_items_of_a_body_stand_in_the_order_of_their_index(of, state):
    for who in (of.clerk, of.office):
        plan = plan_of(items.narrowed(who, items.Filter(state=state, agency=of.agency.pk)))
        assert "SCAN proactive_item" not in plan
        assert "TEMP B-TREE" not in plan, plan


@pytest.mark.parametrize("stage", ["open", "closed", "overdue", "answered"])
def test_askings_are_not_grouped_and_not_sorted(of, stage):
    for who in (of.clerk, of.office):
        for agency in (None, of.agency):
            plan = plan_of(comments.narrowed(who, comments.Filter(stage, agency)))
            assert "SCAN public_comments" not in plan
            assert "TEMP B-TREE" not in plan, plan
