"""An item walks from a township clerk's Word document to the public: stopped, mended, reviewed by three, found everywhere.

And who holds every role is refused the own draft by page, program, command and shell; what was released in an emergency
waits for the review after it, for everybody to see.
"""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from playwright.sync_api import Page, expect

from gongkai.apps.agencies import services as accounts
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.agencies import insert_agency
from gongkai.apps.catalogue import services as catalogue
from gongkai.apps.catalogue.records import Given
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Item
from gongkai.apps.search_index import services as search_index
from gongkai.lib.errors import NotAllowed
from tests.browser.looks import look
from tests.browser.people import FOUNDED, PASSWORD
from tests.browser.test_items_desk import Desk, Placed
from tests.browser.test_items_writing import WORD, pasted
from tests.files_to_release import IDENTITY
from tests.integration.items import desk, drafted, words
from tests.integration.requests import on
from tests.integration.test_concurrency import assert_log_is_whole

TITLE = "东河镇2024年农田水利工程建设公告"
OWN = "您起草或者修改的，不能由您本人审核"
WORK = (
    Role.HANDLER, Role.REGISTRAR, Role.UNIT_HEAD, Role.SECRECY_REVIEWER, Role.LEGAL_REVIEWER, Role.LEADER_IN_CHARGE,
    Role.DISCLOSURE_OFFICE,
)  # fmt: skip


@pytest.fixture
def placed(county) -> Placed:
    return Placed(county.government, county.bureau)


@pytest.fixture
def of(county, placed):
    """A township: its clerk, head and secrecy reviewer; the final review is with the office of the county."""
    standing = {
        "name": "东河镇人民政府", "short_name": "", "kind": "township", "level": "township", "parent": county.government,
    }  # fmt: skip
    with on("2024-04-08"):
        at = desk(placed, at=insert_agency(standing, FOUNDED, "", {}))
        entry = Given(
            level_1="农田水利工程建设运营", content="工程公告", basis="本县规定", column=at.column.pk
        )
        catalogue.add_entry(at.office, at.agency.pk, entry)
        yield at


@pytest.fixture
def at(page, live_server) -> Desk:
    return Desk(page, live_server.url)


def pressed(page, name: str, role: str = "button") -> None:
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=True).first.click()


def seen_by_anybody(at: Desk, address: str, name: str) -> Page:
    """The page at both widths, as one sees it who is not signed in."""
    at.page.context.clear_cookies()
    look(at.page, f"items_walk_{name}", address)
    return at.page


def test_a_word_document_becomes_public_after_three_people_have_read_it(at, of, live_server):
    page = at.sit(of.clerk)
    page.goto(f"/desk/items/new/{of.agency.pk}/{of.column.pk}/")
    page.wait_for_selector("[data-pi-writing][data-ready]")
    page.get_by_label("标题", exact=True).fill(TITLE)
    page.get_by_label("主动公开", exact=True).check()
    page.get_by_label("成文日期").fill("2024-04-01")
    pasted(page, WORD)
    expect(page.locator("[data-pe-told]")).to_contain_text("居民身份证号码")
    pressed(page, "保存草稿")
    item = Item.objects.get()
    page.goto(f"/desk/items/{item.pk}/submit/")
    pressed(page, "送审")

    # The number that stood hidden in the document stops it at the first level already.
    page = at.sit(of.head)
    page.goto(f"/desk/items/{item.pk}/pass-step/")
    expect(page.locator("main")).to_contain_text("发布检查还有1处没有处理")
    page.goto(f"/desk/items/{item.pk}/return/")
    page.get_by_label("意见").fill("请删去经办人的身份证号码。")
    pressed(page, "退回起草人")

    page = at.sit(of.clerk)
    page.goto(f"/desk/items/{item.pk}/write/")
    page.wait_for_selector("[data-pi-writing][data-ready]")
    page.locator("[contenteditable] p", has_text=IDENTITY).click(click_count=3)
    page.keyboard.press("Backspace")
    expect(page.locator("[contenteditable]")).not_to_contain_text(IDENTITY)
    pressed(page, "保存草稿")
    page.goto(f"/desk/items/{item.pk}/submit/")
    pressed(page, "送审")

    for person in (of.head, of.secrecy, of.office):
        page = at.sit(person)
        page.goto("/desk/")
        pressed(page, TITLE, "link")
        page.goto(f"/desk/items/{item.pk}/pass-step/")
        pressed(page, "通过这一步")
    page = at.sit(of.clerk)
    page.goto(f"/desk/items/{item.pk}/publish/")
    pressed(page, "发布")
    search_index.feed()

    seen_by_anybody(at, f"/info/{item.pk}/", "public")
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator(".pi-body")).to_contain_text("坚持先建机制、后建工程。")
    assert IDENTITY not in page.content()
    for address, words_there in (
        ("/search/?q=水利", TITLE),
        ("/search/?q=泵站", TITLE),
        ("/info/columns/notices/", TITLE),
        ("/", TITLE),
    ):
        page.goto(address)
        expect(page.locator("main")).to_contain_text(words_there)
    feed = page.request.get(f"{live_server.url}/info/feed.atom").text()
    assert f"<title>{TITLE}</title>" in feed
    page = at.sit(of.office)
    page.goto(f"/desk/catalogue/bodies/{of.agency.pk}/")
    row = page.locator("tr", has_text="农田水利工程建设运营")
    expect(row).to_contain_text("2024-04-08")
    assert_log_is_whole()


def test_who_holds_every_role_is_refused_the_own_draft_by_every_way(at, of, placed, live_server, monkeypatch):
    everything = placed.person("everything", of.agency, *WORK)
    pk = services.submit(everything, services.create(everything, of.agency, words(of)).pk).pk

    page = at.sit(everything)
    page.goto(f"/desk/items/{pk}/pass-step/")
    expect(page.locator("main")).to_contain_text(OWN)
    expect(page.get_by_role("button", name="通过这一步")).to_have_count(0)
    browser = Client()
    browser.force_login(everything, backend="gongkai.apps.agencies.backends.StaffBackend")
    version = Item.objects.get(pk=pk).version
    assert OWN in browser.post(f"/desk/items/{pk}/pass-step/", {"version": version}).content.decode()

    token = accounts.make_token(everything, name="办公系统", days=30)[1]
    answer = page.request.post(
        f"{live_server.url}/api/v1/desk/items/{pk}/pass",
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        data=json.dumps({}),
    )
    assert answer.status == 403
    assert OWN in answer.json()["detail"]

    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
    with pytest.raises(CommandError, match=OWN):
        call_command("items", "pass", str(pk), "--as", everything.username)
    with pytest.raises(NotAllowed, match=OWN):
        services.pass_step(everything, pk)
    with pytest.raises(NotAllowed, match=OWN):
        services.release(everything, pk, reason="很急")
    item = Item.objects.get(pk=pk)
    assert (item.state, item.is_public) == ("in_review", False)


def test_an_emergency_release_waits_for_its_review_before_everybodys_eyes(at, of):
    pk = drafted(of, title="东河镇汛情通报").pk
    page = at.sit(of.leader)
    page.goto(f"/desk/items/{pk}/release/")
    page.get_by_label("理由").fill("防汛需要，来不及逐级审核。")
    pressed(page, "现在发布")
    page = at.sit(of.office)
    page.goto("/desk/")
    expect(page.locator("main")).to_contain_text("东河镇汛情通报")
    page.goto("/desk/items/?waiting=review_after")
    expect(page.locator(".pi-list tbody tr")).to_have_count(1)
    at.look(of.office, f"/desk/items/{pk}/", "walk_released")
    page = seen_by_anybody(at, f"/info/{pk}/", "public_released")
    expect(page.locator("main")).to_contain_text("防汛需要，来不及逐级审核。")
    expect(page.locator("main")).to_contain_text("2024年4月10日")  # two working days after Monday the 8th
