"""A visitor searches, narrows, and finds nothing; the disclosure office makes a synonym of it; the visitor finds it."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff
from gongkai.apps.proactive import services as items
from gongkai.apps.search_index import services as search_index
from tests.browser.looks import look
from tests.browser.people import FOUNDED, PASSWORD
from tests.integration.items import STAGES, Desk, published


@pytest.fixture
def of(county) -> Desk:
    """The people of the county's office; some items of three kinds and years are on the site."""

    def person(name: str, role: Role):
        fields = {"agency": county.government, "username": f"search_{role.value}", "name": name}
        staff = insert_staff(fields, PASSWORD, must_change=False).staff
        insert_grant(staff, role, county.government, FOUNDED, by=None)
        return staff

    insert_grant(county.clerk, Role.DISCLOSURE_OFFICE, county.government, FOUNDED, by=None)
    at = county.government
    column = items.add_column(
        county.officer, at, code="policy", name="惠民政策", description="政策", kind="livelihood"
    )
    items.settle_review(county.officer, at, STAGES)
    items.settle_index_rule(county.officer, at, pattern="QS-{yyyy}-{serial:5}", valid_from=date(2020, 1, 1))
    drafter = person("钱经", Role.HANDLER)
    desk = Desk(
        at, drafter, drafter, person("孙负", Role.UNIT_HEAD), person("吴密", Role.SECRECY_REVIEWER),
        person("郑领", Role.LEADER_IN_CHARGE), county.officer, column,
    )  # fmt: skip
    for year, number, title in (
        (2024, 12, "关于调整社会保险缴费基数的通知"),
        (2025, 31, "关于做好灵活就业人员社会保险补贴发放工作的通知"),
        (2026, 7, "2026年度城乡居民基本养老和基本医疗社会保险参保缴费工作方案以及有关办事指南的公告"),
    ):
        published(
            desk, title=title, document_no=f"清政办发〔{year}〕{number}号", formed_on=date(year, 3, 2),
            summary="明确缴费基数、标准和办理时限。", body=f"<p>根据省、市部署，{year}年度社会保险缴费自3月15日起办理。</p>",
        )  # fmt: skip
    search_index.feed()
    return desk


def test_a_visitor_finds_narrows_and_the_office_learns_what_was_missed(clerk: Page, of: Desk):
    page = clerk
    page.goto("/search/?q=社会保险")
    expect(page.get_by_role("status")).to_contain_text("共找到3条")
    look(page, "search_hits")
    page.get_by_role("navigation", name="缩小范围").get_by_role("link", name="2025年").click()
    expect(page.get_by_role("status")).to_contain_text("共找到1条")
    look(page, "search_narrowed")
    page.goto("/search/?q=五险")
    expect(page.get_by_text("没有找到“五险”")).to_be_visible()
    look(page, "search_nothing")
    page.goto("/desk/search-words/")
    page.get_by_role("link", name="设同义词").click()
    page.get_by_label("意思相同的词").fill("五险\n社会保险")
    look(page, "search_words")
    page.get_by_role("button", name="添加同义词").click()
    expect(page.get_by_text("已设置同义词：五险、社会保险")).to_be_visible()
    page.goto("/search/?q=五险")
    expect(page.get_by_role("status")).to_contain_text("共找到3条")
    expect(page.get_by_text("同时找了意思相同的“社会保险”")).to_be_visible()
    look(page, "search_synonym")
