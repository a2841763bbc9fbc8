"""What belongs together and by what other channels an item went out: entered by writers, told to the log and the pages."""

from datetime import date

import pytest
from django.http import Http404
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.models import Event
from gongkai.apps.page_outbox.models import Changed
from gongkai.apps.proactive import claims, queries, services
from gongkai.apps.proactive.claims import Claim
from gongkai.apps.proactive.models import ChannelRelease, Relation
from gongkai.apps.search_index import services as search_index
from gongkai.lib.errors import NotAllowed
from tests.integration.items import desk, drafted, published
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


@pytest.fixture
def elsewhere(county, of):
    """The finance bureau publishes into a tree of its own."""
    return desk(county, at=county.finance, prefix="finance")


def address(name, *args):
    return reverse(f"proactive:{name}", args=args)


def last_event():
    event = Event.objects.order_by("-sequence").first()
    return event.tag, event.data


def test_a_relation_is_entered_told_and_taken_out(of):
    item, other = published(of), published(of)
    before = Changed.objects.count()
    services.add_relation(of.clerk, item.pk, to=other.pk, kind="replaces")
    assert Changed.objects.count() == before + 2
    tag, data = last_event()
    assert (tag, data["to"], data["relation"]) == ("proactive.item.related", other.pk, "replaces")
    row = Relation.objects.get()
    services.remove_relation(of.clerk, item.pk, row.pk)
    assert last_event()[0] == "proactive.item.unrelated"
    assert not Relation.objects.exists()


def test_the_same_relation_is_not_entered_twice_nor_to_itself(of):
    item, other = drafted(of), drafted(of)
    services.add_relation(of.clerk, item.pk, to=other.pk, kind="related")
    for one, two in ((item, other), (other, item)):
        with pytest.raises(NotAllowed, match="已经有这个关联"):
            services.add_relation(of.clerk, one.pk, to=two.pk, kind="related")
    services.add_relation(of.clerk, other.pk, to=item.pk, kind="result_of")
    with pytest.raises(NotAllowed, match="不能与自己关联"):
        services.add_relation(of.clerk, item.pk, to=item.pk, kind="related")


def test_only_writers_of_the_body_relate_and_only_to_what_they_may_see(of, elsewhere):
    item, draft, public = drafted(of), drafted(elsewhere), published(elsewhere)
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        services.add_relation(of.head, item.pk, to=public.pk, kind="related")
    with pytest.raises(Http404):
        services.add_relation(of.clerk, item.pk, to=draft.pk, kind="related")
    with pytest.raises(Http404):
        services.add_relation(of.clerk, public.pk, to=item.pk, kind="related")
    services.add_relation(of.clerk, item.pk, to=public.pk, kind="related")


def test_what_an_app_above_claims_is_refused_by_its_sentence(of):
    item, other = drafted(of), drafted(of)
    services.add_relation(of.clerk, item.pk, to=other.pk, kind="repeals")
    claims.add(Claim("test", frozenset({"repeals"}), lambda _item, _to: "请在登记簿中废止。"))
    try:
        with pytest.raises(NotAllowed, match="请在登记簿中废止"):
            services.add_relation(of.clerk, other.pk, to=item.pk, kind="repeals")
        with pytest.raises(NotAllowed, match="请在登记簿中废止"):
            services.remove_relation(of.clerk, item.pk, Relation.objects.get().pk)
        services.add_relation(of.clerk, other.pk, to=item.pk, kind="related")
    finally:
        claims.CLAIMS.remove("test")


def test_an_item_is_found_by_its_numbers_and_by_words_of_its_title(of, elsewhere):
    public = published(elsewhere, title="清源县预算公开办法", document_no="清财〔2024〕5号")
    services.update(elsewhere.clerk, public.pk)
    draft = drafted(elsewhere, title="清源县预算调整草案")
    search_index.rebuild()

    def found(person, words):
        return [one.pk for one in queries.items_named(person, words).items]

    assert found(of.clerk, public.index_no) == [public.pk]
    assert found(of.clerk, "清财〔2024〕5号") == [public.pk]
    assert found(of.clerk, "预算") == [public.pk]
    assert set(found(elsewhere.clerk, "预算")) == {public.pk, draft.pk}
    assert found(of.clerk, "没有这样的词") == []


def test_a_channel_is_entered_once_for_an_address_and_not_before_its_day(of):
    item = published(of)
    before = Changed.objects.count()
    given = {
        "channel": "wechat",
        "released_on": date(2024, 4, 8),
        "address": "https://mp.weixin.qq.com/s/abc",
    }
    services.add_channel(of.clerk, item.pk, **given)
    assert Changed.objects.count() == before + 1
    tag, data = last_event()
    assert (tag, data["channel"]) == ("proactive.item.channel_added", "wechat")
    with pytest.raises(NotAllowed, match="已经登记过"):
        services.add_channel(of.clerk, item.pk, **given)
    with pytest.raises(NotAllowed, match="晚于今天"):
        services.add_channel(of.clerk, item.pk, channel="gazette", released_on=date(2024, 4, 9))
    with pytest.raises(NotAllowed, match="由系统自动记录"):
        services.add_channel(of.clerk, item.pk, channel="site", released_on=date(2024, 4, 8))
    with pytest.raises(NotAllowed, match="不能公开的内容"):
        services.add_channel(
            of.clerk,
            item.pk,
            channel="board",
            released_on=date(2024, 4, 8),
            address="联系人11010119900307002X",
        )
    services.remove_channel(of.clerk, item.pk, ChannelRelease.objects.get().pk)
    assert last_event()[0] == "proactive.item.channel_removed"
    assert not ChannelRelease.objects.exists()


def test_what_is_not_for_the_public_went_out_nowhere(of):
    item = drafted(of, attribute="withheld", attribute_reason="内部管理信息")
    with pytest.raises(NotAllowed, match="公开属性不是主动公开"):
        services.add_channel(of.clerk, item.pk, channel="paper", released_on=date(2024, 4, 8))


# -- by pages --------------------------------------------------------------------------------------------------------


def test_the_page_looks_first_and_relates_then(of, signed_in):
    item, other = drafted(of), published(of, title="东河镇防火规定")
    search_index.rebuild()
    browser, place = signed_in(of.clerk), address("relate", item.pk)
    assert "还没有写要找哪一件" in browser.post(place, {"kind": "related", "words": ""}).text
    assert "没有找到" in browser.post(place, {"kind": "related", "words": "没有这样的词"}).text
    page = browser.post(place, {"kind": "replaces", "words": "防火规定"}).text
    assert "东河镇防火规定（" in page
    assert not Relation.objects.exists()
    page = browser.post(place, {"kind": "replaces", "words": "防火规定", "to": other.pk}, follow=True).text
    assert "关联已登记" in page
    assert "东河镇防火规定" in page
    assert "被代替" in browser.get(address("detail", other.pk)).text
    row = Relation.objects.get()
    assert "关联已去掉" in browser.post(address("unrelate", item.pk, row.pk), follow=True).text
    assert not Relation.objects.exists()


def test_a_draft_of_another_body_is_not_told_on_the_page(county, of, elsewhere, signed_in):
    public, draft = published(of), drafted(elsewhere, title="还没有公开的事")
    services.add_relation(elsewhere.clerk, draft.pk, to=public.pk, kind="related")
    assert "还没有公开的事" not in signed_in(of.clerk).get(address("detail", public.pk)).text
    both = county.person("both_bodies", of.agency, Role.HANDLER)
    assert "还没有公开的事" not in signed_in(both).get(address("detail", public.pk)).text
    assert "还没有公开的事" in signed_in(of.office).get(address("detail", public.pk)).text


def test_a_channel_is_entered_and_taken_out_by_pages(of, signed_in):
    item = published(of)
    browser = signed_in(of.clerk)
    given = {"channel": "press_conference", "released_on": "2024-04-08", "address": "县政府新闻发布厅"}
    page = browser.post(address("channel", item.pk), given, follow=True).text
    assert "县政府新闻发布厅" in page
    row = ChannelRelease.objects.get()
    assert "这条登记已去掉" in browser.post(address("channel_remove", item.pk, row.pk), follow=True).text
    assert "登记渠道" not in signed_in(of.head).get(address("detail", item.pk)).text


def test_an_interpretation_is_not_paired_by_a_mere_relation(of):
    item, document = drafted(of), published(of)
    item.__class__.objects.filter(pk=item.pk).update(kind="policy_interpretation")
    with pytest.raises(NotAllowed, match="在“政策解读”中办理"):
        services.add_relation(of.clerk, item.pk, to=document.pk, kind="interprets")
