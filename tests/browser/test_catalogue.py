"""The disclosure office in a browser: a catalogue out of the law, a sheet brought in, the platform before the public."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gongkai.apps.agencies.services.agencies import insert_agency
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff
from gongkai.apps.catalogue import services
from gongkai.apps.catalogue.exchange.writing import HEAD
from gongkai.apps.catalogue.models import CatalogueEntry
from gongkai.apps.catalogue.records import Given
from gongkai.apps.proactive import services as items
from gongkai.lib import sheets
from tests.browser.looks import look
from tests.browser.people import FOUNDED, PASSWORD, sign_in
from tests.integration.items import Desk, published
from tests.integration.items import desk as publishing

LEADER = {"name": "陈某", "position": "镇长", "resume": "略", "duties": "主持镇政府全面工作"}
POINT = {
    "address": "东河镇人民路2号一楼",
    "opening_hours": "工作日9:00—17:00",
    "phone": "12345",
    "facilities": "电脑、打印机",
}
ORGANIZATION = {
    "duties": "贯彻上级决定，管理本镇行政事务", "units": "党政办公室、经济发展办公室", "address": "东河镇人民路1号",
    "office_hours": "周一至周五8:30—17:30", "phone": "12345转东河镇", "head": "陈某",
}  # fmt: skip


class People:
    """The county of the browser tests, as the makers of items ask for it."""

    def __init__(self, county) -> None:
        self.government, self.finance = county.government, county.bureau
        standing = {"name": "东河镇人民政府", "short_name": "东河镇", "kind": "township", "level": "township"}
        self.east = insert_agency({**standing, "parent": county.government}, FOUNDED, "", {})

    def person(self, username, at, *roles):
        staff = insert_staff(
            {"agency": at, "username": username, "name": "测试"}, PASSWORD, must_change=False
        ).staff
        for role in roles:
            insert_grant(staff, role, at, FOUNDED, by=None)
        return staff


@pytest.fixture
def of(county) -> Desk:
    found = publishing(People(county))
    services.draw_up(found.office, county.bureau.pk)
    return found


@pytest.fixture
def officer(page: Page, county, live_server) -> Page:
    sign_in(page.context, county.officer, live_server.url)
    return page


def column(of: Desk, kind: str, name: str) -> int:
    code = kind.replace("_", "-")
    return items.add_column(of.office, of.column.agency, code=code, name=name, description=name, kind=kind).pk


def test_the_office_makes_a_catalogue_and_sees_what_is_missing_and_late(officer: Page, of: Desk, tmp_path):
    desk = officer
    desk.goto(reverse("catalogue:list"))
    look(desk, "catalogue_matrix_empty")
    desk.get_by_role("link", name="东河镇").click()
    look(desk, "catalogue_empty")
    desk.get_by_role("link", name="从法定内容建立目录").click()
    look(desk, "catalogue_draw_up")
    desk.get_by_role("button", name="建立目录").click()
    expect(desk.get_by_text("已列入49个条目")).to_be_visible()

    desk.get_by_role("link", name="新增条目").click()
    desk.get_by_label("一级事项").fill("公告公示")
    desk.get_by_label("公开内容（要素）").fill("公告、公示的全文和附件")
    desk.get_by_label("公开依据").fill("本县政务公开工作规定")
    desk.get_by_label("更新间隔（日）").fill("60")
    desk.get_by_label("栏目", exact=False).first.select_option(label="公告公示")
    look(desk, "catalogue_new")
    desk.get_by_role("button", name="列入目录").click()
    published(of, formed_on=date(2026, 1, 5))
    own = CatalogueEntry.objects.get(level_1="公告公示")
    none = CatalogueEntry.objects.get(agency=of.agency, source_code="art20.05")
    services.change_entry(
        of.office, none.pk, Given(none.level_1, basis=none.basis, not_held="本镇不实施行政许可")
    )
    desk.reload()
    look(desk, "catalogue_body")
    desk.get_by_role("link", name="公告公示").click()
    expect(desk.get_by_role("heading", name="公告公示")).to_be_visible()
    look(desk, "catalogue_entry")
    desk.get_by_role("link", name="东河镇2024年农田水利工程建设公告").click()
    expect(desk.get_by_role("heading", name="逐日计算")).to_be_visible()
    look(desk, "catalogue_item")
    desk.goto(reverse("catalogue:list"))
    look(desk, "catalogue_matrix")
    desk.goto(reverse("catalogue:end", args=[own.pk]))
    look(desk, "catalogue_end")

    file = tmp_path / "目录.xlsx"
    cells = {
        "一级事项": "规划",
        "公开内容（要素）": "专项规划",
        "公开依据": "条例第二十条",
        "公开时限": "20个工作日内",
    }
    bad = cells | {"一级事项": "统计", "栏目代码": "nowhere"}
    file.write_bytes(
        sheets.as_xlsx("目录", HEAD, [[one.get(name, "") for name in HEAD] for one in (cells, bad)])
    )
    desk.goto(reverse("catalogue:import", args=[of.agency.pk]))
    look(desk, "catalogue_import")
    desk.get_by_label("目录文件").set_input_files(file)
    desk.get_by_role("button", name="查看导入结果").click()
    expect(desk.get_by_text("网站没有代码为“nowhere”的栏目")).to_be_visible()
    look(desk, "catalogue_preview_faults")
    file.write_bytes(sheets.as_xlsx("目录", HEAD, [[cells.get(name, "") for name in HEAD]]))
    desk.get_by_role("link", name="换一个文件").click()
    desk.get_by_label("目录文件").set_input_files(file)
    desk.get_by_role("button", name="查看导入结果").click()
    look(desk, "catalogue_preview")
    desk.get_by_role("button", name="导入这些条目").click()
    expect(desk.get_by_text("已导入：新增1条，修改0条。")).to_be_visible()

    desk.goto(reverse("catalogue:office", args=[of.agency.pk]))
    look(desk, "catalogue_office")


def test_the_platform_of_a_body_before_the_public(page: Page, of: Desk):
    services.draw_up(of.office, of.agency.pk, with_standard=True)
    services.set_office(
        of.office, of.agency.pk, name="东河镇党政办公室", address="东河镇人民路1号201室", hours="工作日8:30—17:30",
        phone="0579-1234567", fax="无", online="dhz@example.gov.cn",
    )  # fmt: skip
    budgets = column(of, "budget", "财政预决算")
    own = services.add_entry(
        of.office, of.agency.pk,
        Given("财政预决算", "部门预决算", "收支总表、三公经费", "《预算法》第十四条", limit_text="批复后20日内", limit_days=20,
              limit_unit="day", limit_trigger="formed", interval_days=365, channels=("政府网站",), column=budgets),
    )  # fmt: skip
    published(of, title="东河镇2026年部门预算", column=budgets, fields={"year": "2026", "total": "1350.5"})
    published(of, title="东河镇2025年部门决算", column=budgets, fields={"year": "2025", "total": "1298"})
    published(of, title="东河镇政府信息公开审查制度", column=column(of, "disclosure_rules", "公开制度"))
    published(of, title="镇长", column=column(of, "leader", "领导信息"), fields=LEADER)
    published(of, title="机构职能", column=column(of, "organization", "机构职能"), fields=ORGANIZATION)
    published(
        of, title="东河镇便民服务中心查阅点", column=column(of, "reading_point", "查阅点"), fields=POINT
    )
    guide = column(of, "disclosure_guide", "公开指南")
    published(
        of, title="指南补充", column=guide, body="<p>本镇在各村设信息公告栏，张贴与村民有关的信息。</p>"
    )

    page.goto(reverse("portal_platform:bodies"))
    look(page, "platform_bodies")
    page.get_by_role("link", name="东河镇人民政府").click()
    look(page, "platform_body")
    page.get_by_role("link", name="政府信息公开指南").click()
    look(page, "platform_guide")
    page.go_back()
    page.get_by_role("link", name="政府信息公开制度").click()
    look(page, "platform_rules")
    page.go_back()
    page.get_by_role("link", name="法定主动公开内容").click()
    look(page, "platform_content")
    page.get_by_role("link", name="财政预决算：部门预决算").click()
    expect(page.get_by_role("link", name="东河镇2026年部门预算")).to_be_visible()
    look(page, "platform_entry")
    assert page.url.endswith(reverse("portal_platform:entry", args=[of.agency.pk, own.pk]))
    page.goto(reverse("portal_platform:standard", args=[of.agency.pk]))
    look(page, "platform_standard")
