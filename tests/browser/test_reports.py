"""What people do with annual reports in a browser: bring, look, correct, publish; the public reads and takes data."""

import os
import re
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.reporting import queries, services
from gongkai.apps.reporting.models import AnnualReport, IntakeItem
from gongkai.apps.reporting.services import Particulars
from tests.browser.looks import NARROW, WIDE, assert_accessible, look
from tests.browser.people import FOUNDED
from tests.integration.reports import imported, made, one_number_short, settled
from tests.integration.reports import page as page_of_report

LABELLED = Path(os.environ.get("GONGKAI_REPORTS", Path(__file__).resolve().parents[3] / "shared/reports"))
ISSUE = ("huaian_2024.pdf", "shanghai_office_2019.html", "seed_huixian_2021.txt")
CELL = "requests/granted/natural_person"
LONG = "清水县人民政府办公室关于印发清水县贯彻落实政府信息公开条例实施细则二〇二三年度政府信息公开工作年度报告及其附表的全文公开版本（修订后重新发布）"
SIZES = (WIDE, NARROW)
_number = count()


@pytest.fixture
def report(county) -> AnnualReport:
    """A report of the county in work, brought by the clerk, with one broken sum."""
    return imported(county.clerk, made("清水县人民政府", changes={"requests/granted/total": 5}))[0]


@pytest.fixture
def published(county) -> AnnualReport:
    """Two years of the county on the site, with findings."""
    insert_grant(county.officer, Role.LEADER_IN_CHARGE, county.government, FOUNDED, by=None)
    county.officer.forget_mandates()
    insert_grant(county.clerk, Role.UNIT_HEAD, county.government, FOUNDED, by=None)
    county.clerk.forget_mandates()
    years = ({"new": 4, "granted": 4, "results_total": 4}, {"new": 9, "granted": 6, "unavailable.not_held": 3, "results_total": 9})  # fmt: skip
    rows = imported(county.clerk, *(made("清水县人民政府", 2022 + n, one) for n, one in enumerate(years)))
    for row in rows:
        services.describe(county.clerk, row.pk, Particulars("清水县人民政府", "county", row.year, "own"))
        settled(county.clerk, row)
        services.review(county.clerk, row.pk)
        services.publish(county.officer, row.pk, show_findings=True)
    return AnnualReport.objects.get(pk=rows[-1].pk)


def read_all(county) -> None:
    """What the worker does meanwhile."""
    for item in IntakeItem.objects.filter(state="waiting").values_list("pk", flat=True):
        services.read_item(item)


def test_the_clerk_brings_files_and_sees_what_became_of_each(clerk, county, tmp_path):
    good, bad = tmp_path / "report.html", tmp_path / "picture.html"
    good.write_bytes(page_of_report(made("清水县人民政府")))
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(30))
    clerk.goto("/desk/reports/")
    clerk.get_by_role("link", name="导入报告").click()
    clerk.get_by_label("选择或拖入文件").set_input_files([good, bad])
    expect(clerk.locator(".gk-drop-files li").first).to_contain_text("report.html")
    clerk.get_by_role("button", name="导入并读取").click()
    expect(clerk.get_by_role("status")).to_contain_text("0 / 2")
    read_all(county)
    expect(clerk.get_by_text("全部文件已处理完")).to_be_visible()  # the page asked again by itself
    expect(clerk.get_by_text("这是一张图片")).to_be_visible()
    assert_accessible(clerk)
    clerk.get_by_role("link", name="report.html").click()
    expect(clerk.get_by_role("heading", level=1)).to_contain_text("清水县人民政府2023年")


def test_a_click_on_a_cell_marks_its_place_and_a_look_at_the_place_marks_the_cell(clerk, report):
    clerk.goto(f"/desk/reports/{report.pk}/")
    cell = clerk.locator(f'td[data-cell="{CELL}"]')
    place = clerk.locator(f'.rp-place[data-rp-names="{CELL}"]')
    cell.get_by_role("link").click()
    expect(place).to_have_attribute("data-rp-marked", "")
    expect(place).to_be_in_viewport()
    expect(clerk.locator("#panel")).to_contain_text("予以公开")
    other = clerk.locator('.rp-place[data-rp-names="requests/new/total"]')
    other.scroll_into_view_if_needed()
    other.hover()
    expect(clerk.locator('td[data-cell="requests/new/total"]')).to_have_attribute("data-rp-marked", "")
    expect(cell).not_to_have_attribute("data-rp-marked", "")


def test_a_cell_is_chosen_and_corrected_by_keyboard_alone(clerk, report):
    clerk.goto(f"/desk/reports/{report.pk}/")
    link = clerk.locator('td[data-cell="requests/granted/total"] a')
    link.focus()
    clerk.keyboard.press("Enter")
    summary = clerk.locator("#panel summary")
    expect(summary).to_be_visible()
    summary.focus()
    clerk.keyboard.press("Enter")
    field = clerk.locator("#correct_value")
    field.focus()
    clerk.keyboard.press("ControlOrMeta+A")
    clerk.keyboard.type("6")
    clerk.keyboard.press("Tab")
    clerk.keyboard.type("对照原件")
    clerk.keyboard.press("Tab")
    clerk.keyboard.press("Enter")
    expect(clerk.get_by_text("单元格已更正")).to_be_visible()
    expect(clerk.locator('td[data-cell="requests/granted/total"]')).to_contain_text("6")


def test_a_possible_value_is_taken_over_with_one_click_and_the_next_unknown_cell_is_gone_to(clerk, county):
    intake = services.bring(county.clerk, [one_number_short()], key=uuid4())
    services.read_item(intake.items.get().pk)
    clerk.goto(f"/desk/reports/{intake.items.get().source.report.pk}/")
    clerk.locator('td[data-cell="requests/granted/research_institution"] a').click()
    clerk.get_by_role("group", name="可能的值").get_by_role("button", name="空白").click()
    expect(clerk.locator("#correct_content")).to_have_value("blank")
    expect(clerk.locator("#correct_reason")).to_be_focused()
    clerk.get_by_role("link", name="下一处无法判定的").click()
    after = clerk.locator('td[data-cell="requests/granted/public_welfare_organization"]')
    expect(after).to_have_attribute("data-rp-marked", "")
    expect(after.get_by_role("link")).to_be_focused()
    expect(after).to_be_in_viewport()


def test_without_a_script_a_cell_still_leads_to_its_place(county, report, seat):
    page = seat(county.clerk, java_script_enabled=False)
    page.goto(f"/desk/reports/{report.pk}/")
    page.locator(f'td[data-cell="{CELL}"] a').click()
    expect(page.locator("#panel")).to_contain_text("予以公开")
    page.get_by_role("link", name="到原文的位置").click()
    assert re.search(r"#p[\d-]+$", page.url)
    expect(page.locator(".rp-place:target")).to_be_in_viewport()


def test_the_pages_of_a_report_look_right(clerk, report):
    for name in ("", "findings/", "history/", "describe/", "prose/", f"?cell={CELL}#panel"):
        look(clerk, f"report_{next(_number)}", f"/desk/reports/{report.pk}/{name}")
    expect(clerk.locator("#panel")).to_contain_text("予以公开")  # of the cell that the last address names


def test_the_lists_look_right_when_empty_and_with_a_long_title(clerk, county):
    look(clerk, "reports_empty", "/desk/reports/")
    row = imported(county.clerk, made("清水县人民政府"))[0]
    title = (LONG * 2)[:80]
    services.describe(county.clerk, row.pk, Particulars("清水县人民政府", "county", 2023, title=title))
    for address in (f"/desk/reports/{row.pk}/", "/desk/reports/import/", "/desk/", "/desk/reports/"):
        look(clerk, f"reports_long_{next(_number)}", address)
    expect(clerk.get_by_role("link", name=title)).to_be_visible()


def test_the_public_reads_a_report_and_takes_its_data(page, published):
    page.goto("/")
    page.get_by_role("link", name="政府信息公开年报", exact=True).first.click()
    page.get_by_role("link", name="清水县人民政府2023年政府信息公开工作年度报告").click()
    expect(page.locator(".gk-keyfigure-value").first).to_have_text("9")
    page.locator('td[data-cell="requests/new/total"] a').click()
    expect(page.locator("#cell")).to_contain_text("应等于这些列之和")
    with page.expect_download() as download:
        page.get_by_role("link", name="单元格 CSV").click()
    assert download.value.suggested_filename.endswith("-2023.csv")


def test_the_public_pages_look_right(page, published):
    body = "/reports/清水县人民政府/"
    for name, address in {"list": "/reports/", "body": body, "report": f"{body}2023/", "home": "/"}.items():
        look(page, f"public_{name}", address)
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": page.url}])
    look(page, "public_report_english", f"{body}2023/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_empty_public_list_says_what_will_stand_there(page, county):
    look(page, "public_empty", "/reports/")
    expect(page.get_by_text("还没有公开年度报告")).to_be_visible()


@pytest.mark.skipif(not LABELLED.is_dir(), reason="the labelled reports are not beside this checkout")
def test_the_three_files_of_the_issue_are_read_and_shown(clerk, county):
    clerk.goto("/desk/reports/import/")
    clerk.get_by_label("选择或拖入文件").set_input_files([LABELLED / name for name in ISSUE])
    clerk.get_by_role("button", name="导入并读取").click()
    clerk.wait_for_url("**/intakes/**")
    read_all(county)
    expect(clerk.get_by_text("全部文件已处理完")).to_be_visible()
    assert queries.visible_to(county.clerk).count() == 3
    for name in ISSUE:
        row = AnnualReport.objects.get(source__name=name)
        look(clerk, f"issue_{row.year}", f"/desk/reports/{row.pk}/")
        assert clerk.locator(".rp-place").count() > 150
        clerk.set_viewport_size(WIDE)
        clerk.goto(f"/desk/reports/{row.pk}/")
        cell = clerk.locator('td[data-cell="requests/new/natural_person"]')
        cell.get_by_role("link").click()
        marked = clerk.locator(".rp-place[data-rp-marked]")
        expect(marked.first).to_be_in_viewport()
        assert re.sub(r"\s", "", marked.first.inner_text()) == re.sub(r"\s", "", cell.inner_text())
