"""A citizen and a clerk in a browser: an opinion is handed in, kept by its code, sorted and answered."""

from datetime import date
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.records import Words
from gongkai.apps.public_comments import services
from gongkai.apps.public_comments.models import Opinion
from tests.browser.desks import column, desk_of
from tests.browser.looks import look
from tests.integration.public_comments import Place, asking, draft, opinion
from tests.integration.requests import on

TODAY, LAST = date(2026, 11, 23), date(2026, 12, 23)


@pytest.fixture(autouse=True)
def _today():
    with on(TODAY.isoformat()):
        yield


@pytest.fixture
def of(county) -> Place:
    desk = desk_of(county, "asking", "drafts", "征求意见", "public_comment")
    results = column(county, "results", "意见采纳情况", "comment_result")
    return Place(desk, results, column(county, "hearings", "听证", "hearing"))


def test_a_citizen_hands_in_an_opinion_by_the_keyboard(page, of):
    item = asking(of, opens_on=TODAY, closes_on=LAST)
    page.goto("/comments/")
    look(page, "portal_comments")
    page.get_by_role("link", name=str(item)).click()
    look(page, "portal_comments_item")
    page.get_by_role("link", name="在网上提出意见").click()
    look(page, "portal_comments_write")
    page.get_by_role("button", name="提交意见").click()
    expect(page.get_by_text("还没有写意见").first).to_be_visible()
    page.get_by_label("您的意见").focus()
    page.keyboard.type("第三条的标准太低，建议提高。")
    page.keyboard.press("Tab")
    page.keyboard.type("张三")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="意见已提交")).to_be_visible()
    look(page, "portal_comments_sent")
    row = Opinion.objects.get()
    page.goto("/comments/write/answer/")
    page.get_by_label("查询码").fill(row.code)
    page.get_by_role("button", name="查询").click()
    expect(page.get_by_text("采纳情况公布以后，可以在这里看到")).to_be_visible()
    look(page, "portal_comments_answer")
    page.goto("/comments/closed.html")
    look(page, "portal_comments_closed")


def test_a_clerk_sets_the_period_sorts_and_drafts_the_result(clerk, of):
    item = draft(of)
    clerk.goto(f"/desk/comments/{item.pk}/settle/")
    look(clerk, "comments_settle")
    open_item = asking(of, title="水价调整方案（征求意见稿）", opens_on=TODAY, closes_on=LAST)
    row = opinion(open_item, name="张三", contact="河东村")
    services.enter(
        of.desk.clerk,
        open_item.pk,
        way="letter",
        text="来信赞成第三条的意见。",
        received_on=TODAY,
        key=uuid4(),
    )
    clerk.goto("/desk/comments/")
    look(clerk, "comments_list")
    clerk.get_by_role("link", name="水价调整方案（征求意见稿）").click()
    look(clerk, "comments_detail")
    clerk.get_by_role("link", name="第三条的标准太低").click()
    look(clerk, "comments_opinion")
    clerk.get_by_role("button", name="查看姓名和联系方式").click()
    expect(clerk.get_by_text("河东村")).to_be_visible()
    look(clerk, "comments_sender")
    clerk.get_by_role("link", name="返回意见").click()
    clerk.get_by_label("不采纳", exact=True).check()
    clerk.get_by_label("意见的概括").fill("建议提高补助标准")
    clerk.get_by_label("理由").fill("上级已有规定")
    clerk.get_by_role("button", name="保存采纳情况").click()
    letter = Opinion.objects.get(way="letter")
    services.sort(of.desk.clerk, open_item.pk, letter.pk, same_as=row.pk)
    services.extend(of.desk.clerk, open_item.pk, closes_on=date(2026, 12, 30), reason="来信较多")
    clerk.reload()
    expect(clerk.get_by_text("不采纳2条")).to_be_visible()
    look(clerk, "comments_sorted")


def test_a_hearing_is_arranged_and_recorded(clerk, of):
    fields = {"held_on": "2026-12-20", "place": "县政府三楼会议室"}
    words = Words(
        title="水价听证公告", column=of.hearings.pk, attribute="proactive", formed_on=TODAY, body="<p>听证</p>",
        fields=fields,
    )  # fmt: skip
    item = items.create(of.desk.clerk, of.desk.agency, words)
    clerk.goto(f"/desk/comments/hearings/{item.pk}/")
    look(clerk, "comments_hearing_none")
    clerk.get_by_role("link", name="登记听证的安排").click()
    clerk.get_by_label("材料送达参加人的日期").fill("2026-12-14")
    clerk.get_by_role("button", name="登记").click()
    expect(clerk.get_by_text("最迟2026-12-13送达")).to_be_visible()
    clerk.get_by_label("材料送达参加人的日期").fill("2026-12-10")
    clerk.get_by_role("button", name="登记").click()
    clerk.get_by_role("link", name="登记参加人").click()
    clerk.get_by_label("代表哪一方").fill("用水户代表")
    clerk.get_by_label("姓名").fill("王五")
    clerk.get_by_role("button", name="登记").click()
    expect(clerk.get_by_text("用水户代表 · 王五")).to_be_visible()
    look(clerk, "comments_hearing")
    clerk.get_by_role("link", name="登记笔录和结果").click()
    look(clerk, "comments_hearing_record")
