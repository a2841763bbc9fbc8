"""A register is taken over in the browser, with the keyboard; each page looked at on a desk and on a phone."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from tests.browser.looks import look
from tests.browser.people import FOUNDED
from tests.integration.requests import on
from tests.integration.test_requests_import import HEAD, ROWS, book

LONG = "清水县2019年至2023年农村公路养护工程历次招标文件、中标通知书、施工合同、变更签证、竣工验收报告和结算审计报告，以及各标段监理单位名称和支付凭证"
BAD = [
    ["", "财申2024-6", "去年", "测试丁", "单位", "鸽子", LONG, "不予公开", "2024-05-06", "", "也许"],
    ["", "财申2024-7", date(2024, 5, 6), "", "自然人", "", LONG, "予以公开", "2024-05-01", "", ""],
    ["合计", 8, "", "", "", "", "", "", "", "", ""],
]


@pytest.fixture
def registrar(county):
    insert_grant(county.clerk, Role.REGISTRAR, county.government, FOUNDED, by=None)
    county.clerk.forget_mandates()
    return county.clerk


def upload(page: Page, data: bytes, name: str) -> None:
    page.goto("/desk/requests/import/")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.get_by_label("原来的台账", exact=True).set_input_files(
        {"name": name, "mimeType": kind, "buffer": data}
    )
    page.get_by_role("button", name="读取文件").press("Enter")


def test_a_register_is_taken_over_with_the_keyboard(clerk, registrar):
    with on("2026-03-02"):
        clerk.goto("/desk/requests/import/")
        look(clerk, "requests_import")
        upload(clerk, book([*ROWS, *BAD]), "2024年度依申请公开登记台账（局办公室汇总稿）.xlsx")
        expect(clerk.get_by_label("收到日期")).to_have_value("2")
        look(clerk, "requests_import_columns")
        clerk.get_by_role("button", name="核对各行").press("Enter")
        expect(clerk.get_by_text("有3行有错，还不能导入")).to_be_visible()
        expect(clerk.get_by_role("button", name="导入这")).to_have_count(0)
        look(clerk, "requests_import_bad")
        clerk.get_by_role("link", name="改各列").press("Enter")
        clerk.locator("[name=left_out]").fill("9-11")
        clerk.get_by_role("button", name="核对各行").press("Enter")
        look(clerk, "requests_import_good")
        clerk.get_by_role("button", name="导入这6件").press("Enter")
        expect(clerk.get_by_text("导入了6件申请")).to_be_visible()
        look(clerk, "requests_import_done")
        clerk.goto("/desk/requests/import/")
        look(clerk, "requests_import_listed")
        waiting = DisclosureRequest.objects.get(old_number="财申2024-5")
        clerk.goto(f"/desk/requests/{waiting.pk}/")
        look(clerk, "requests_import_case")
        ended = DisclosureRequest.objects.get(old_number="财申2024-2")
        clerk.goto(f"/desk/requests/{ended.pk}/clock/")
        look(clerk, "requests_import_clock")


def test_a_file_that_is_no_register_says_so_beside_its_field(clerk, registrar):
    with on("2026-03-02"):
        upload(clerk, b"PK\x03\x04 broken", "坏.xlsx")
        expect(clerk.get_by_text("文件损坏、加了密码或者不是表格").first).to_be_visible()
        look(clerk, "requests_import_refused")


def test_english_and_elder_mode_hold_the_same_pages(clerk, registrar):
    with on("2026-03-02"):
        upload(clerk, book([*ROWS, *BAD], HEAD, title="台账"), "台账.xlsx")
        columns = clerk.url
        clerk.get_by_role("button", name="核对各行").press("Enter")
        preview = clerk.url
        seen = []
        for path, name in (("language=en", "english"), ("elder=yes", "elder")):
            for address, what in ((columns, "columns"), (preview, "preview")):
                clerk.goto(f"/display/?{path}&next={address[address.index('/desk') :]}")
                look(clerk, f"requests_import_{what}_{name}")
            seen.append(clerk.get_by_role("heading", level=1).inner_text())
        assert seen == ["Check the rows", "Check the rows"]  # elder mode changes the sizes, not the language
