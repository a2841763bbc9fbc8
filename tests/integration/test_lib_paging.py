"""Lists page by page, and how far they are counted."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.apps.agencies.models import Agency
from gongkai.lib import paging

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    Agency.objects.bulk_create(
        Agency(
            name=f"单位{number}",
            kind="department",
            level="county",
            founded_on=date(2010, 1, 1),
            path=f"{number:06d}/",
        )
        for number in range(120)
    )
    return Agency.objects.order_by("path")


@pytest.mark.parametrize(
    ("number", "first", "length"),
    [
        (None, "单位0", 50),
        ("2", "单位50", 50),
        ("3", "单位100", 20),
        ("99", "单位100", 20),
        ("x", "单位0", 50),
        ("-1", "单位100", 20),
    ],
)
def test_any_page_number_gives_a_page(rows, number, first, length):
    page = paging.page(rows, number)
    assert (page[0].name, len(page)) == (first, length)


@pytest.mark.parametrize(
    ("limit", "count", "is_capped"), [(119, 119, True), (120, 120, False), (500, 120, False)]
)
def test_counting_stops_at_its_limit_and_says_so(rows, monkeypatch, limit, count, is_capped):
    monkeypatch.setattr(paging, "COUNTED_AT_MOST", limit)
    paginator = paging.page(rows, 1).paginator
    assert (paginator.count, paginator.is_capped) == (count, is_capped)


def test_a_page_takes_one_query_with_its_count(rows):
    with CaptureQueriesContext(connection) as asked:
        page = paging.page(rows, 2)
        assert len(list(page)) == 50
        assert page.paginator.num_pages == 3
        assert not page.paginator.is_capped
    assert len(asked) == 1
