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


@pytest.mark.parametrize(
    ("number", "first", "length"),
    [(None, "单位0", 50), ("2", "单位50", 50), ("99", "单位100", 20), ("x", "单位0", 50)],
)
@pytest.mark.parametrize("limit", [120, 119])
def test_a_page_along_an_index_is_the_page_of_the_list(rows, monkeypatch, limit, number, first, length):
    monkeypatch.setattr(paging, "COUNTED_AT_MOST", limit)
    with CaptureQueriesContext(connection) as asked:
        page = paging.page_along(rows, rows.all(), number)
        assert (page[0].name, len(page)) == (first, min(length, limit - page.start_index() + 1))
    assert len(asked) == 2
    assert page.paginator.is_capped == (limit < 120)


def test_of_more_than_is_counted_the_page_is_taken_along_the_index(rows, monkeypatch):
    turned = rows.order_by("-path")
    assert paging.page_along(rows, turned, 1)[0].name == "单位0"
    monkeypatch.setattr(paging, "COUNTED_AT_MOST", 119)
    assert paging.page_along(rows, turned, 1)[0].name == "单位119"


def test_an_empty_list_has_one_empty_page(rows):
    page = paging.page_along(rows.none(), rows.none(), 7)
    assert (list(page), page.number, page.paginator.num_pages) == ([], 1, 1)
