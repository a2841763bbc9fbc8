"""From publishing to the hit: what the public finds of items, what staff find, and that nothing else is in the index."""

from datetime import date

import pytest

from gongkai.apps.agencies import services as agencies
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Attachment
from gongkai.apps.search_index import queries as search
from gongkai.apps.search_index import services as search_index
from gongkai.apps.search_index.verifying import verify
from gongkai.lib.search.port import PUBLIC
from gongkai.lib.ui.dates import local_day
from gongkai.portal.requests.already_public import fitting
from tests.files_to_release import pdf
from tests.integration.items import approved, desk, drafted, published, words


@pytest.fixture
def of(county, settings, tmp_path):
    """The township's desk over an index of its own."""
    settings.DATA = tmp_path
    search_index.rebuild()
    return desk(county)


def hits(asked, person=None):
    search_index.feed()
    return [str(item.url) for item in search.find(person, asked, frozenset({PUBLIC}))]


def address(item):
    return f"/info/{item.pk}/"


@pytest.mark.parametrize(
    "asked",
    [
        "农田水利", "水利工程建设公告", "施工", "灌溉面积", "高标准农田", "东河镇政发[2024]第7号", "东河镇人民政府", "张国强",
        "水利 施工",
    ],
)  # fmt: skip
def test_a_published_item_is_found_by_any_of_its_words(of, asked):
    item = published(
        of, summary="扩大灌溉面积", keywords="高标准农田", document_no="东河镇政发〔2024〕7号",
        body="<p>工程自4月15日起<strong>施工</strong>，负责人张国强。</p>",
    )  # fmt: skip
    assert hits(asked) == [address(item)]


def test_an_item_is_found_by_the_text_of_its_attachment(of):
    item = drafted(of)
    file = services.attach(of.clerk, item.pk, name="清单.pdf", data=pdf("清单"))
    Attachment.objects.filter(pk=file.pk).update(text="泵站名录：红旗泵站")
    services.submit(of.clerk, item.pk)
    for person in (of.head, of.secrecy, of.office):
        services.pass_step(person, item.pk)
    assert hits("红旗泵站") == []
    services.publish(of.clerk, item.pk)
    found = search.find(None, "红旗泵站", frozenset({PUBLIC}))
    assert found == ()
    search_index.feed()
    found = search.find(None, "红旗泵站", frozenset({PUBLIC}))
    assert "<mark>红旗泵站</mark>" in found[0].excerpt


def test_the_public_finds_nothing_of_what_is_not_public(of):
    approved(of, title="尚未发布的方案")
    assert hits("方案") == []
    assert verify().is_none


def test_while_an_update_is_written_the_public_finds_the_published_words_alone(of):
    item = published(of)
    services.update(of.clerk, item.pk)
    services.save(of.clerk, item.pk, words(of, title="改动后的标题"))
    assert hits("改动后") == []
    assert hits("农田水利工程建设公告") == [address(item)]


def test_what_was_withdrawn_is_not_found_any_more(of):
    item = published(of)
    assert hits("农田水利") == [address(item)]
    services.withdraw(of.leader, item.pk, reason="内容有误")
    assert hits("农田水利") == []
    assert verify().is_none


def test_staff_find_their_drafts_by_title_and_others_do_not(of, signed_in, county):
    item = drafted(of, title="拟写的公告", body="<p>正文里的话</p>")
    search_index.feed()
    own, stranger = of.clerk, county.person("stranger", county.west, Role.HANDLER)
    assert f"/desk/items/{item.pk}/" in signed_in(own).get("/desk/search/?q=拟写的公告").text
    assert f"/desk/items/{item.pk}/" not in signed_in(own).get("/desk/search/?q=正文里").text
    assert "没有找到" in signed_in(stranger).get("/desk/search/?q=拟写的公告").text


def test_what_was_discarded_leaves_the_index(of):
    item = drafted(of)
    search_index.feed()
    services.discard(of.clerk, item.pk)
    search_index.feed()
    assert verify().is_none
    assert search.find(of.clerk, "农田", frozenset({f"agency:{of.agency.pk}"})) == ()


def test_an_item_is_found_by_the_name_that_its_body_has_today(of, county):
    item = published(of)
    assert hits("清河街道") == []
    agencies.rename_agency(
        county.system_administrator, of.agency.pk, name="清河街道办事处", on=date(2024, 6, 1)
    )
    assert hits("清河街道") == [address(item)]
    assert verify().is_none


def test_before_a_request_is_filed_items_that_fit_it_are_shown(of):
    item = published(of)
    search_index.feed()
    assert [one.url for one in fitting("申请公开东河镇农田水利工程建设的有关情况")] == [address(item)]
    assert fitting("申请公开某某小区的消防验收记录") == []


def test_an_item_is_told_by_its_kind_number_day_and_body(of):
    item = published(of, document_no="东河镇政发〔2024〕7号")
    search_index.feed()
    line = search.find(None, "农田水利", frozenset({PUBLIC}))[0]
    assert line.meta == ("东河镇政发〔2024〕7号", "公告公示")
    assert (line.body, line.url) == ("东河镇人民政府", address(item))
    assert line.when == local_day(item.published_at)
