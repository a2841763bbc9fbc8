"""What stands round the text of an item: related items both ways, tools, code, data for machines, other channels."""

import json
import re
from datetime import date

import pytest
from django.test import override_settings
from django.urls import reverse

from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import ChannelRelease, RelationKind
from gongkai.lib.site import Site
from gongkai.portal.items.quick_code import quick_code
from gongkai.portal.pages import publishing, registry
from tests.integration import items

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
DOMAIN = "www.example.gov.cn"


@pytest.fixture(autouse=True)
def _domain():
    with override_settings(
        SITE=Site(name="清源县人民政府", domain=DOMAIN), ALLOWED_HOSTS=[DOMAIN, "testserver"]
    ):
        yield


@pytest.fixture
def of(county):
    return items.desk(county)


@pytest.fixture
def shown(client):
    def act(item):
        return client.get(reverse("portal_items:item", args=[item.pk])).content.decode()

    return act


def document(of):
    return items.published(of, title="东河镇农田水利管理办法")


def interpretation(of):
    return items.published(of, title="《东河镇农田水利管理办法》解读")


def headings(page):
    return re.findall(r"<h2>(.*?)</h2>", page)


@pytest.mark.parametrize(
    ("kind", "forth", "back"),
    [
        (RelationKind.INTERPRETS, "解读的文件", "政策解读"),
        (RelationKind.REVISES, "本文件修改", "修改本文件的文件"),
        (RelationKind.REPEALS, "本文件废止", "废止本文件的文件"),
        (RelationKind.REPLACES, "本文件代替", "代替本文件的文件"),
        (RelationKind.RESULT_OF, "对应的征求意见或者事项", "结果公布"),
        (RelationKind.RELATED, "相关信息", "相关信息"),
    ],
)
def test_a_relation_is_shown_on_both_pages_each_from_its_side(of, shown, kind, forth, back):
    first, second = interpretation(of), document(of)
    services.relate(of.clerk, first, second, kind)
    assert headings(shown(first)) == [forth]
    assert f'<a href="/info/{second.pk}/">东河镇农田水利管理办法</a>' in shown(first)
    assert headings(shown(second)) == [back]
    assert f'<a href="/info/{first.pk}/">《东河镇农田水利管理办法》解读</a>' in shown(second)


def test_two_that_name_each_other_as_related_are_named_once(of, shown):
    first, second = interpretation(of), document(of)
    services.relate(of.clerk, first, second, RelationKind.RELATED)
    services.relate(of.clerk, second, first, RelationKind.RELATED)
    assert shown(first).count(f'href="/info/{second.pk}/"') == 1


def test_a_draft_and_a_withdrawn_item_are_not_named(of, shown):
    item, draft, gone = document(of), items.drafted(of, title="草稿"), interpretation(of)
    services.relate(of.clerk, draft, item, RelationKind.RELATED)
    services.relate(of.clerk, gone, item, RelationKind.INTERPRETS)
    services.withdraw(of.office, gone.pk, reason="有误")
    assert headings(shown(item)) == []


def test_withdrawing_one_writes_the_page_that_named_it_anew(of, tmp_path):
    item, other = document(of), interpretation(of)
    services.relate(of.clerk, other, item, RelationKind.INTERPRETS)
    publishing.publish(tmp_path / "site")
    services.withdraw(of.office, other.pk, reason="有误")
    assert f"info/{item.pk}/index.html" in publishing.publish(tmp_path / "site").written


def test_the_review_after_an_emergency_release_is_told_once_it_was_taken(of, shown):
    item = services.release(of.leader, items.in_review(of).pk, reason="汛情紧急")
    services.review_after(of.office, item.pk, keeps=True)
    assert "本信息曾应急发布，已于2026年11月23日（周一）完成事后审查。应急发布的理由：汛情紧急" in shown(item)


def linked_data(page):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def test_machines_read_what_people_read(of, shown):
    item = items.published(of, title="甲</script><b>与乙", summary="概述", document_no="东政发〔2024〕3号")
    data = linked_data(shown(item))
    assert data["headline"] == "甲</script><b>与乙"
    assert data["@id"] == f"http://{DOMAIN}/info/{item.pk}/"
    assert data["identifier"] == item.index_no
    assert data["datePublished"] == "2026-11-23T09:00+08:00"
    assert data["dateCreated"] == "2024-04-01"
    assert data["publisher"]["name"] == of.agency.name
    assert data["@type"] == "Article"
    assert "keywords" not in data  # what is empty is left out


def test_an_interpretation_says_on_which_document_it_is_based(of, shown):
    item, other = document(of), interpretation(of)
    services.relate(of.clerk, other, item, RelationKind.INTERPRETS)
    assert linked_data(shown(other))["isBasedOn"] == [f"http://{DOMAIN}/info/{item.pk}/"]


def test_other_channels_are_named_with_their_days(of, shown):
    item = document(of)
    for channel, address in (("wechat", "https://mp.example.cn/a"), ("gazette", "2026年第3期")):
        ChannelRelease.objects.create(
            item=item, channel=channel, released_on=date(2026, 11, 20), address=address, by=of.clerk
        )
    page = shown(item)
    assert "<h2>其他发布渠道</h2>" in page
    assert '<a href="https://mp.example.cn/a"><span class="gk-nowrap">2026-11-20</span></a>' in page
    assert "<dd>2026年第3期</dd>" in page


def test_the_tools_need_no_script_but_where_they_cannot_do_without(of, shown):
    page = shown(document(of))
    for word in ("打印", "复制链接"):
        assert re.search(rf"<li data-pi-script hidden><button[^>]*>{word}</button>", page)
    assert "字号：大" in page
    assert '<svg class="pi-code" role="img" aria-label="本页网址的二维码"' in page


def test_the_code_is_black_where_the_standard_says():
    drawn = str(quick_code("https://www.example.gov.cn/info/1/", "码"))
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', drawn)[1])
    assert (side - 8 - 17) % 4 == 0  # a version of the standard has 17 + 4 n modules; 4 of white on each side
    for x, y in ((4, 4), (side - 11, 4), (4, side - 11)):
        assert f"M{x} {y}h7v1h-7z" in drawn  # the upper edges of the three eyes


def test_the_page_says_its_address_on_paper(of, shown):
    item = document(of)
    assert f"本页网址：http://{DOMAIN}/info/{item.pk}/（索引号{item.index_no}）" in shown(item)


def test_every_item_page_is_registered():
    assert {"items.item", "items.file"} <= {kind.key for kind in registry.KINDS}
