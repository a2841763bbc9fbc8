"""The platform of a body before the public: its four parts, the catalogue as pages and data, and what is written anew when."""

import json

import pytest
from django.urls import reverse

from gongkai.apps.catalogue import queries, services
from gongkai.apps.catalogue.models import CatalogueEntry, Placement
from gongkai.apps.catalogue.records import Given
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Column
from gongkai.portal.pages import registry
from tests.integration.items import desk, published
from tests.integration.test_portal_items import many

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


POINT = {"address": "人民路2号", "opening_hours": "工作日", "phone": "12345"}
LEADER = {"name": "张某", "position": "镇长", "resume": "略", "duties": "主持政府全面工作"}


@pytest.fixture
def of(county):
    """A township with its catalogue and its office."""
    found = desk(county)
    services.draw_up(found.office, found.agency.pk, with_standard=True)
    services.set_office(found.office, found.agency.pk, name="党政办公室", phone="0579-1234567")
    return found


def text(client, name, *args):
    response = client.get(reverse(f"portal_platform:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def entry(of, **more):
    plain = {"level_1": "公告公示", "content": "公告", "basis": "本县规定", "column": of.column.pk}
    return services.add_entry(of.office, of.agency.pk, Given(**(plain | more)))


def column(of, kind, code):
    return items.add_column(
        of.office, of.column.agency, code=code, name=code, description=f"{code}的信息", kind=kind
    )


def of_kind(of, kind, **given):
    """A published item of another kind, in a column of its own."""
    place = Column.objects.filter(kind=kind).first() or column(of, kind, f"c-{kind}".replace("_", "-"))
    return published(of, column=place.pk, **given)


def test_the_platform_has_its_four_parts_and_the_entry_for_requests(client, of):
    page = text(client, "body", of.agency.pk)
    labels = ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"]
    places = [page.index(f">{label}<", page.index('id="parts-title"')) for label in labels]
    assert places == sorted(places)
    assert "还没有公开的年度报告" in page
    assert reverse("portal_platform:standard", args=[of.agency.pk]) in page


def test_a_body_without_a_catalogue_has_no_platform(client, of, county):
    assert client.get(reverse("portal_platform:body", args=[county.west.pk])).status_code == 404
    page = text(client, "bodies")
    assert "东河镇人民政府" in page
    assert "西河镇人民政府" not in page


def test_the_guide_says_what_is_known_and_leaves_out_what_is_not(client, of):
    page = text(client, "guide", of.agency.pk)
    assert "由机构编号、年、流水号组成" in page
    assert "0579-1234567" in page
    assert (
        "自收到申请之日起20个工作日内予以答复（《中华人民共和国政府信息公开条例》第三十三条第二款）" in page
    )
    assert "传真号码" not in page
    assert "办公地址" not in page


def test_the_guide_shows_reading_points_of_the_body_and_above_and_its_own_supplement(client, of):
    of_kind(
        of, "reading_point", title="东河镇便民服务中心查阅点",
        fields=POINT,
    )  # fmt: skip
    of_kind(of, "disclosure_guide", title="指南的补充", body="<p>本镇另设信息公告栏。</p>")
    page = text(client, "guide", of.agency.pk)
    assert "东河镇便民服务中心查阅点" in page
    assert "人民路2号" in page
    assert "本镇另设信息公告栏。" in page


def test_the_catalogue_stands_in_the_order_of_the_law_with_what_is_public(client, of):
    own = entry(of)
    published(of)
    page = text(client, "content", of.agency.pk)
    places = [
        page.index(words)
        for words in ("条例第二十条", "机关职能和机构信息", "筹资筹劳", "义务教育", "公告公示")
    ]
    assert places == sorted(places)
    row = page[page.index(reverse("portal_platform:entry", args=[of.agency.pk, own.pk])) :]
    assert "2026-11-23" in row[: row.index("</tr>")]


def test_what_a_body_does_not_hold_is_said_with_its_reason(client, of):
    first = CatalogueEntry.objects.filter(agency=of.agency, source_code="art20.05").get()
    services.change_entry(
        of.office, first.pk, Given(first.level_1, basis=first.basis, not_held="本镇不实施行政许可")
    )
    assert "没有此类信息" in text(client, "content", of.agency.pk)
    assert "本机关没有此类信息：本镇不实施行政许可" in text(client, "entry", of.agency.pk, first.pk)


def test_the_page_of_an_entry_lists_its_items_and_their_fields(client, of):
    budgets = column(of, "budget", "budgets")
    own = entry(of, level_1="财政预决算", column=budgets.pk)
    published(of, title="2026年部门预算", column=budgets.pk, fields={"year": "2026", "total": "350"})
    page = text(client, "entry", of.agency.pk, own.pk)
    assert "2026年部门预算" in page
    assert "收支总额（万元）" in page
    row = page[page.index("2026年部门预算</a>") :]
    assert "350" in row[: row.index("</tr>")]
    other = client.get(reverse("portal_platform:entry", args=[of.column.agency_id, own.pk]))
    assert other.status_code == 404, "the entry of another body"


def test_an_ended_entry_keeps_its_address_and_leaves_the_catalogue(client, of):
    own = entry(of)
    services.end_entry(of.office, own.pk, reason="并入公告")
    assert "已于2026-11-23从目录中停用：并入公告" in text(client, "entry", of.agency.pk, own.pk)
    assert reverse("portal_platform:entry", args=[of.agency.pk, own.pk]) not in text(
        client, "content", of.agency.pk
    )


def test_rules_and_leaders_have_their_places(client, of):
    assert "还没有公开制度文件" in text(client, "rules", of.agency.pk)
    of_kind(of, "disclosure_rules", title="东河镇政府信息公开审查制度")
    assert "东河镇政府信息公开审查制度" in text(client, "rules", of.agency.pk)
    of_kind(of, "leader", title="镇长", fields=LEADER)
    page = text(client, "body", of.agency.pk)
    assert "领导信息" in page
    assert "张某" in page


def test_the_standard_catalogue_has_the_columns_of_the_printed_form(client, of):
    page = text(client, "standard", of.agency.pk)
    for label in (
        "序号",
        "一级事项",
        "二级事项",
        "公开内容（要素）",
        "公开依据",
        "公开渠道和载体",
        "公开层级",
    ):
        assert f">{label}<" in page
    assert "共26项" in page
    assert "国土空间规划" in page


def test_the_data_hold_index_title_summary_and_date(client, of):
    item = published(of, summary="工程的时间和路段")
    address = reverse("portal_platform:json", args=[of.agency.pk, 2026])
    found = json.loads(client.get(address).content)
    assert found["count"] == 1
    assert found["items"][0] == {
        "index_no": item.index_no,
        "title": "东河镇2024年农田水利工程建设公告",
        "summary": "工程的时间和路段",
        "summary_is_excerpt": False,
        "formed_on": "2024-04-01",
        "published_on": "2026-11-23",
        "url": f"http://testserver/info/{item.pk}/",
    }
    lines = (
        client.get(reverse("portal_platform:csv", args=[of.agency.pk, 2026]))
        .content.decode("utf-8-sig")
        .splitlines()
    )
    assert lines[0] == "索引号,名称,内容概述,生成日期,公开日期,网址"
    assert lines[1].startswith(
        f"{item.index_no},东河镇2024年农田水利工程建设公告,工程的时间和路段,2024-04-01,2026-11-23,"
    )
    assert client.get(reverse("portal_platform:json", args=[of.agency.pk, 2025])).status_code == 404


def test_a_withdrawn_item_is_gone_from_pages_and_data(client, of):
    own = entry(of)
    item = published(of)
    items.withdraw(of.leader, item.pk, reason="内容有误")
    assert "东河镇2024年农田水利工程建设公告" not in text(client, "entry", of.agency.pk, own.pk)
    assert client.get(reverse("portal_platform:csv", args=[of.agency.pk, 2026])).status_code == 404


def pages_of(kind, *rows):
    return {address for address in registry.pages_of(kind, rows) if address.startswith("/bodies/")}


def test_a_published_item_changes_four_pages_of_its_body(of):
    own = entry(of)
    item = published(of)
    base = f"/bodies/{of.agency.pk}/"
    assert pages_of("proactive.item", item.pk) == {
        f"{base}content/", f"{base}content/{own.pk}/", f"{base}catalogue-2026.csv", f"{base}catalogue-2026.json",
    }  # fmt: skip


def test_an_item_of_a_body_without_a_platform_changes_none(county):
    of = desk(county)
    assert pages_of("proactive.item", published(of).pk) == set()


def test_each_page_depends_on_the_rows_that_stand_in_it(of, county):
    services.draw_up(of.office, county.government.pk)
    point = of_kind(of, "reading_point", fields=POINT)
    rules = of_kind(of, "disclosure_rules")
    leader = of_kind(of, "leader", fields=LEADER)
    base = f"/bodies/{of.agency.pk}/"
    assert f"{base}guide/" in pages_of("proactive.item", point.pk)
    assert f"{base}rules/" in pages_of("proactive.item", rules.pk)
    assert base in pages_of("proactive.item", leader.pk)
    assert f"{base}guide/" in pages_of("proactive.index_rule", county.government.pk)
    assert {f"{base}guide/", f"{base}content/", f"{base}standard/", base} <= pages_of(
        "catalogue.body", of.agency.pk
    )


def test_every_page_that_is_registered_answers(client, of):
    entry(of)
    published(of)
    addresses = [address for address in registry.addresses() if address.startswith("/bodies/")]
    # Eight and twenty-six entries beside the fifteen, one of its own; list, body, guide, rules, content, standard, two files.
    assert len(addresses) == 15 + 8 + 26 + 1 + 8
    assert {client.get(address).status_code for address in addresses} == {200}


@pytest.mark.parametrize("name", ["content", "entry", "body", "guide"])
def test_a_page_takes_at_most_eight_queries(client, of, django_assert_max_num_queries, name):
    own = entry(of)
    many(published(of), 50)
    args = [of.agency.pk, own.pk] if name == "entry" else [of.agency.pk]
    with django_assert_max_num_queries(8):
        assert client.get(reverse(f"portal_platform:{name}", args=args)).status_code == 200


def test_placing_an_item_elsewhere_is_noted_for_both_entries(of):
    one, two = entry(of), entry(of, level_2="征地")
    item = published(of)
    services.place(of.clerk, item.pk, entries=[one.pk])
    services.place(of.clerk, item.pk, entries=[two.pk])
    assert list(queries.items_of(two)) == [item]
    assert Placement.objects.get().entry == two
    changed = pages_of("catalogue.body", of.agency.pk)
    assert {
        f"/bodies/{of.agency.pk}/content/{one.pk}/",
        f"/bodies/{of.agency.pk}/content/{two.pk}/",
    } <= changed
