"""The desk pages of items: looked at on a desk and on a phone, and the whole path of four persons by the keyboard alone."""

from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff
from gongkai.apps.proactive import services
from tests.browser.looks import look
from tests.browser.people import FOUNDED, PASSWORD, sign_in
from tests.browser.test_requests_case import press_until
from tests.files_to_release import pdf
from tests.integration.items import approved, desk, drafted, in_review, published, words
from tests.integration.requests import on

LONG = "清水县财政局关于2024年度县级部门预算、专项资金管理办法和乡镇财政所规范化建设补助资金分配结果及绩效目标公开的公告（第一批，含村级公益事业奖补项目和农村道路养护工程）"
BODY = """<h2>一、禁火区域</h2><p>全县林区和林缘一百米以内。</p><h2>二、禁火时间</h2><p>2024年4月1日至5月31日。</p>
<table><tbody><tr><th>乡镇</th><th>林区面积（亩）</th></tr><tr><td>东河镇</td><td>12000</td></tr></tbody></table>"""


@dataclass(frozen=True)
class Placed:
    """The county of the browser as the fixtures of items expect it."""

    government: Agency
    bureau: Agency

    def person(self, username: str, at: Agency, *roles: str) -> Staff:
        staff = insert_staff(
            {"agency": at, "username": username, "name": NAMES[username]}, PASSWORD, must_change=False
        ).staff
        for role in roles:
            insert_grant(staff, Role(role), at, FOUNDED, by=None)
        return staff


NAMES = {
    "item_office": "王芳", "item_clerk": "李明", "item_colleague": "赵敏", "item_head": "陈建国", "item_secrecy": "钱密",
    "item_leader": "孙章", "everything": "周全",
}  # fmt: skip


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(Placed(county.government, county.bureau), at=county.bureau)


class Desk:
    """One window at which people sit one after the other."""

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server = page, server

    def sit(self, who: Staff) -> Page:
        self.page.goto("about:blank")
        sign_in(self.page.context, who, self.server)
        return self.page

    def look(self, who: Staff, address: str, name: str) -> None:
        look(self.sit(who), f"items_{name}", address)


@pytest.fixture
def at(page, live_server, of) -> Desk:
    return Desk(page, live_server.url)


def test_an_empty_list_says_how_to_make_the_first(at, of):
    at.look(of.clerk, "/desk/items/", "empty")
    at.look(of.clerk, "/desk/items/new/", "start")
    expect(at.page.get_by_role("link", name="公告公示")).to_be_visible()


def test_the_list_shows_the_clock_and_what_presses_first(at, of):
    drafted(of, title=LONG, formed_on=date(2024, 3, 1))
    in_review(of, formed_on=date(2024, 3, 12))
    approved(of)
    published(of, title="清水县财政局办公时间调整公告")
    released = drafted(of, title="汛情通报")
    services.release(of.leader, released.pk, reason="防汛需要，来不及逐级审核。")
    withdrawn = published(of, title="撤回的公告")
    services.withdraw(of.leader, withdrawn.pk, reason="附件有误")
    at.look(of.office, "/desk/items/", "list")
    rows = at.page.locator(".pi-list tbody tr")
    expect(rows.nth(0)).to_contain_text("汛情通报")
    expect(rows.nth(1)).to_contain_text("逾期5个工作日")  # due on 29 March; 1, 2, 3, 7 and 8 April are worked
    at.look(of.office, "/desk/items/?waiting=late", "list_late")
    at.look(of.office, "/desk/", "work_office")
    at.look(of.clerk, "/desk/", "work_clerk")


def test_a_draft_can_be_read_and_written_on(at, of):
    item = drafted(of, title=LONG, body=BODY, summary="林区禁火的范围和时间。", keywords="森林防火 公告")
    services.attach(of.clerk, item.pk, name="禁火区域一览.pdf", data=pdf("禁火区域"))
    at.look(of.clerk, f"/desk/items/{item.pk}/", "draft")
    expect(at.page.get_by_role("heading", level=1)).to_have_text(LONG)
    expect(at.page.get_by_role("cell", name="东河镇")).to_be_visible()
    expect(at.page.get_by_role("link", name="禁火区域一览.pdf")).to_be_visible()
    at.look(of.clerk, f"/desk/items/{item.pk}/write/", "write")
    expect(at.page.locator("[name=title]")).to_have_value(LONG)
    expect(at.page.locator("[contenteditable=true]")).to_contain_text("二、禁火时间")
    at.look(of.clerk, f"/desk/items/{item.pk}/files/", "files")
    expect(at.page.locator("main")).to_contain_text("禁火区域一览.pdf")
    at.look(of.clerk, f"/desk/items/new/{of.agency.pk}/{of.column.pk}/", "new")
    expect(at.page.locator("[name=title]")).to_have_value("")


def test_what_is_decided_on_stands_on_one_page(at, of):
    item = in_review(of, body=BODY + "<p>经办人员为王某。</p>")
    services.send_back(of.head, item.pk, opinion="请删去经办人员的姓名，写清禁火的起止时间。")
    services.save(of.clerk, item.pk, words(of, body=BODY.replace("5月31日", "6月30日")))
    services.submit(of.clerk, item.pk)
    at.look(of.head, f"/desk/items/{item.pk}/", "review")
    at.look(of.head, f"/desk/items/{item.pk}/pass-step/", "pass_step")
    at.look(of.head, f"/desk/items/{item.pk}/return/", "return")
    at.look(of.head, f"/desk/items/{item.pk}/versions/2/", "version")
    at.look(of.clerk, f"/desk/items/{item.pk}/take-back/", "take_back")
    at.page.goto(f"/desk/items/{item.pk}/")
    at.page.locator(".gk-acts summary").click()
    expect(at.page.locator(".gk-acts")).to_contain_text("取回修改")
    expect(at.page.get_by_role("link", name="审核通过")).to_have_count(0)


def test_a_finding_and_an_overdue_item(at, of):
    item = in_review(
        of, title=LONG, formed_on=date(2024, 1, 2), body=BODY + "<p>联系人身份证11010119900307002X。</p>"
    )
    at.look(of.head, f"/desk/items/{item.pk}/", "finding")
    expect(at.page.locator("main")).to_contain_text("身份证")
    expect(at.page.locator(".gk-page-head")).to_contain_text("逾期")
    expect(at.page.get_by_role("link", name="说明理由后放行")).to_be_visible()
    expect(at.page.get_by_role("link", name="通过这一步")).to_have_count(0)
    at.look(of.head, f"/desk/items/{item.pk}/clear/", "clear")
    expect(at.page.get_by_role("heading", level=1)).to_have_text("放行检查结果")
    at.look(of.leader, f"/desk/items/{item.pk}/release/", "release")
    expect(at.page.get_by_role("heading", level=1)).to_have_text("应急发布")


def test_every_other_act_has_its_page(at, of):
    item = approved(of)
    title, page = at.page.get_by_role("heading", level=1), at.page.locator("main")
    at.look(of.clerk, f"/desk/items/{item.pk}/", "approved")
    expect(page.get_by_role("link", name="发布", exact=True)).to_be_visible()
    at.look(of.clerk, f"/desk/items/{item.pk}/publish/", "publish")
    expect(title).to_have_text("发布")
    at.look(of.clerk, f"/desk/items/{item.pk}/schedule/", "schedule")
    expect(title).to_have_text("定时发布")
    services.publish(of.clerk, item.pk)
    at.look(of.clerk, f"/desk/items/{item.pk}/", "published")
    expect(page.get_by_role("link", name="打开公开页面")).to_be_visible()
    at.look(of.clerk, f"/desk/items/{item.pk}/update/", "update")
    expect(title).to_have_text("更新")
    at.look(of.leader, f"/desk/items/{item.pk}/withdraw/", "withdraw")
    expect(title).to_have_text("撤回并说明理由")
    released = drafted(of, title="汛情通报")
    services.release(of.leader, released.pk, reason="防汛需要，来不及逐级审核。")
    at.look(of.office, f"/desk/items/{released.pk}/", "released")
    expect(page).to_contain_text("须在2024-04-10前完成事后审查。理由：防汛需要，来不及逐级审核。")
    at.look(of.office, f"/desk/items/{released.pk}/review-after/", "review_after")
    expect(title).to_have_text("事后审查")
    services.withdraw(of.leader, item.pk, reason="附件有误，更正后重新发布。")
    at.look(of.clerk, f"/desk/items/{item.pk}/", "withdrawn")
    expect(page).to_contain_text("撤回的理由：附件有误，更正后重新发布。")
    at.look(of.clerk, f"/desk/items/{item.pk}/reopen/", "reopen")
    expect(title).to_have_text("重新办理")


def test_what_a_body_settles(at, of):
    government = of.column.agency
    budgets = services.add_column(
        of.office, government, code="budgets", name="财政预决算", description="各部门的预算和决算", kind="budget",
        parent=of.column, update_interval_days=365,
    )  # fmt: skip
    published(of)
    page = at.page.locator("main")
    at.look(of.office, "/desk/items/settings/", "settings")
    expect(page).to_contain_text("现在按 QY-{agency}-{yyyy}-{serial:5} 编号")
    expect(page.locator(".pi-steps li")).to_have_count(3)
    expect(page.get_by_role("link", name="财政预决算")).to_be_visible()
    at.look(of.office, f"/desk/items/settings/?agency={of.agency.pk}", "settings_below")
    expect(page).to_contain_text("本单位没有单独的规则，沿用上级单位的规则。")
    at.look(of.office, f"/desk/items/settings/{government.pk}/policy/{budgets.pk}/", "policy")
    expect(page).to_contain_text("财政预决算")
    at.look(of.office, f"/desk/items/settings/{government.pk}/rule/", "rule")
    expect(page.locator("[name=pattern]")).to_have_value("QY-{agency}-{yyyy}-{serial:5}")
    at.look(of.office, f"/desk/items/settings/{government.pk}/numbers/?run=1", "numbers")
    expect(page).to_contain_text("没有")
    at.look(of.office, f"/desk/items/settings/{of.agency.pk}/columns/new/", "column_new")
    expect(page.locator("[name=name]")).to_have_value("")
    at.look(of.office, f"/desk/items/settings/columns/{budgets.pk}/", "column")
    expect(page.locator("[name=name]")).to_have_value("财政预决算")
    at.look(of.office, f"/desk/items/settings/columns/{budgets.pk}/close/", "column_close")
    expect(page).to_contain_text("财政预决算")


TITLE = "清水县春季防火公告"


def tab_to(page: Page, selector: str) -> None:
    """Move on with the tabulator until something that fits has the focus."""
    for _step in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def enter(page: Page, name: str) -> None:
    """A link or button reached by the tabulator and opened by the enter key."""
    press_until(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_four_persons_publish_an_item_by_the_keyboard_alone(at, of):
    page = at.sit(of.clerk)
    page.goto("/desk/items/")
    enter(page, "起草信息")
    enter(page, "公告公示")
    tab_to(page, "[name=title]")
    page.keyboard.type(TITLE)
    tab_to(page, "[contenteditable=true]")
    page.keyboard.type("全镇林区自2024年4月8日起禁止用火。")
    tab_to(page, "[name=formed_on]")
    page.keyboard.type("04072024")  # month, day, year: as this browser asks for them
    expect(page.locator("[name=formed_on]")).to_have_value("2024-04-07")
    enter(page, "保存并送审")
    expect(page.get_by_role("status").first).to_contain_text("已保存并送审")
    for person in (of.head, of.secrecy, of.office):
        page = at.sit(person)
        page.goto("/desk/")
        enter(page, TITLE)
        enter(page, "审核通过")
        tab_to(page, "[name=opinion]")
        page.keyboard.type("同意公开。")
        enter(page, "通过这一步")
        expect(page.get_by_role("status").first).to_contain_text("这一步已通过")
    page = at.sit(of.clerk)
    page.goto("/desk/")
    enter(page, TITLE)
    enter(page, "发布")
    enter(page, "发布")
    expect(page.get_by_role("status").first).to_contain_text("已发布，公众网站上可以看到")
    enter(page, "打开公开页面")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("main")).to_contain_text("全镇林区自2024年4月8日起禁止用火。")


def test_relations_and_channels_are_entered_on_a_desk_and_on_a_phone(at, of):
    item, other = published(of, title=LONG), published(of, title="清水县财政局办公时间调整公告")
    services.add_relation(of.clerk, item.pk, to=other.pk, kind="replaces")
    services.add_channel(
        of.clerk, item.pk, channel="wechat", released_on=date(2024, 4, 8),
        address="https://mp.weixin.qq.com/s/Vm2ZrHk3aYp0qT8wXcL9dg?scene=1&subscene=10000&clicktime=1712563200",
    )  # fmt: skip
    services.add_channel(
        of.clerk, item.pk, channel="gazette", released_on=date(2024, 4, 8), address="2024年第4期第12页"
    )
    at.look(of.clerk, f"/desk/items/{item.pk}/", "linked")
    at.look(of.clerk, f"/desk/items/{item.pk}/channels/new/", "channel")
    page = at.sit(of.clerk)
    page.goto(f"/desk/items/{item.pk}/relations/new/")
    page.get_by_label("那一件信息").fill(other.index_no)
    page.get_by_role("button", name="查找").click()
    page.get_by_label("清水县财政局办公时间调整公告").check()
    look(page, "items_relate")
    page.get_by_label("这件信息").select_option("related")
    page.get_by_role("button", name="登记关联").click()
    expect(page.get_by_role("status").first).to_contain_text("关联已登记")
