"""Lists, the board, registering one and many, settings, proposals and the calendar: looked at on a desk and on a phone."""

import io
from dataclasses import replace
from datetime import date

import pytest
import xlsxwriter
from playwright.sync_api import expect

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff
from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from tests.browser.looks import assert_accessible, look, picture
from tests.browser.people import FOUNDED
from tests.integration.requests import PERSON, Office, asked, in_review, on, replied

LONG = "清水县2019年至2023年农村公路养护工程历次招标文件、中标通知书、施工合同、变更签证、竣工验收报告和结算审计报告，以及各标段监理单位名称和支付凭证"
OTHER = replace(PERSON, name="另一位名字比较长的测试申请人", document_number="110101199003070134")


@pytest.fixture
def registrar(county):
    """The clerk registers, handles and, for some pages, is the disclosure office as well."""
    for role in (Role.REGISTRAR, Role.DISCLOSURE_OFFICE):
        insert_grant(county.clerk, role, county.government, FOUNDED, by=None)
    county.clerk.forget_mandates()
    return county.clerk


@pytest.fixture
def many(registrar):
    brought(registrar, 200)


@pytest.fixture
def two_pages(registrar):
    brought(registrar, 60)


def brought(registrar: Staff, count: int) -> None:
    """Most of them of early March 2026 and late on 1 April, some of the end of March, some not confirmed."""
    for number in range(count):
        day = "2026-03-02" if number % 3 == 0 else "2026-03-10" if number % 3 == 1 else "2026-03-30"
        with on(day):
            channel = "internet" if number % 10 == 9 else "in_person"
            case = services.register(
                registrar, PERSON if number % 2 else OTHER, asked(channel, description=f"{number}号：{LONG}")
            )
            if channel == "in_person" and number % 4:
                services.accept(registrar, case.pk, handler=registrar)


def test_an_empty_list_and_board_say_what_will_stand_there(clerk, registrar):
    look(clerk, "requests_empty", "/desk/requests/")
    expect(clerk.get_by_role("link", name="登记第一件申请")).to_be_visible()
    look(clerk, "requests_board_empty", "/desk/requests/board/")
    look(clerk, "requests_proposals_empty", "/desk/requests/proposals/")


def test_two_hundred_requests_with_long_descriptions_can_be_read_and_narrowed(clerk, many):
    with on("2026-04-01"):
        look(clerk, "requests_many", "/desk/requests/")
        expect(clerk.get_by_text("共200件")).to_be_visible()
        look(clerk, "requests_board", "/desk/requests/board/")
        clerk.goto("/desk/requests/board/")
        clerk.locator("#heap-overdue").scroll_into_view_if_needed()
        clerk.locator(".gk-heap-overdue").get_by_role("link", name="查看全部").click()
        assert "limit=overdue" in clerk.url
        expect(clerk.get_by_label("期限", exact=True)).to_have_value("overdue")
        # Received on 2 March: the twentieth working day is 30 March, so 1 April is the second day after it.
        expect(clerk.get_by_text("逾期2个工作日").first).to_be_visible()


@pytest.mark.parametrize(
    ("path", "name", "title"),
    [
        ("language=en", "english", "Holiday calendar 2026"),
        ("elder=yes", "elder", "2026年节假日安排"),
    ],
)
def test_english_and_elder_mode_hold_the_same_pages(clerk, two_pages, path, name, title):
    clerk.goto(f"/display/?{path}&next=/desk/requests/")
    with on("2026-04-01"):
        look(clerk, f"requests_none_{name}", "/desk/requests/?outcome=granted&stage=ended")
        look(clerk, f"requests_{name}", "/desk/requests/?stage=open")
        look(clerk, f"requests_board_{name}", "/desk/requests/board/")
        look(clerk, f"requests_register_{name}", "/desk/requests/register/")
        look(clerk, f"requests_batch_{name}", "/desk/requests/batch/")
        look(clerk, f"requests_policy_{name}", "/desk/requests/policy/")
        look(clerk, f"calendar_{name}", "/desk/calendar/")
        expect(clerk.get_by_role("heading", level=1)).to_have_text(title)


def test_the_filter_is_one_line_and_its_rare_fields_open_when_used(clerk, many):
    with on("2026-04-01"):
        clerk.goto("/desk/requests/")
        tops = {
            round(clerk.get_by_label(name, exact=True).bounding_box()["y"])
            for name in ("编号、查询码或内容", "阶段", "期限")
        }
        assert len(tops) == 1
        expect(clerk.get_by_label("年度", exact=True)).to_be_hidden()
        clerk.get_by_text("按年度、渠道或者办理结果筛选").click()
        clerk.get_by_label("渠道", exact=True).select_option("internet")
        clerk.get_by_role("button", name="筛选").click()
        expect(clerk.get_by_text("共20件")).to_be_visible()
        expect(clerk.get_by_label("渠道", exact=True)).to_be_visible()
        clerk.get_by_role("link", name="清除筛选").click()
        expect(clerk.get_by_text("共200件")).to_be_visible()


def test_a_letter_is_registered_with_the_keyboard_and_shows_what_its_channel_needs(clerk, registrar):
    with on("2026-03-04"):
        look(clerk, "requests_register", "/desk/requests/register/")
        expect(clerk.get_by_label("签收日期")).to_be_hidden()
        clerk.get_by_label("当面提交").focus()
        clerk.keyboard.press("ArrowRight")
        clerk.keyboard.press("ArrowRight")
        expect(clerk.get_by_label("邮寄（需签收）")).to_be_checked()
        expect(clerk.get_by_label("签收日期")).to_be_visible()
        clerk.get_by_label("法人或其他组织").check()
        expect(clerk.get_by_label("统计类别")).to_be_visible()
        clerk.get_by_label("自然人", exact=True).check()
        clerk.get_by_label("姓名或者名称").focus()
        clerk.keyboard.type("测试申请人丙")
        clerk.get_by_label("所需政府信息").focus()
        clerk.keyboard.type(LONG)
        clerk.get_by_role("button", name="登记申请").press("Enter")
        expect(clerk.get_by_role("alert").or_(clerk.locator("[data-gk-errors]")).first).to_contain_text(
            "签收日期"
        )
        assert_accessible(clerk)
        picture(clerk, "requests_register_wrong_1280")
        clerk.get_by_label("签收日期").fill("2026-03-03")
        clerk.get_by_role("button", name="登记申请").press("Enter")
        expect(clerk.get_by_text("已登记，编号〔2026〕第0001号")).to_be_visible()
    assert DisclosureRequest.objects.get().receipt_date == date(2026, 3, 3)


def template(*rows) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        head = ["申请渠道", "到达日期", "签收日期", "申请人类别", "姓名或者名称", "所需政府信息"]
        for at, row in enumerate((head, *rows)):
            sheet.write_row(at, 0, row)
    return out.getvalue()


def test_a_template_is_looked_at_corrected_on_the_page_and_registered(clerk, registrar):
    data = template(
        ["当面提交", "2026-03-04", "", "自然人", "测试申请人甲", LONG],
        ["邮寄（需签收）", "2026-03-04", "", "自然人", "测试申请人乙", "水质检测报告"],
        ["传真", "三月四日", "", "自然人", "测试申请人丙", "招生计划"],
    )
    file = {"name": "批量.xlsx", "mimeType": "application/octet-stream", "buffer": data}
    with on("2026-03-04"):
        look(clerk, "requests_batch", "/desk/requests/batch/")
        clerk.locator("#id_file").set_input_files(file)
        clerk.get_by_role("button", name="读取文件").click()
        expect(clerk.get_by_text("可以登记1件，有错2件。")).to_be_visible()
        look(clerk, "requests_batch_preview")
        wrong = clerk.get_by_role("group", name="第3行")
        wrong.get_by_label("签收日期").fill("2026-03-02")
        clerk.get_by_role("button", name="登记没有错误的各件").click()
        expect(clerk.get_by_text("已登记2件：")).to_be_visible()
        expect(clerk.get_by_role("group", name="第4行")).to_be_visible()
        clerk.get_by_role("group", name="第4行").get_by_label("到达日期").fill("2026-03-04")
        clerk.get_by_role("button", name="登记没有错误的各件").click()
        expect(clerk.get_by_text("已登记1件：")).to_be_visible()
    assert DisclosureRequest.objects.count() == 3


def test_settings_and_the_calendar_can_be_read(clerk, registrar):
    look(clerk, "requests_policy", "/desk/requests/policy/")
    clerk.get_by_label("补正期限（工作日）").fill("12")
    clerk.get_by_role("button", name="保存设置").click()
    expect(clerk.get_by_text("依申请公开的设置已保存。")).to_be_visible()
    look(clerk, "calendar", "/desk/calendar/")


def test_the_administrator_is_shown_doubts_before_a_notice_is_loaded(county, seat):
    administrator = colleague(county, "sysadmin", Role.SYSTEM_ADMINISTRATOR)
    page = seat(administrator)
    look(page, "calendar_load", "/desk/calendar/load/")
    for label, text in {
        "年度": "2027", "文号": "测试〔2026〕1号", "通知标题": "测试通知", "印发日期": "2026-11-20", "来源": "测试",
        "放假": "元旦 2027-01-01 2027-01-03",
    }.items():  # fmt: skip
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="导入通知").click()
    expect(page.get_by_role("heading", name="请核对这些疑点")).to_be_visible()
    assert_accessible(page)
    picture(page, "calendar_doubts_1280")


def colleague(county, username: str, role: Role) -> Staff:
    fields = {"agency": county.government, "username": username, "name": f"测试{username}"}
    staff = insert_staff(fields, "another-Good-1-secret", must_change=False).staff
    insert_grant(staff, role, county.government, FOUNDED, by=None)
    return staff


def answered(county, clerk: Staff) -> DisclosureRequest:
    """Granted and posted; the clerk did everything that one person may."""
    legal, secrecy, leader = (
        colleague(county, role.value.replace("_", ""), role)
        for role in (Role.LEGAL_REVIEWER, Role.SECRECY_REVIEWER, Role.LEADER_IN_CHARGE)
    )
    of = Office(county.government, clerk, clerk, leader, legal, secrecy, leader, clerk)
    return replied(of, in_review(of, description=LONG))


def test_what_two_people_asked_for_is_proposed_with_one_click_and_decided_by_the_other(
    clerk, county, registrar
):
    answered(county, registrar)
    services.register(registrar, OTHER, asked(description=f"申请公开{LONG}"))
    look(clerk, "requests_proposals", "/desk/requests/proposals/")
    clerk.get_by_role("button", name="提出公开建议").click()
    expect(clerk.get_by_text("须由另一位同事决定")).to_be_visible()
    look(clerk, "requests_proposal", clerk.url)
