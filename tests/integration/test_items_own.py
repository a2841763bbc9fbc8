"""The items that a person wrote: of nearly all of a ledger or of a few, found without reading it, on both databases."""

import pytest

from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.queries import Filter
from tests.integration.items import desk, drafted, multiplied, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    """One wrote two thousand items, a colleague three of the same body."""
    of = desk(county)
    for number in range(3):
        services.create(of.colleague, of.agency, words(of, title=f"第{number}号通知"))
    multiplied(drafted(of), 2000)
    return of


def test_who_wrote_nearly_all_meets_them_in_the_order_of_an_index(of):
    plan = queries.along(of.clerk, Filter(mine=True)).values("pk")[:50].explain()
    assert "item_in_order" in plan, plan
    assert "Sort" not in plan, plan
    assert "TEMP B-TREE" not in plan, plan


def test_each_finds_what_the_person_wrote(of):
    for rows in (queries.along, queries.narrowed):
        assert rows(of.clerk, Filter(mine=True)).count() == 2001
        assert {str(one) for one in rows(of.colleague, Filter(mine=True))} == {
            "第0号通知", "第1号通知", "第2号通知",
        }  # fmt: skip
