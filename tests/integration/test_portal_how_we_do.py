"""Figures on disclosure work: counted by hand here, frozen by night there, and the same on the page until the next."""

from datetime import date, timedelta

import pytest
from django.test import override_settings
from django.urls import reverse

from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import ChannelRelease, Item, PublicFigures, RelationKind
from gongkai.apps.proactive.queries import how_we_do
from gongkai.apps.proactive.queries.how_we_do import Share
from gongkai.apps.proactive.services.figures import freeze_public_figures
from gongkai.lib import clock
from gongkai.lib.site import Site
from gongkai.portal.how_we_do.figures import percent
from gongkai.portal.pages import publishing, verifying
from gongkai.portal.pages.verifying import Verified
from tests.integration import items

PAGE = "how-we-do/index.html"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def of(county):
    return items.desk(county)


@pytest.fixture
def site(tmp_path):
    with override_settings(SITE=Site(domain="www.example.gov.cn"), ALLOWED_HOSTS=["www.example.gov.cn"]):
        yield tmp_path / "site"


def published(of, day, **given):
    """An item first published at noon of a day, by the clocks of the place."""
    item = items.published(of, **given)
    at = item.published_at.replace(year=day.year, month=day.month, day=day.day, hour=4)
    Item.objects.filter(pk=item.pk).update(published_at=at, renewed_at=at)
    item.refresh_from_db()
    return item


def on(year, month, day):
    return date(year, month, day)


def test_months_are_the_one_of_the_day_and_the_eleven_before_it(of):
    for day in (
        on(2025, 10, 31),
        on(2025, 11, 1),
        on(2026, 1, 15),
        on(2026, 1, 31),
        on(2026, 10, 22),
        on(2026, 10, 23),
    ):
        published(of, day)
    found = how_we_do.count(date(2026, 10, 22))
    assert (found.first, found.last) == (date(2025, 11, 1), date(2026, 10, 22))
    assert list(found.by_month) == [
        "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08",
        "2026-09", "2026-10",
    ]  # fmt: skip
    assert [number for number in found.by_month.values() if number] == [1, 2, 1]


def test_a_month_ends_with_the_day_at_its_place(of):
    item = items.published(of)
    for moment, month in (("2026-10-31T15:59:59+00:00", "2026-10"), ("2026-10-31T16:00:00+00:00", "2026-11")):
        Item.objects.filter(pk=item.pk).update(published_at=moment, renewed_at=moment)
        assert [name for name, number in how_we_do.count(date(2026, 11, 22)).by_month.items() if number] == [
            month
        ]


def test_a_withdrawn_item_is_counted_nowhere(of):
    item = published(of, on(2026, 11, 2))
    services.withdraw(of.office, item.pk, reason="有误")
    assert sum(how_we_do.count(date(2026, 11, 22)).by_month.values()) == 0


def test_an_item_counts_once_in_each_channel_however_often_it_went_out_there(of):
    item = published(of, on(2026, 11, 2))
    for channel, address in (("wechat", "a"), ("wechat", "b"), ("gazette", "c")):
        ChannelRelease.objects.create(
            item=item, channel=channel, released_on=date(2026, 11, 3), address=address, by=of.clerk
        )
    assert how_we_do.count(date(2026, 11, 22)).by_channel == {"site": 1, "wechat": 1, "gazette": 1}


def test_on_time_is_measured_where_it_can_be(of):
    published(of, on(2026, 11, 2))  # formed in 2024: late
    prompt = published(of, on(2026, 11, 3))
    Item.objects.filter(pk=prompt.pk).update(is_late=False)
    published(of, on(2026, 11, 4), source_kind="repost", source_name="省政府网", source_level="province")
    undated = published(of, on(2026, 11, 5))
    Item.objects.filter(pk=undated.pk).update(formed_on=None)
    found = how_we_do.count(date(2026, 11, 22))
    assert found.on_time == Share(1, 2, {"repost": 1, "undated": 1})


def test_a_document_is_interpreted_when_the_interpretation_is_public(of):
    first, second = published(of, on(2026, 11, 2)), published(of, on(2026, 11, 3))
    Item.objects.filter(pk__in=(first.pk, second.pk)).update(kind="normative_document")
    services.relate(of.clerk, items.published(of), first, RelationKind.INTERPRETS)
    services.relate(of.clerk, items.drafted(of), second, RelationKind.INTERPRETS)
    assert how_we_do.count(date(2026, 11, 22)).interpreted == Share(1, 2, {})


def test_figures_are_frozen_once_a_day_and_read_back_as_they_were(of, monday):
    published(of, on(2026, 11, 2))
    assert how_we_do.latest() is None
    assert freeze_public_figures() is True
    assert freeze_public_figures() is False
    assert PublicFigures.objects.get().as_of == date(2026, 11, 22)
    assert how_we_do.latest() == how_we_do.count(date(2026, 11, 22))
    with clock.fixed(monday + timedelta(days=1)):
        assert freeze_public_figures() is True


def test_the_page_tells_each_figure_with_numerator_denominator_and_what_is_left_out(of, client):
    published(of, on(2026, 11, 2))
    published(of, on(2026, 11, 3), source_kind="repost", source_name="省政府网", source_level="province")
    freeze_public_figures()
    page = client.get(reverse("portal_how_we_do:page")).content.decode()
    for words in (
        "统计期间：2025-12-01至2026-11-22", "近12个月公开2条信息", "公开信息最多的渠道是政府网站", "0%的信息按期公开",
        "按期公开的0条。", "本机关制作、写明成文日期的1条。", "转载的1条；没有成文日期的0条。", "这段时间没有公开规范性文件。",
        'id="visits"', "不是人数",
    ):  # fmt: skip
        assert words in page, words


def test_before_the_first_night_the_page_says_so(client, of):
    page = client.get(reverse("portal_how_we_do:page")).content.decode()
    assert "第一次将在次日出现" in page


def test_a_publication_leaves_the_page_alone_until_the_night(of, site, monday):
    freeze_public_figures()
    publishing.publish(site)
    items.published(of)
    assert PAGE not in publishing.publish(site).written
    with clock.fixed(monday + timedelta(days=1)):
        freeze_public_figures()
        assert PAGE in publishing.publish(site).written
        assert list(verifying.verify(site, Verified())) == []


def test_a_hundred_percent_is_said_only_of_all():
    assert percent(Share(1999, 2000, {})) == "99.9"
    assert percent(Share(2000, 2000, {})) == "100"
    assert percent(Share(1, 3, {})) == "33.3"


def test_the_page_asks_little(of, client, django_assert_max_num_queries):
    freeze_public_figures()
    with django_assert_max_num_queries(5):
        client.get(reverse("portal_how_we_do:page"))


def test_the_home_page_shows_the_first_numbers(of, client):
    published(of, on(2026, 11, 2))
    freeze_public_figures()
    page = client.get(reverse("portal:home")).content.decode()
    assert "近12个月公开的信息" in page
