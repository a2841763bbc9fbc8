"""A long walk through the pages: who takes the next step, what is pressed, what the clock must say then."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, expect

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from tests.browser.looks import look
from tests.browser.people import FOUNDED, PASSWORD, County, sign_in
from tests.integration.requests import on

NUMBER = "11010119900307002X"  # made up; the check digit is right


@dataclass
class Walk:
    """desk: the window in which one of the staff sits; phone: the citizen's."""

    new_window: Callable[[], AbstractContextManager[BrowserContext]]
    phone: Page
    staff: dict[str, Staff]
    server: str
    desk: Page | None = None

    @property
    def at(self) -> str:
        """Where the file of the only request stands."""
        return f"/desk/requests/{DisclosureRequest.objects.get().pk}/"

    @contextmanager
    def day(self, day: str, who: str = "") -> Iterator[Page]:
        """On this day, and with this one of the staff at the desk, before the file if there is one.

        Each sits down at a window of their own: an answer that is still on its way to the window of an earlier
        day says "your session is over" and would take the cookie of this one away.
        """
        with on(day):
            if not who:
                yield self.desk
                return
            with self.new_window() as window:
                sign_in(window, self.staff[who], self.server)
                self.desk = window.new_page()
                self.desk.goto(self.at)
                yield self.desk

    def choose(self, name: str) -> None:
        """An act of the file, whether it is the next one or stands in the menu."""
        acts = self.desk.locator(".gk-acts")
        expect(acts).to_be_visible()
        wanted = acts.get_by_role("link", name=name, exact=True)
        if not wanted.is_visible():
            acts.locator("summary").click()
        with self.desk.expect_navigation():
            wanted.click()

    def press(self, *names: str) -> None:
        """Buttons at the desk, each on the page that follows the last."""
        for name in names:
            with self.desk.expect_navigation():
                self.desk.get_by_role("button", name=name, exact=True).click()

    def tap(self, *names: str) -> None:
        """Buttons and links on the phone, each on the page that follows the last."""
        for name in names:
            wanted = self.phone.get_by_role("button", name=name, exact=True)
            with self.phone.expect_navigation():
                wanted.or_(self.phone.get_by_role("link", name=name, exact=True)).first.tap()

    def fill(self, **given: str) -> None:
        """Fields by their name in the form."""
        for name, value in given.items():
            field = self.desk.locator(f'[name="{name}"]').first
            kind = field.evaluate("node => node.tagName === 'SELECT' ? 'select' : node.type")
            if kind == "select":
                field.select_option(value)
            elif kind in {"radio", "checkbox"}:
                self.desk.locator(f'[name="{name}"][value="{value}"]').check()
            else:
                field.fill(value)

    def serve(self, letter: str, route: str, day: str, **more: str) -> None:
        """Its row in the file says that it was not served; then it is."""
        self.desk.goto(self.at)
        self.desk.locator("#holdings-title ~ section table").get_by_role("link", name=letter).last.click()
        with self.desk.expect_navigation():
            self.desk.get_by_role("link", name="登记送达").click()
        self.fill(route=route, sent_on=day, **more)
        self.press("登记送达")

    def clock_says(self, *words: str) -> None:
        """On the file of the request."""
        self.desk.goto(self.at)
        for one in words:
            expect(self.desk.locator(".gk-clock")).to_contain_text(one)

    def ledger_shows(self, count: int = 0, **days: int) -> None:
        """How many days of each kind stand in a count of the ledger (0 is the newest)."""
        self.desk.goto(f"{self.at}clock/")
        table = self.desk.locator(".dr-count").nth(count).locator("tbody tr")
        kinds = [kind.strip() for kind in table.locator("td:nth-child(2)").all_inner_texts()]
        found = {kind: sum(one.startswith(kind) for one in kinds) for kind in days}
        assert found == days, (found, kinds)

    def day_in_ledger(self, day: str, kind: str, number: str = "") -> None:
        """What the newest count says of one day."""
        cells = self.desk.locator(".dr-count").first.locator("tbody tr", has_text=day).locator("td, th")
        found = [re.sub(r"\s+", "", text) for text in cells.all_inner_texts()]
        assert (found[1].removesuffix("期限"), found[2]) == (kind, number), found

    def look(self, name: str, page: Page | None = None) -> None:
        """The page at both sizes: fits, is accessible, and is kept as a picture."""
        look(page or self.desk, f"walk_{name}")

    def open_mine(self, code: str) -> None:
        """The citizen comes back on the phone with the code and the tail of the number."""
        self.phone.goto("/requests/find/")
        self.phone.get_by_label("查询码").fill(code)
        self.phone.get_by_label("查询数字").fill("1234")
        self.tap("打开我的申请")


def people_of(county: County) -> dict[str, Staff]:
    """The office, a handler, two reviewers and a leader; the body says where it can be reached."""
    insert_grant(county.officer, Role.REGISTRAR, county.government, FOUNDED, by=None)
    county.officer.forget_mandates()
    type(county.government).objects.filter(pk=county.government.pk).update(
        contact_phone="0711-3000001", contact_address="清水县人民路1号政务服务中心3号窗口"
    )

    def person(username: str, name: str, role: Role) -> Staff:
        fields = {"agency": county.government, "username": username, "name": name}
        staff = insert_staff(fields, PASSWORD, must_change=False).staff
        insert_grant(staff, role, county.government, FOUNDED, by=None)
        return staff

    return {
        "office": county.officer,
        "handler": county.clerk,
        "legal": person("zhaofa", "赵法", Role.LEGAL_REVIEWER),
        "secrecy": person("qianmi", "钱密", Role.SECRECY_REVIEWER),
        "leader": person("sunzhang", "孙章", Role.LEADER_IN_CHARGE),
    }


def filed(walk: Walk, wanted: str) -> str:
    """On Monday 14 September, on a phone; the code of the request."""
    with walk.day("2026-09-14"):
        phone = walk.phone
        phone.goto("/requests/")
        walk.tap("开始填写申请")
        phone.get_by_label("向哪个单位申请").select_option(label="清水县人民政府")
        walk.tap("保存并继续")
        phone.get_by_label("需要什么政府信息").fill(wanted)
        walk.tap("保存并继续")
        phone.get_by_label("纸质", exact=False).first.check()
        phone.get_by_label("邮寄", exact=True).check()
        walk.tap("保存并继续")
        phone.get_by_label("自然人").check()
        phone.get_by_label("姓名或者单位名称").fill("测试申请人甲")
        phone.get_by_label("身份证明的类型").select_option(label="居民身份证")
        phone.get_by_label("证件号码").fill(NUMBER)
        walk.tap("保存并继续")
        phone.get_by_label("电话号码").fill("13900001234")
        phone.get_by_label("通信地址").fill("清水县测试路1号")
        walk.tap("保存并继续")
        walk.tap("保存并继续", "保存并继续")  # no agent, no file
        walk.look("01_review", phone)
        walk.tap("提交申请")
        expect(phone.get_by_role("heading", level=1)).to_have_text("申请已经提交")
        walk.look("02_sent", phone)
        return phone.locator(".gk-code").first.inner_text()


def written(walk: Walk, name: str, reason: str) -> None:
    """Four questions lead to the form; one piece is withheld for the privacy of a third party."""
    desk = walk.desk
    walk.choose("起草答复")
    for answer in ("明确、齐全", "是，由本机关负责公开", "有，没有公开过", "一部分可以公开"):
        desk.get_by_role("link", name=answer, exact=True).click()
    desk.locator("#guide-title ~ ul a").first.click()
    withheld = desk.get_by_role("group", name="第1处")
    withheld.get_by_label("内容").fill(name)
    withheld.get_by_label("不予公开或者无法提供").check()
    withheld.get_by_label("依据").select_option("REG15.personal_privacy")
    withheld.get_by_label("理由").fill(reason)
    desk.get_by_role("group", name="第2处").get_by_label("内容").fill("其余内容")
    desk.get_by_label("获取信息的方式").fill("随函附上可以公开的部分，共2页。")


def reviewed(walk: Walk, day: str, picture: str = "") -> None:
    for kind, name in {"legal": "合法性审核", "secrecy": "保密审查"}.items():
        with walk.day(day, kind):
            walk.choose(name)
            if picture and kind == "legal":
                walk.look(picture)
            walk.press("通过")


def draw(page: Page, box, start, end) -> None:
    page.mouse.move(box["x"] + start[0] * box["width"], box["y"] + start[1] * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + end[0] * box["width"], box["y"] + end[1] * box["height"], steps=4)
    page.mouse.up()
