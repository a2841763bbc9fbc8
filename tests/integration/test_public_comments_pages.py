"""The desk pages and the public pages of public comment: the whole way from the draft to the answer for a sender."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from gongkai.apps.proactive import services as items
from gongkai.apps.public_comments import services
from gongkai.apps.public_comments.models import Opinion, PublicComment
from gongkai.portal.pages import registry
from tests.integration.public_comments import (
    asking,
    draft,
    opinion,
    passed,
    place,
    public_result,
    sorted_opinion,
)
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-01"):
        yield place(county)


def desk(name, *args):
    return reverse(f"public_comments:{name}", args=args)


def portal(name, *args):
    return reverse(f"portal_comments:{name}", args=args)


def text_of(response):
    return response.content.decode()


def test_the_period_is_set_by_the_page_and_told_when_it_is_short(of, signed_in):
    item = draft(of)
    clerk = signed_in(of.desk.clerk)
    assert str(item) in text_of(clerk.get(desk("list"), {"stage": "preparing"}))
    given = {
        "opens_on": "2024-04-01", "closes_on": "2024-04-20", "basis": "条例", "explanation": "说明",
        "ways": ["site", "letter"], "contact_unit": "东河镇", "contact_address": "东河镇政府",
    }  # fmt: skip
    page = text_of(clerk.post(desk("settle", item.pk), given))
    assert "少于30日；请把截止日期改为2024年5月1日或者以后" in page
    done = text_of(clerk.post(desk("settle", item.pk), given | {"closes_on": "2024-05-01"}, follow=True))
    assert "期限和方式已定，可以送审" in done
    assert "2024年4月1日至2024年5月1日，共30日，符合期限。" in done
    passed(of, item)


def test_a_citizen_hands_in_an_opinion_and_gets_the_code(client, of):
    item = asking(of)
    page = text_of(client.get(reverse("portal_items:item", args=[item.pk])))
    assert "怎样提出意见" in page
    assert portal("write", item.pk) in page
    days = ('<span class="gk-nowrap">2024-04-01</span>', '<span class="gk-nowrap">2024-05-01</span>')
    assert "至".join(days) in page
    assert str(item) in text_of(client.get(portal("overview")))
    key = str(uuid4())
    refused = text_of(client.post(portal("write", item.pk), {"key": key, "text": "  "}))
    assert "还没有写意见" in refused
    given = {"key": key, "text": "第三条太严", "name": "张三", "contact": ""}
    done = text_of(client.post(portal("write", item.pk), given, follow=True))
    client.post(portal("write", item.pk), given)
    row = Opinion.objects.get()
    assert "-".join((row.code[:4], row.code[4:8], row.code[8:])) in done
    found = text_of(client.post(portal("answer"), {"code": row.code}))
    assert "采纳情况公布以后，可以在这里看到" in found
    assert "张三" not in found
    assert "没有找到这个查询码" in text_of(client.post(portal("answer"), {"code": "AAAA"}))


def test_after_the_close_the_form_says_so_in_a_sentence(client, of):
    item = asking(of)
    with on("2024-05-02"):
        assert "现在不在征求意见的期限内" in text_of(client.get(portal("write", item.pk)))
        page = text_of(client.post(portal("write", item.pk), {"key": str(uuid4()), "text": "迟到的意见"}))
        assert "征求意见已于2024-05-01截止" in page
    assert not Opinion.objects.exists()
    assert client.get(portal("write", 999999)).status_code == 404


def test_opinions_are_limited_by_network(client, of, settings):
    settings.FILINGS_PER_HOUR = 2
    item = asking(of)
    codes = [
        client.post(portal("write", item.pk), {"key": str(uuid4()), "text": f"意见{number}"}).status_code
        for number in range(3)
    ]
    assert codes == [302, 302, 429]


def test_opinions_are_sorted_and_answered_by_pages(client, of, signed_in):
    item = asking(of)
    row = opinion(item, name="张三", contact="河东村")
    clerk = signed_in(of.desk.clerk)
    page = text_of(clerk.get(desk("opinion", item.pk, row.pk)))
    assert "张三" not in page
    assert "河东村" in text_of(clerk.post(desk("sender", item.pk, row.pk)))
    given = {"verdict": "not_adopted", "summary": "建议提高标准", "reason": "", "version": 1}
    assert "须写明理由" in text_of(clerk.post(desk("opinion", item.pk, row.pk), given))
    clerk.post(desk("opinion", item.pk, row.pk), given | {"reason": "上级已有规定"})
    entered = {"key": str(uuid4()), "way": "letter", "text": "来信赞成", "received_on": "2024-04-01"}
    assert "意见已登记" in text_of(clerk.post(desk("enter", item.pk), entered, follow=True))
    letter = Opinion.objects.get(way="letter")
    clerk.post(desk("opinion", item.pk, letter.pk), {"same_as": row.pk, "version": 1})
    with on("2024-05-02"):
        services.advance()
        clerk = signed_in(of.desk.clerk)  # the session of April is over
        assert "待公布采纳情况的征求意见" in text_of(clerk.get(reverse("desk:home")))
        page = text_of(clerk.post(desk("result", item.pk), {"column": of.results.pk}, follow=True))
        assert "共收到意见2条（网站表单1条、信函1条），其中采纳0条，部分采纳0条，不采纳2条。" in page
        found = PublicComment.objects.get()
        items.publish(of.desk.clerk, passed(of, found.result).pk)
        told = text_of(client.post(portal("answer"), {"code": letter.code}))
        assert "处理：不采纳" in told
        assert "理由：上级已有规定" in told
        page = text_of(client.get(reverse("portal_items:item", args=[item.pk])))
        assert "查看采纳情况" in page
        assert portal("write", item.pk) not in page


def test_an_overdue_result_is_said_on_its_page_and_in_its_list(of, signed_in):
    item = asking(of)
    with on("2024-06-03"):
        services.advance()
        clerk = signed_in(of.desk.clerk)
        assert "已经超期；请尽快整理意见" in text_of(clerk.get(desk("detail", item.pk)))
        assert str(item) in text_of(clerk.get(desk("list"), {"stage": "overdue"}))


def test_written_pages_follow_the_asking_and_the_form_is_not_among_them(of):
    item = asking(of)
    mine = {one for one in registry.pages_of("proactive.item", [item.pk]) if one.startswith("/comments/")}
    assert mine == {"/comments/", "/comments/closed.html"}
    assert not any(one.startswith("/comments/write/") for one in registry.addresses())


def test_the_page_for_when_the_program_is_down_names_other_ways(client, of):
    asking(of)
    page = text_of(client.get(portal("closed")))
    assert "网上提意见暂时关闭" in page
    assert "东河镇政府大院" in page
    assert "0711-3000000" in page


def test_lists_take_the_same_queries_with_many_rows(of, signed_in, client, django_assert_max_num_queries):
    item = asking(of)
    for number in range(50):
        opinion(item, text=f"意见{number}")
    for number in range(20):
        other = draft(of, title=f"第{number}号草案")
        PublicComment.objects.create(
            item=other, agency=other.agency, state="open", opens_on=date(2024, 4, 1), closes_on=date(2024, 5, 1),
            ways=["site"], result_due_on=date(2024, 5, 31), contact_unit="东河镇",
        )  # fmt: skip
    browser = signed_in(of.desk.clerk)
    browser.get(desk("list"))
    with django_assert_max_num_queries(10):
        assert "共21件" in text_of(browser.get(desk("list"), {"stage": "open"}))
    with django_assert_max_num_queries(14):
        assert "意见49" in text_of(browser.get(desk("detail", item.pk)))
    client.get(portal("overview"))
    with django_assert_max_num_queries(8):
        client.get(portal("overview"))


def test_what_cannot_be_understood_is_told_or_ignored(client, of, signed_in):
    item = asking(of)
    sorted_opinion(of, item)
    clerk = signed_in(of.desk.clerk)
    for bad in ({"stage": "x", "agency": "y"}, {"page": "-1"}, {"verdict": "x"}):
        assert clerk.get(desk("list"), bad).status_code == 200
        assert clerk.get(desk("detail", item.pk), bad).status_code == 200
    assert client.post(portal("write", item.pk), {"key": "x", "text": "意见"}).status_code == 200
    assert clerk.post(desk("opinion", item.pk, 999999), {}).status_code == 404
    with on("2024-05-02"):
        services.advance()
        assert public_result(of, item).is_public
