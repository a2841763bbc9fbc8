"""Acts of people in the shells: by keyboard alone, without scripts, on a phone, with a second factor."""

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import expect

from gongkai.apps.notices import services as notices
from gongkai.lib.shell import worklist
from gongkai.lib.ui.parts import Item
from tests.browser.looks import NARROW, assert_accessible, look, picture
from tests.browser.people import PASSWORD


@pytest.fixture
def three_reports():
    rows = [Item(f"核对第{n}份年度报告", f"/desk/account/?report={n}") for n in (1, 2, 3)]
    worklist.add(
        worklist.Provider("test", "待核对的年度报告", 10, lambda _actor, _wanted: worklist.Work(rows, 3))
    )
    yield
    worklist.PROVIDERS.remove("test")


def sign_in(page, password=PASSWORD):
    page.goto("/desk/")
    page.get_by_label("登录名").fill("liming")
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录工作台").click()


def test_clerk_signs_in_and_out(page, county):
    sign_in(page)
    expect(page.get_by_role("heading", name="我的待办")).to_be_visible()
    page.get_by_text("李明").click()
    page.get_by_role("button", name="退出登录").click()
    page.goto("/desk/")
    expect(page.get_by_role("heading", name="工作人员登录")).to_be_visible()


def test_wrong_password_is_told_above_the_form_and_the_name_is_kept(page, county):
    sign_in(page, "not-the-password")
    expect(page.locator("[data-gk-errors]")).to_contain_text("登录名或密码不正确")
    expect(page.get_by_label("登录名")).to_have_value("liming")


def test_second_factor_is_asked_after_the_password(page, county):
    secret = generate_totp_secret()
    TOTP.activate(county.clerk, secret)
    sign_in(page)
    expect(page.get_by_role("heading", name="动态口令")).to_be_visible()
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    page.get_by_role("textbox").fill(code)
    page.get_by_role("button", name="登录工作台").click()
    expect(page.get_by_role("heading", name="我的待办")).to_be_visible()


def test_clerk_sets_up_one_time_codes_and_finds_the_recovery_codes(page, county):
    sign_in(page)
    page.goto("/account/second-factor/totp/activate/")
    secret = page.get_by_label("密钥").input_value()
    look(page, "desk_activate")
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    page.get_by_label("六位数字").fill(code)
    page.get_by_role("button", name="启用动态口令").click()
    expect(page.get_by_role("status")).to_contain_text("动态口令已启用")
    page.goto("/account/second-factor/recovery-codes/")
    picture(page, "desk_recovery_codes_1280")
    assert_accessible(page)
    expect(page.get_by_label("没有用过的恢复码")).not_to_be_empty()


def test_clerk_works_through_the_list_by_keyboard_alone(clerk, three_reports):
    clerk.goto("/desk/")
    for key in ("j", "j", "j", "k"):
        clerk.keyboard.press(key)
    expect(clerk.get_by_role("link", name="核对第2份年度报告")).to_be_focused()
    clerk.keyboard.press("Enter")
    clerk.wait_for_url("**/desk/account/?report=2")


def test_slash_leads_to_the_search_and_question_mark_shows_the_keys(clerk):
    clerk.goto("/desk/")
    clerk.keyboard.press("/")
    clerk.keyboard.type("j?公开")
    expect(clerk.locator("[data-gk-search]")).to_have_value("j?公开")
    clerk.keyboard.press("Enter")
    clerk.wait_for_url("**/desk/search/?q=**")
    clerk.locator("h1").click()
    clerk.keyboard.press("?")
    expect(clerk.get_by_role("heading", name="键盘快捷键")).to_be_visible()
    clerk.keyboard.press("Escape")
    expect(clerk.get_by_role("heading", name="键盘快捷键")).to_be_hidden()


def test_first_tab_leads_past_the_navigation(page, county):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_focus_is_always_seen(page, gallery):
    page.goto("/gallery/")
    unseen = []
    for _step in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle + ' ' + getComputedStyle(document.activeElement).outlineWidth"
        )
        if page.evaluate("document.activeElement === document.body"):
            break
        if outline.startswith("none") or outline.endswith(" 0px"):
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
    assert not unseen


def test_menu_of_the_phone_opens_and_closes(clerk):
    clerk.set_viewport_size(NARROW)
    clerk.goto("/desk/")
    navigation = clerk.get_by_role("navigation", name="工作导航")
    expect(navigation).to_be_hidden()
    clerk.get_by_role("button", name="菜单").click()
    expect(navigation).to_be_visible()
    clerk.keyboard.press("Escape")
    expect(navigation).to_be_hidden()


def test_chosen_files_are_named_under_the_field(page, gallery):
    page.goto("/gallery/")
    page.get_by_label("年度报告文件").set_input_files(
        {"name": "2025年度报告.pdf", "mimeType": "application/pdf", "buffer": b"x" * 4096}
    )
    expect(page.locator(".gk-drop-files")).to_contain_text("2025年度报告.pdf")
    expect(page.locator(".gk-drop-files")).to_contain_text("4 KB")


def test_clerk_works_without_scripts(chromium, county, live_server):
    notices.send(
        [county.clerk],
        "《%(title)s》被退回修改。",
        address="/desk/account/",
        values={"title": "2025年度报告"},
    )
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport=NARROW, locale="zh-CN"
    )
    page = context.new_page()
    sign_in(page)
    page.get_by_role("button", name="菜单").click()
    expect(page.get_by_role("navigation", name="工作导航")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="通知").click()
    page.get_by_role("link", name="《2025年度报告》被退回修改。").click()
    expect(page.get_by_role("heading", name="我的账号")).to_be_visible()
    context.close()


def test_elder_mode_is_kept_from_page_to_page_and_left_again(page, county):
    page.goto("/")
    body = "parseFloat(getComputedStyle(document.body).fontSize)"
    assert page.evaluate(body) == 16
    page.get_by_role("link", name="长者模式").click()
    page.goto("/map/")
    assert page.evaluate(body) == 20
    page.get_by_role("link", name="退出长者模式").click()
    assert page.evaluate(body) == 16
