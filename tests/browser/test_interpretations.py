"""A clerk in a browser: a document is planned, published and interpreted; the public finds the way between the two."""

import pytest
from playwright.sync_api import expect

from gongkai.apps.interpretations.models import Interpretation
from gongkai.apps.proactive import services as items
from tests.browser.desks import column, desk_of
from tests.browser.looks import look
from tests.integration.interpretations import (
    DOCUMENT,
    Place,
    begun,
    document,
    passed,
    planned,
    public_interpretation,
)
from tests.integration.requests import on


@pytest.fixture
def of(county) -> Place:
    desk = desk_of(county, "policy", "documents", "政策文件", "official_document")
    return Place(desk, column(county, "explained", "政策解读", "policy_interpretation"))


def test_a_clerk_plans_and_begins_an_interpretation(clerk, of):
    item = document(of)
    clerk.goto("/desk/interpretations/?stage=plan")
    look(clerk, "interpretations_waiting")
    clerk.get_by_role("link", name="东河镇小型农田水利设施管护办法").click()
    look(clerk, "interpretations_unplanned")
    clerk.get_by_role("link", name="定解读方案").click()
    clerk.get_by_label("第一责任人").fill("马县长")
    clerk.get_by_label("图解").check()
    look(clerk, "interpretations_plan")
    clerk.get_by_role("button", name="保存方案").click()
    expect(clerk.get_by_text("解读方案已定。")).to_be_visible()
    items.publish(of.desk.clerk, passed(of, item).pk)
    clerk.reload()
    expect(clerk.get_by_text("还有3个工作日")).to_be_visible()
    look(clerk, "interpretations_due")
    clerk.get_by_role("link", name="起草解读").click()
    expect(clerk.get_by_label("图解")).to_be_checked()
    look(clerk, "interpretations_begin")
    clerk.get_by_role("button", name="建立草稿").click()
    expect(clerk.get_by_text("已建立解读的草稿")).to_be_visible()
    own = Interpretation.objects.get()
    clerk.goto(f"/desk/interpretations/of/{own.item_id}/")
    look(clerk, "interpretations_own")
    clerk.get_by_role("link", name="修改文件、形式和内容").click()
    look(clerk, "interpretations_pair")
    clerk.get_by_label("没有写到的原因").fill("图解只画主要举措")
    clerk.get_by_role("button", name="保存").click()
    expect(clerk.get_by_text("没有图片、附件或者链接")).to_be_visible()


def test_a_copy_is_seen_at_its_place(clerk, of):
    item = document(of)
    own = begun(of, item, body=DOCUMENT)
    clerk.goto(f"/desk/interpretations/of/{own.pk}/copy/")
    expect(clerk.get_by_text("解读有100%的文字与文件原文相同")).to_be_visible()
    look(clerk, "interpretations_copy")
    clerk.goto("/desk/interpretations/figures/")
    look(clerk, "interpretations_figures")


def test_a_visitor_goes_from_the_list_to_the_document_and_back(page, of):
    with on("2026-11-23"):
        item = document(of)
        planned(of, item)
        items.publish(of.desk.clerk, passed(of, item).pk)
        own = public_interpretation(of, item)
        page.goto("/interpretations/")
        look(page, "portal_interpretations")
        page.get_by_role("link", name=str(own)).click()
        look(page, "portal_interpretation_item")
        page.get_by_role("link", name=str(item)).click()
        expect(page.get_by_role("heading", level=1, name=str(item))).to_be_visible()
        page.get_by_role("link", name=str(own)).click()
        expect(page.get_by_role("heading", level=1, name=str(own))).to_be_visible()
        page.goto("/interpretations/diagram/")
        look(page, "portal_interpretations_none")
