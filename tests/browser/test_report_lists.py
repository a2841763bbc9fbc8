"""What people do around reports: read once more, save a view, take the list as a file, decide several findings at once."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from gongkai.apps.agencies import services as accounts
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff
from gongkai.apps.reporting import services
from gongkai.apps.reporting.models import AnnualReport, FindingDecision
from gongkai.apps.search_index import services as search_index
from gongkai.lib import clock
from gongkai.lib.search.tantivy_index import TantivyIndex
from tests.browser.looks import NARROW, WIDE, look
from tests.browser.people import FOUNDED
from tests.integration.reports import brought, imported, made

SIZES = (WIDE, NARROW)


@pytest.fixture
def wrong(county) -> AnnualReport:
    """A report of the county in which one wrong cell breaks several sums."""
    return imported(county.clerk, made("清水县人民政府", changes={"requests/granted/natural_person": 5}))[0]


def test_clerk_has_a_file_read_once_more_whose_reading_broke_off(clerk, county):
    intake = services.bring(county.clerk, [brought(made("清水县人民政府"), "年报.html")], key=uuid4())
    clerk.goto(f"/desk/reports/intakes/{intake.pk}/")
    expect(clerk.get_by_text("正在读取，可以离开本页")).to_be_visible()
    services.give_up_item(intake.items.get().pk)
    expect(clerk.get_by_text("其中1份读取中断")).to_be_visible()
    asked = []
    clerk.on("request", lambda request: asked.append(request.url))
    clerk.wait_for_timeout(2500)
    assert asked == []
    look(clerk, "intake_broken_off")
    clerk.get_by_role("button", name="再读一次").click()
    expect(clerk.get_by_text("正在再读一次")).to_be_visible()
    services.read_item(intake.items.get().pk)
    expect(clerk.get_by_text("全部文件已处理完。")).to_be_visible()


def test_clerk_saves_a_view_opens_it_and_takes_the_list_as_a_file(clerk, county):
    imported(county.clerk, *(made("清水县人民政府", year) for year in (2021, 2022, 2023)))
    clerk.goto("/desk/reports/")
    clerk.get_by_label("年度", exact=True).fill("2022")
    clerk.get_by_role("button", name="筛选").click()
    clerk.get_by_label("把当前筛选存为").fill("二〇二二年待核对")
    clerk.get_by_role("button", name="存为视图").click()
    expect(clerk.get_by_text("已存为视图“二〇二二年待核对”。")).to_be_visible()
    accounts.save_view(
        county.clerk, page="reporting:list", name="全部待核对的县级年报", query="state=read&level=county"
    )
    clerk.goto("/desk/reports/?state=read")
    look(clerk, "reports_with_views")
    clerk.get_by_role("link", name="二〇二二年待核对").click()
    expect(clerk.get_by_role("row")).to_have_count(2)
    with clerk.expect_download() as download:
        clerk.get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    clerk.get_by_role("button", name="去掉视图“二〇二二年待核对”").click()
    expect(clerk.get_by_text("视图已去掉。")).to_be_visible()


def test_clerk_decides_all_findings_for_one_reason(clerk, wrong):
    clerk.goto(f"/desk/reports/{wrong.pk}/findings/")
    number = clerk.get_by_role("checkbox").count()
    assert number >= 2
    look(clerk, "findings_to_tick")
    clerk.get_by_role("button", name="选中全部未处理的").click()
    expect(clerk.get_by_text(f"已选中 {number} 条")).to_be_visible()
    form = clerk.locator("#several")
    form.get_by_label("属实").check()
    form.get_by_label("理由").fill("原文如此，已与印发件核对")
    form.get_by_role("button", name="记下选中各条的处理意见").click()
    expect(clerk.get_by_text(f"{number}条核对结果的处理意见已记下。")).to_be_visible()
    assert FindingDecision.objects.filter(report=wrong, decision="confirmed").count() == number
    look(clerk, "findings_decided")


def test_clerk_who_ticked_nothing_is_told_so(clerk, wrong):
    clerk.goto(f"/desk/reports/{wrong.pk}/findings/")
    form = clerk.locator("#several")
    form.get_by_label("不成立").check()
    form.get_by_label("理由").fill("另有说明")
    form.get_by_role("button", name="记下选中各条的处理意见").click()
    expect(clerk.get_by_role("alert").or_(clerk.locator("[data-gk-errors]")).first).to_contain_text(
        "还没有选中核对结果"
    )
    look(clerk, "findings_nothing_ticked")


def test_auditor_reads_what_happened_in_words(county, wrong, seat):
    fields = {"agency": county.government, "username": "auditor", "name": "赵审计"}
    auditor = insert_staff(fields, "another-Good-1-secret", must_change=False).staff
    insert_grant(auditor, Role.AUDITOR, county.government, FOUNDED, by=None)
    services.describe(county.clerk, wrong.pk, services.Particulars("清水县人民政府", "county", 2023, "own"))
    services.correct_cell(
        county.clerk, wrong.pk, cell="requests/granted/total", content="number", value=7, reason="对照原件"
    )
    accounts.reset_password_at_machine("wangfang")
    page = seat(auditor)
    page.goto("/desk/events/")
    expect(page.get_by_text("报告机关清水县人民政府")).to_be_visible()
    look(page, "events_in_words")


def test_visitor_is_told_that_the_index_is_being_made_anew_and_to_wait(page, county, settings, tmp_path):
    settings.DATA, settings.SEARCHES_PER_MINUTE = tmp_path, 3
    search_index.rebuild()
    TantivyIndex(tmp_path / "search").clear()
    TantivyIndex(tmp_path / "search").index([])
    page.goto("/search/?q=清水")
    expect(page.get_by_text("搜索索引正在重建")).to_be_visible()
    look(page, "search_rebuilding")
    with clock.fixed(datetime(2026, 11, 23, 1, 0, 15, tzinfo=UTC)):  # else a minute might end in between
        for _time in range(4):
            page.goto("/search/?q=清水")
    expect(page.get_by_text("请等45秒再试")).to_be_visible()
    look(page, "search_too_often")
    page.context.complaints.clear()
