"""Figures on disclosure work: counted by hand here, frozen by night there, and the same on the page until the next."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import override_settings
from django.urls import reverse

from gongkai.apps.interpretations import services as interpreting
from gongkai.apps.interpretations.queries import figures as desk_figures
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import ChannelRelease, Item, PublicFigures
from gongkai.apps.proactive.queries import how_we_do
from gongkai.apps.proactive.services.figures import freeze_public_figures
from gongkai.apps.proactive.shares import Share
from gongkai.lib import clock
from gongkai.lib.site import Site
from gongkai.portal.how_we_do.figures import percent
from gongkai.portal.pages import publishing, verifying
from gongkai.portal.pages.verifying import Verified
from tests.integration import interpretations, items

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
    assert found.on_time == Share(1, 2, {"repost": 1, "undated": 1, "entered": 0})


@pytest.fixture
def documents(county):
    """Four in the year to 22 November 2024: one interpreted in words and a diagram, one in words, one waiting, one exempt."""
    with clock.fixed(datetime(2024, 11, 4, 4, tzinfo=UTC)):
        of = interpretations.place(county)
        shown, worded, _waiting, exempt = (
            interpretations.public_document(of, title=f"第{number}号办法") for number in (1, 2, 3, 4)
        )
        interpretations.public_interpretation(of, shown)
        link = '<p><a href="https://example.cn/">一图读懂</a></p>'
        interpretations.public_interpretation(
            of, shown, form="diagram", body=interpretations.EXPLAINED + link
        )
        interpretations.public_interpretation(of, worded)
        interpreting.exempt(of.desk.colleague, exempt.pk, reason="内容简明")
    return of


def test_interpreted_are_two_of_the_three_that_must_be_and_the_desk_says_the_same(documents):
    found = how_we_do.count(date(2024, 11, 22))
    assert found.interpreted == Share(2, 3, {"exempt": 1})
    assert found.not_text == Share(1, 2, {"exempt": 0})
    rate, _in_time, not_text = desk_figures(documents.desk.office, found.first, found.last)
    assert [len(rate.numerator), len(rate.denominator), len(rate.exempt)] == [2, 3, 1]
    assert [len(not_text.numerator), len(not_text.denominator)] == [1, 2]
    assert percent(found.interpreted) == f"{rate.percent:g}" == "66.7"


def test_an_interpretation_that_was_taken_back_and_a_document_of_another_year_do_not_count(documents):
    with clock.fixed(datetime(2024, 11, 5, 4, tzinfo=UTC)):
        worded = Item.objects.get(published__title="第2号办法")
        own = worded.interpretations.get().item
        services.withdraw(documents.desk.office, own.pk, reason="有误")
    assert how_we_do.count(date(2024, 11, 22)).interpreted == Share(1, 3, {"exempt": 1})
    assert how_we_do.count(date(2024, 10, 31)).interpreted == Share(0, 0, {"exempt": 0})


def test_the_page_tells_the_rate_with_both_its_numbers(documents, client):
    with clock.fixed(datetime(2024, 11, 22, 16, 30, tzinfo=UTC)):  # half an hour into the 23rd, by the place
        freeze_public_figures()
        page = client.get(reverse("portal_how_we_do:page")).content.decode()
    for words in (
        "66.7%的政策文件已解读", "已经发布解读的2件。", "期间公开、应当解读的3件。", "说明了理由、不需要解读的1件。",
        "50%的解读不只是文字", "有非文字解读的1件。", "已经发布解读的2件。", "国办发〔2016〕80号",
    ):  # fmt: skip
        assert words in page, words


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
        "按期公开的0条。", "本机关制作、写明成文日期的1条。", "转载的1条；没有成文日期的0条；系统启用前已经公布、后来补录的0条。", "这段时间没有公开应当解读的政策文件。", "这段时间没有已经解读的政策文件。",
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
