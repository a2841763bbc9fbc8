"""The file of a request in a browser: read it, ask for an amendment with the keyboard alone, serve the letter, print."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from tests.browser.looks import assert_accessible, assert_fits, look, picture
from tests.browser.people import FOUNDED
from tests.integration.requests import PERSON, asked, on

SUBJECT = "清水县2023年度乡村道路养护工程的招标文件、中标合同和竣工验收报告，以及各标段的结算金额"


@pytest.fixture
def case(county) -> DisclosureRequest:
    """Received on Monday 1 April 2024 by the county's office, and in the hands of the clerk."""
    insert_grant(county.officer, Role.REGISTRAR, county.government, FOUNDED, by=None)
    county.officer.forget_mandates()
    with on("2024-04-01"):
        case = services.register(county.officer, PERSON, asked(description=SUBJECT))
        services.accept(county.officer, case.pk, handler=county.clerk)
    return case


@pytest.fixture
def busy(county, case) -> DisclosureRequest:
    """A third party was asked on the 8th and objects on the 15th; the reply was put off on the 22nd."""
    with on("2024-04-03"):
        services.record_search(
            county.clerk,
            case.pk,
            place="档案室2023年文书档案",
            words="道路养护",
            found="查到合同三份。",
            is_found=True,
        )
    with on("2024-04-08"):
        asked_of = services.consult(
            county.clerk, case.pk, kind="third_party", party_name="清水路桥公司", subject="结算金额和单价"
        )
        services.record_service(
            county.officer, case.pk, asked_of.letter_id, route="direct", sent_on=date(2024, 4, 8)
        )
    with on("2024-04-15"):
        services.record_opinion(
            county.clerk, case.pk, asked_of.pk, opinion="objects", answered_on=date(2024, 4, 15),
            opinion_text="单价是商业秘密。", reasons_hold=True,
        )  # fmt: skip
    with on("2024-04-22"):
        services.extend(county.officer, case.pk, working_days=10, reason="需要查阅历史档案。")
    return case


def test_the_file_and_its_clock_can_be_read_on_a_desk_and_on_a_phone(clerk, busy):
    with on("2024-04-24"):
        look(clerk, "request_file", f"/desk/requests/{busy.pk}/")
        look(clerk, "request_clock", f"/desk/requests/{busy.pk}/clock/")
        expect(clerk.locator("main .gk-lead")).to_contain_text("2024年5月22日（周三）届满")


def test_an_overdue_file_says_by_how_many_days(clerk, busy):
    with on("2024-06-03"):
        look(clerk, "request_file_late", f"/desk/requests/{busy.pk}/")
        # Due on 22 May; 23, 24, 27 to 31 May and 3 June are working days.
        expect(clerk.locator(".gk-clock")).to_contain_text("已逾期8个工作日")


def press_until(page: Page, name: str, key: str = "Tab") -> None:
    """Move on with one key until the thing of that name has the focus."""
    for _step in range(80):
        page.keyboard.press(key)
        if page.evaluate("(document.activeElement.innerText || '').trim()") == name:
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def test_the_clerk_asks_for_an_amendment_with_the_keyboard_alone(clerk, case):
    with on("2024-04-02"):
        clerk.goto(f"/desk/requests/{case.pk}/")
        press_until(clerk, "其他办理")
        clerk.keyboard.press("Enter")
        press_until(clerk, "告知补正")
        picture(clerk, "request_menu_1280")
        clerk.keyboard.press("Enter")
        expect(clerk.get_by_role("heading", level=1)).to_have_text("告知补正")
        clerk.get_by_label("需要补正的内容").focus()
        clerk.keyboard.type("请写明标段")
        clerk.keyboard.press("Enter")
        clerk.keyboard.type("请写明获取方式")
        clerk.keyboard.press("Tab")
        clerk.keyboard.type("可以写合同名称或者标段编号。")
        press_until(clerk, "下一步：预览文书")
        assert_accessible(clerk)
        picture(clerk, "request_amendment_1280")
        clerk.keyboard.press("Enter")
        letter = clerk.locator(".gk-letter").first
        expect(letter).to_contain_text("（二）请写明获取方式")
        assert_fits(clerk)
        assert_accessible(clerk)
        picture(clerk, "request_preview_1280")
        assert not case.letters.filter(code="amendment_notice").exists()
        press_until(clerk, "发出补正告知书")
        clerk.keyboard.press("Enter")
        expect(clerk.get_by_role("status")).to_contain_text("补正告知书已签发")
        expect(clerk.locator(".gk-clock")).to_contain_text("停止计算")


def test_a_letter_prints_as_the_letter_alone(clerk, busy):
    letter = busy.letters.get(code="extension_notice")
    with on("2024-04-24"):
        clerk.goto(f"/desk/requests/{busy.pk}/letters/{letter.pk}/")
        assert_accessible(clerk)
        picture(clerk, "request_letter_1280")
        clerk.emulate_media(media="print")
        expect(clerk.locator(".gk-letter")).to_be_visible()
        for outside in (".gk-top", ".gk-page-head", ".gk-side"):
            expect(clerk.locator(outside).first).to_be_hidden()


def test_the_applicants_number_is_shown_after_a_click_that_is_recorded(clerk, case):
    with on("2024-04-02"):
        clerk.goto(f"/desk/requests/{case.pk}/")
        expect(clerk.locator("main")).not_to_contain_text(PERSON.document_number)
        clerk.get_by_role("button", name="显示证件号码、电话和地址").click()
        expect(clerk.locator("main")).to_contain_text(PERSON.document_number)
        clerk.goto(f"/desk/requests/{case.pk}/")
        expect(clerk.locator(".dr-timeline li").first).to_contain_text("查看了申请人的个人信息")
