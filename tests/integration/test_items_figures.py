"""What was published in a period: each number counted by hand, and opened to its rows."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from gongkai.apps.agencies.models import Agency
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import services
from gongkai.apps.proactive.forms.figures import period_of
from gongkai.apps.proactive.models import ChannelRelease, Item, ItemImport, ItemOrigin, ItemVersion
from gongkai.apps.proactive.queries import figures
from gongkai.apps.proactive.queries.figures import Period
from tests.integration.items import desk, in_review, published
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    """April: one in time, one late, one without a date that is a repost, one taken back. May: one. In review: one."""
    with on("2024-04-08"):
        of = desk(county)
        published(of, title="按期的公告")
        published(of, title="转载的公告", source_kind="repost", source_name="省政府", source_level="province")
        gone = published(of, title="撤回的公告")
        services.withdraw(of.office, gone.pk, reason="重复")
        in_review(of)
    with on("2024-04-30"):
        published(of, title="逾期的公告")
    with on("2024-05-06"):
        published(of, title="五月的公告", formed_on=date(2024, 5, 1))
    with on("2024-06-03"):
        yield of


def may(of):
    return Item.objects.get(agency=of.agency, newest__title="五月的公告")


def counted(of, first="2024-01-01", last="2024-12-31"):
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    return figures.cells(Agency.objects.filter(pk=of.agency.pk), period)


def test_a_year_is_counted_by_source_time_month_and_column(of):
    cells = counted(of)
    assert cells["total"] == 5
    assert (cells["source/own"], cells["source/repost"]) == (4, 1)
    # Own and dated: in time, taken back, of May; late; the repost is not measured.
    assert (cells["time/on_time"], cells["time/late"], cells["time/unmeasured"]) == (3, 1, 1)
    assert (cells["month/4"], cells["month/5"], cells["month/6"]) == (4, 1, 0)
    assert cells[f"column/{of.column.pk}"] == 5
    assert cells[f"body/{of.agency.pk}"] == 5


def test_first_and_last_day_of_a_period_count(of):
    spans = {
        ("2024-04-08", "2024-04-08"): 3, ("2024-04-09", "2024-04-29"): 0, ("2024-04-30", "2024-05-06"): 2,
        ("2023-01-01", "2024-04-07"): 0,
    }  # fmt: skip
    bodies = Agency.objects.filter(pk=of.agency.pk)
    for (first, last), number in spans.items():
        period = Period(date.fromisoformat(first), date.fromisoformat(last))
        assert figures.rows_behind(bodies, period, "total").count() == number, first


def test_the_rows_behind_every_number_are_as_many_as_it_says(of):
    period = Period(date(2024, 1, 1), date(2024, 12, 31))
    bodies = Agency.objects.filter(pk=of.agency.pk)
    ChannelRelease.objects.create(item=may(of), channel="wechat", released_on=date(2024, 5, 7), by=of.clerk)
    cells = figures.cells(bodies, period)
    assert cells["channel/wechat"] == 1
    wrong = {
        cell: number
        for cell, number in cells.items()
        if figures.rows_behind(bodies, period, cell).count() != number
    }
    assert wrong == {}


def test_what_was_public_on_another_site_counts_on_the_day_it_was(of):
    brought = ItemImport.objects.create(
        agency=of.agency, name="目录", sha256="0" * 64, size=1, begun_by=of.clerk
    )
    ItemOrigin.objects.create(item=may(of), brought_with=brought, row=2, earlier_on=date(2019, 3, 5))
    assert counted(of)["total"] == 4
    cells = counted(of, "2019-01-01", "2019-12-31")
    assert (cells["total"], cells["month/3"]) == (1, 1)


def test_the_same_item_twice_through_one_channel_counts_once_in_it(of):
    for address in ("http://a.example/1", "http://a.example/2"):
        ChannelRelease.objects.create(
            item=may(of), channel="wechat", released_on=date(2024, 5, 7), address=address, by=of.clerk
        )
    ChannelRelease.objects.create(item=may(of), channel="weibo", released_on=date(2024, 5, 7), by=of.clerk)
    cells = counted(of)
    assert (cells["channel/wechat"], cells["channel/weibo"], cells["total"]) == (1, 1, 5)


def test_three_questions_however_many_rows(of, django_assert_num_queries):
    bodies, period = Agency.objects.filter(pk=of.agency.pk), Period(date(2024, 1, 1), date(2024, 12, 31))
    with django_assert_num_queries(3):
        figures.cells(bodies, period)


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [("year", "2024-01-01", "2024-12-31"), ("q1", "2024-01-01", "2024-03-31"), ("q4", "2024-10-01", "2024-12-31"), ("m2", "2024-02-01", "2024-02-29")],
)  # fmt: skip
def test_parts_of_a_year_begin_and_end_with_months(part, first, last):
    assert period_of(2024, part) == Period(date.fromisoformat(first), date.fromisoformat(last))


def page_of(response):
    return response.content.decode()


def test_the_page_shows_the_share_with_its_parts_and_opens_to_rows(county, of, signed_in):
    browser = signed_in(of.clerk)
    page = page_of(browser.get(reverse("proactive:figures"), {"year": 2024}))
    assert "75.0%" in page
    assert "3件按期，除以4件计算时限的" in page
    rows = page_of(browser.get(reverse("proactive:figures_rows"), {"year": 2024, "cell": "time/late"}))
    assert "逾期的公告" in rows
    assert "共1件" in rows
    assert "按期的公告" not in rows
    assert browser.get(reverse("proactive:figures_rows"), {"year": 2024, "cell": "body/x"}).status_code == 404
    supervisor = signed_in(county.person("looks_on", county.government, Role.SUPERVISOR))
    alone = page_of(supervisor.get(reverse("proactive:figures"), {"year": 2024}))
    assert "75.0%" not in alone
    assert "75.0%" in page_of(supervisor.get(reverse("proactive:figures"), {"year": 2024, "below": "on"}))


def test_the_figures_go_out_as_a_sheet(of, signed_in):
    answer = signed_in(of.clerk).get(
        reverse("proactive:figures"), {"year": 2024, "part": "q2", "format": "csv"}
    )
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert "合计,公开的信息,5" in lines
    assert "按来源,转载,1" in lines
    assert "按月份,5月,1" in lines


def test_the_pages_take_eight_queries_with_fifty_rows(of, signed_in, django_assert_max_num_queries):
    one = may(of)
    items = Item.objects.bulk_create(
        Item(agency=one.agency, kind="notice", column=of.column) for _number in range(50)
    )
    for number, item in enumerate(items):
        item.newest = item.published = ItemVersion.objects.create(
            item=item, number=1, author=of.clerk, column=of.column, title=f"第{number}号公告"
        )
        item.published_at = item.renewed_at = one.published_at
        item.index_no, item.is_public, item.state = f"F-{number}", True, "published"
        item.save()
    browser = signed_in(of.clerk)
    given = {"year": 2024, "cell": "total"}
    browser.get(reverse("proactive:figures_rows"), given)
    with django_assert_max_num_queries(8):
        assert "第49号公告" in page_of(browser.get(reverse("proactive:figures_rows"), given))
