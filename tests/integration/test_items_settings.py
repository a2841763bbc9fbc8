"""What the office settles: columns in the course of time, steps of review, the rule of index numbers and its audit."""

from datetime import date

import pytest
from django.http import Http404
from django.urls import reverse

from gongkai.apps.agencies.roles import Role
from gongkai.apps.events.models import Event
from gongkai.apps.page_outbox.models import Changed
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.models import Column, IndexNumber, ReviewPolicy
from gongkai.apps.proactive.steps import DEFAULT
from gongkai.lib.errors import NotAllowed, Stale
from tests.integration.items import desk, drafted, in_review, published
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(county)


def address(name, *args):
    return reverse(f"proactive:{name}", args=args)


def changed(column, **given):
    plain = {"name": column.name, "description": column.description, "kind": column.kind}
    return plain | given


def second(of, **given):
    plain = {"code": "plans", "name": "规划计划", "description": "规划和计划", "kind": "planning"}
    return services.add_column(of.office, of.column.agency, **(plain | given))


def last_event():
    return Event.objects.order_by("-sequence").values_list("tag", flat=True).first()


def test_a_column_is_renamed_and_the_pages_of_its_items_are_written_anew(of):
    item = published(of)
    noted = Changed.objects.filter(pk__gt=Changed.objects.latest("pk").pk).order_by("pk")
    column = services.change_column(of.office, of.column.pk, **changed(of.column, order=5))
    own = ("proactive.column", column.pk)
    assert list(noted.values_list("kind", "row")) == [own]  # nothing that a page of an item says
    column = services.change_column(of.office, column.pk, **changed(column, name="通知公告"))
    assert (column.name, column.code) == ("通知公告", "notices")
    assert list(noted.values_list("kind", "row")) == [own, ("proactive.item", item.pk), own]
    assert last_event() == "proactive.column.set"


def test_a_column_is_not_put_below_itself(of):
    child = second(of, parent=of.column)
    with pytest.raises(NotAllowed, match="不能放在它自己或者它的下级栏目之下"):
        services.change_column(of.office, of.column.pk, **changed(of.column, parent=child))


def test_two_people_at_one_column(of):
    seen = of.column.version
    services.change_column(of.office, of.column.pk, **changed(of.column, name="通知"), version=seen)
    with pytest.raises(Stale):
        services.change_column(of.office, of.column.pk, **changed(of.column, name="公示"), version=seen)


def test_a_column_with_unfinished_items_or_columns_below_is_not_closed(of):
    item = drafted(of)
    with pytest.raises(NotAllowed, match="还有1件在办的信息"):
        services.close_column(of.office, of.column.pk)
    services.discard(of.clerk, item.pk)
    child = second(of, parent=of.column)
    with pytest.raises(NotAllowed, match="先停用下级栏目"):
        services.close_column(of.office, of.column.pk)
    services.close_column(of.office, child.pk)
    assert services.close_column(of.office, of.column.pk).closed_on == date(2024, 4, 8)
    assert last_event() == "proactive.column.closed"
    assert not queries.columns_for(of.agency).exists()
    with pytest.raises(NotAllowed, match="上级栏目已经停用"):
        services.reopen_column(of.office, child.pk)
    services.reopen_column(of.office, of.column.pk)
    services.reopen_column(of.office, child.pk)
    assert last_event() == "proactive.column.reopened"
    assert queries.columns_for(of.agency).count() == 2


def test_an_office_below_settles_neither_the_columns_nor_the_rule_of_the_county(county, of):
    below = county.person("east_office", of.agency, Role.DISCLOSURE_OFFICE)
    with pytest.raises(Http404):
        services.change_column(below, of.column.pk, **changed(of.column))
    with pytest.raises(NotAllowed, match="您没有这个角色"):
        services.settle_index_rule(below, county.government, pattern="{serial}", valid_from=date(2024, 5, 1))


def test_an_own_policy_is_given_up_and_the_turn_follows(county, of):
    item = in_review(of)
    services.settle_review(of.office, of.agency, DEFAULT[1:])
    item.refresh_from_db()
    assert item.awaits_step == "secrecy"
    services.follow_above(of.office, of.agency)
    item.refresh_from_db()
    assert item.awaits_step == "first"
    assert last_event() == "proactive.policy.given_up"
    with pytest.raises(NotAllowed, match="没有单独设置"):
        services.follow_above(of.office, of.agency)


def test_a_rule_with_a_part_that_nobody_has_is_refused(of):
    with pytest.raises(NotAllowed, match="信息类别代码"):
        services.settle_index_rule(
            of.office, of.column.agency, pattern="{category:2}-{serial}", valid_from=date(2024, 5, 1)
        )


# -- by pages --------------------------------------------------------------------------------------------------------


def test_the_overview_shows_the_tree_the_steps_and_an_example(of, signed_in, django_assert_max_num_queries):
    second(of, parent=of.column, update_interval_days=90)
    for number in range(50):
        second(of, code=f"more-{number}", name=f"第{number}栏")
    browser = signed_in(of.office)
    browser.get(address("settings"))  # the first page after signing in also writes the session
    with django_assert_max_num_queries(12):
        page = browser.get(address("settings")).text
    assert "　规划计划" in page
    assert "90日" in page
    assert "初审，由承办单位负责人办理" in page
    assert f"QY-{of.column.agency_id}-2024-00001" in page


def test_a_body_below_sees_the_columns_above_and_settles_its_own_steps(of, signed_in):
    browser = signed_in(of.office)
    page = browser.get(address("settings"), {"agency": of.agency.pk}).text
    assert "使用“清源县人民政府”网站的栏目" in page
    assert "按清源县（3步）" in page
    given = {
        "place_1": "secrecy:secrecy_reviewer", "place_2": "final:leader_in_charge", "after_review_days": "3",
    }  # fmt: skip
    page = browser.post(address("policy", of.agency.pk), given, follow=True).text
    assert "按本单位（2步）" in page
    assert ReviewPolicy.objects.get(agency=of.agency).after_review_days == 3
    page = browser.post(address("policy", of.agency.pk), {"step": "follow"}, follow=True).text
    assert "按清源县（3步）" in page


def test_steps_without_the_secrecy_review_are_refused_with_the_reason(of, signed_in):
    given = {"place_1": "final:disclosure_office", "after_review_days": "2"}
    page = signed_in(of.office).post(address("policy", of.agency.pk), given).text
    assert "审核流程缺少“保密审查”" in page
    assert not ReviewPolicy.objects.filter(agency=of.agency).exists()


def test_the_steps_of_one_column_are_settled_on_its_page(of, signed_in):
    given = {
        "place_1": "legality:legal_reviewer", "place_2": "secrecy:secrecy_reviewer", "place_4": "final:leader_in_charge",
        "after_review_days": "2",
    }  # fmt: skip
    place = address("column_policy", of.column.agency_id, of.column.pk)
    page = signed_in(of.office).post(place, given, follow=True).text
    assert "本栏目单独设置（3步）" in page
    stages = queries.stages_for(of.agency, of.column.pk)
    assert [stage.step.value for stage in stages] == ["legality", "secrecy", "final"]


def test_a_column_is_added_changed_and_closed_by_pages(of, signed_in):
    browser = signed_in(of.office)
    given = {
        "name": "财政预决算", "code": "budgets", "description": "预算和决算", "kind": "budget", "order": "3",
        "parent": of.column.pk, "update_interval_days": "365",
    }  # fmt: skip
    assert "栏目已新增" in browser.post(address("new_column", of.column.agency_id), given, follow=True).text
    column = Column.objects.get(code="budgets")
    assert (column.parent, column.update_interval_days) == (of.column, 365)
    page = browser.post(address("new_column", of.column.agency_id), given).text
    assert "已有代码相同的栏目" in page
    changed = given | {"name": "预决算", "parent": "", "version": column.version}
    assert "栏目已修改" in browser.post(address("column", column.pk), changed, follow=True).text
    column.refresh_from_db()
    assert (column.name, column.parent) == ("预决算", None)
    assert "栏目已停用" in browser.post(address("close_column", column.pk), follow=True).text
    assert "栏目已恢复" in browser.post(address("close_column", column.pk), follow=True).text


def test_a_rule_is_tried_before_it_is_settled(of, signed_in):
    browser, place = signed_in(of.office), address("rule", of.agency.pk)
    given = {"pattern": "DH-{yyyy}-{serial:4}", "valid_from": "2024-05-01"}
    page = browser.post(place, given | {"step": "try"}).text
    assert "DH-2024-0001" in page
    assert not of.agency.index_rules.exists()
    page = browser.post(place, given | {"pattern": "{yyyy}", "step": "try"}).text
    assert "须有且只有一个流水号" in page
    assert "索引号规则已设置" in browser.post(place, given, follow=True).text
    assert of.agency.index_rules.get().pattern == "DH-{yyyy}-{serial:4}"


def test_the_audit_names_what_was_deleted_past_the_application(of, signed_in):
    for _number in range(3):
        published(of)
    browser, place = signed_in(of.office), address("numbers", of.column.agency_id)
    assert "没有缺号、重号" not in browser.get(place).text
    assert "没有缺号、重号" in browser.get(place, {"run": "1"}).text
    IndexNumber.objects.filter(serial=2).delete()
    page = browser.get(place, {"run": "1"}).text
    assert f"QY-{of.agency.pk}-2024-…" in page
    assert "缺号" in page
