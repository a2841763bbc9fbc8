"""A citizen on a phone files a request by keyboard alone, and follows it; every page looks right and bears axe."""

import re

import pytest
from playwright.sync_api import Page, expect

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Letter
from gongkai.lib import clock
from tests.browser.looks import NARROW, look, picture
from tests.browser.people import FOUNDED

NUMBER = "11010119900307002X"  # made up; the check digit is right
LONG = "清水县" + "二〇二三年度农村公路养护工程" * 12
PDF = {"name": "身份证.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"}


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def office(county):
    """The county's office receives requests, and says where it can be reached."""
    insert_grant(county.officer, Role.REGISTRAR, county.government, FOUNDED, by=None)
    county.officer.forget_mandates()
    type(county.government).objects.filter(pk=county.government.pk).update(
        contact_phone="0711-3000001", contact_address="清水县人民路1号政务服务中心3号窗口"
    )
    return county.officer


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size(NARROW)
    return page


def press(page: Page, label: str) -> None:
    """Reach a button or link by Tab alone, press Enter, and wait for the page that follows."""
    wanted = page.locator("button, a").filter(has_text=re.compile(f"^\\s*{re.escape(label)}\\s*$")).first
    for _step in range(80):
        if wanted.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    else:
        raise AssertionError(f"“{label}” is not reached by Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def to_field(page: Page, label: str) -> None:
    field = page.get_by_label(label, exact=False).first
    for _step in range(80):
        if field.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"“{label}” is not reached by Tab")


def type_in(page: Page, label: str, words: str) -> None:
    to_field(page, label)
    page.keyboard.insert_text(words)


def choose(page: Page, name: str, downs: int = 0) -> None:
    """Into a group of radio buttons by Tab, along it by arrows, chosen by Space."""
    expect(page.locator(f'input[name="{name}"]').first).to_be_visible()
    for _step in range(80):
        if page.evaluate("document.activeElement.name || ''") == name:
            break
        page.keyboard.press("Tab")
    for _step in range(downs):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")


def test_a_citizen_files_on_a_phone_by_keyboard_alone(phone, county, office):
    phone.goto("/requests/")
    press(phone, "开始填写申请")
    to_field(phone, "向哪个单位申请")
    phone.keyboard.press("ArrowDown")  # the county government is the first
    press(phone, "保存并继续")
    type_in(phone, "需要什么政府信息", "清水县2023年度农村公路养护工程中标公告")
    press(phone, "保存并继续")
    expect(phone.get_by_role("heading", level=1)).to_have_text("怎样获取")
    choose(phone, "wanted_form", downs=1)
    choose(phone, "wanted_route")
    press(phone, "保存并继续")
    choose(phone, "kind")
    type_in(phone, "姓名或者单位名称", "测试申请人甲")
    to_field(phone, "身份证明的类型")
    phone.keyboard.press("ArrowDown")  # the identity card is the first
    type_in(phone, "证件号码", NUMBER[:-1] + "1")
    press(phone, "保存并继续")
    expect(phone.get_by_role("alert")).to_contain_text("校验位不符")
    expect(phone.get_by_label("姓名或者单位名称")).to_have_value("测试申请人甲")
    to_field(phone, "证件号码")
    phone.keyboard.press("ControlOrMeta+A")
    phone.keyboard.insert_text(NUMBER)
    press(phone, "保存并继续")
    type_in(phone, "电话号码", "13900001234")
    press(phone, "保存并继续")
    press(phone, "保存并继续")  # no agent
    press(phone, "保存并继续")  # no file
    expect(phone.get_by_role("heading", level=1)).to_have_text("核对并提交")
    press(phone, "提交申请")
    expect(phone.get_by_role("heading", level=1)).to_have_text("申请已经提交")
    case = DisclosureRequest.objects.get()
    assert (case.state, case.applicant.document_number) == ("awaiting_confirmation", NUMBER)
    code = phone.locator(".gk-code").first.inner_text()
    assert code.replace("-", "") == case.receipt_code
    press(phone, "查看办理情况")
    expect(phone.get_by_role("heading", level=1)).to_have_text("已提交，等待工作人员与您确认")


def written(page: Page) -> None:
    """A request with everything in it, before it is sent; looked at step by step."""
    page.goto("/requests/new/")
    look(page, "window_1_body")
    page.get_by_label("向哪个单位申请").select_option(label="清水县人民政府")
    page.get_by_role("button", name="保存并继续").click()
    look(page, "window_2_description")
    page.get_by_role("button", name="保存并继续").click()
    look(page, "window_2_description_empty")
    page.get_by_label("需要什么政府信息").fill(f"反映道路问题，要求解决；{LONG}")
    page.get_by_role("button", name="保存并继续").click()
    look(page, "window_3_found")
    page.get_by_role("link", name="继续申请").click()
    look(page, "window_4_wanted")
    page.get_by_label("电子", exact=True).check()
    page.get_by_label("网上查看", exact=True).check()
    page.get_by_role("button", name="保存并继续").click()
    look(page, "window_5_applicant")
    page.get_by_label("自然人").check()
    page.get_by_label("姓名或者单位名称").fill("测试申请人甲")
    page.get_by_label("身份证明的类型").select_option(label="居民身份证")
    page.get_by_label("证件号码").fill(NUMBER)
    page.get_by_role("button", name="保存并继续").click()
    look(page, "window_6_contact")
    page.get_by_label("电话号码").fill("13900001234")
    page.get_by_role("button", name="保存并继续").click()
    look(page, "window_7_agent")
    page.get_by_label("代理人姓名").fill("测试代理人乙")
    page.get_by_role("button", name="保存并继续").click()
    page.get_by_label("选择文件").set_input_files([PDF])
    page.get_by_role("button", name="添加选中的文件").click()
    expect(page.get_by_text("身份证明：身份证.pdf")).to_be_visible()
    look(page, "window_8_files")
    page.get_by_role("button", name="保存，以后再填").click()
    look(page, "window_9_saved")
    page.get_by_role("link", name="继续填写").click()
    look(page, "window_10_review")


def test_every_page_of_the_form_looks_right(page, county, office):
    page.goto("/requests/")
    look(page, "window_0_start")
    written(page)
    page.get_by_role("button", name="提交申请").click()
    look(page, "window_11_sent")
    page.goto("/requests/mine/")
    look(page, "window_12_mine")
    page.get_by_role("link", name="撤回申请").click()
    look(page, "window_13_withdraw")
    page.goto("/requests/find/")
    look(page, "window_14_find")
    expect(page.get_by_role("heading", level=1)).to_have_text("查询我的申请")


def in_work(page: Page, county) -> DisclosureRequest:
    """Sent, confirmed, and asked to amend; the notice went out online."""
    written(page)
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("申请已经提交")
    case = DisclosureRequest.objects.get()
    today = clock.today()
    services.confirm(county.officer, case.pk, confirmed_on=today, way="phone", summary="已电话确认")
    services.accept(county.officer, case.pk, handler=county.clerk)
    services.request_amendment(
        county.clerk, case.pk, items="写明道路的名称\n写明年度", guidance="例如：清水至东河公路，2023年"
    )
    notice = Letter.objects.get(request=case, code="amendment_notice")
    services.record_service(county.officer, case.pk, notice.pk, route="online", sent_on=today)
    return case


def test_the_applicant_reads_the_letter_and_amends(page, county, office):
    in_work(page, county)
    page.goto("/requests/mine/")
    look(page, "window_15_mine_amend")
    page.get_by_role("link", name=re.compile("补正告知书（")).click()
    look(page, "window_16_letter")
    page.goto("/requests/mine/")
    page.get_by_role("link", name="填写补正").click()
    page.get_by_role("button", name="提交补正").click()
    look(page, "window_17_amend_empty")
    page.get_by_label("补正的内容").fill("清水至东河公路，2023年")
    page.get_by_role("button", name="提交补正").click()
    expect(page.get_by_text("补正已经提交")).to_be_visible()
    page.get_by_text("一天一天地看").click()
    look(page, "window_18_mine_running")


def test_elder_mode_print_english_and_large_text(page, county, office):
    in_work(page, county)
    page.goto("/requests/mine/")
    page.set_viewport_size(NARROW)
    page.get_by_role("link", name="长者模式").click()
    look(page, "window_19_elder")
    page.get_by_role("link", name="退出长者模式").click()
    page.emulate_media(media="print")
    picture(page, "window_20_print")
    page.emulate_media(media="screen")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    look(page, "window_21_english")


def test_it_all_works_without_a_script(chromium, live_server, county, office):
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, locale="zh-CN", viewport=NARROW
    )
    page = context.new_page()
    page.goto("/requests/new/")
    page.get_by_label("向哪个单位申请").select_option(label="清水县人民政府")
    page.get_by_role("button", name="保存并继续").click()
    page.get_by_label("需要什么政府信息").fill("清水县2023年度农村公路养护工程中标公告")
    page.get_by_role("button", name="保存，以后再填").click()
    expect(page.locator(".gk-code")).to_have_count(2)
    assert DisclosureRequest.objects.get().description == "清水县2023年度农村公路养护工程中标公告"
    context.close()
