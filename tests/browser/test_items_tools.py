"""The tools around items: lexicon, bulk import, review of many, figures; looked at on a desk and on a phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import services
from gongkai.apps.proactive.services import importing
from gongkai.apps.proactive.words import Entry
from tests.browser.test_items_desk import LONG, Desk, Placed
from tests.integration.brought import ROWS, files, listing
from tests.integration.items import desk, in_review, published
from tests.integration.requests import on


@pytest.fixture
def of(county):
    with on("2024-04-08"):
        yield desk(Placed(county.government, county.bureau), at=county.bureau)


@pytest.fixture
def window(page, live_server):
    return Desk(page, live_server.url)


def address(window, name, *args):
    return window.server + reverse(f"proactive:{name}", args=args)


def test_the_lexicon_is_looked_at_with_words_of_its_own_and_inherited_ones(county, of, window):
    services.add_word(
        of.office,
        Entry("清水县房产局", "清水县住房和城乡建设局", "body", "error", "2019年机构改革后名称已变"),
    )
    office = Placed(county.government, county.bureau).person(
        "everything", county.bureau, Role.DISCLOSURE_OFFICE
    )
    row = services.add_word(office, Entry("帐单", "账单"))
    window.look(office, address(window, "lexicon"), "lexicon")
    own = window.page.get_by_role("region", name="本单位的词条")
    expect(own).to_contain_text("帐单")
    expect(own).not_to_contain_text("清水县房产局")
    expect(window.page.get_by_role("region", name="上级单位的词条")).to_contain_text("清水县住房和城乡建设局")
    window.look(office, address(window, "lexicon_word", row.pk), "lexicon_word")
    expect(window.page.locator("main input[value=帐单]")).to_be_visible()


def test_an_import_is_looked_at_from_the_upload_to_its_drafts(of, window):
    page = window.page.locator("main")
    window.look(of.clerk, address(window, "import"), "import")
    expect(page.locator("input[type=file]").first).to_be_attached()
    rows = (*ROWS, ("没有.docx", "", LONG, "政策文件", "", "去年"))
    bad = importing.begin_import(of.clerk, "目录.xlsx", listing(*rows), files())
    window.look(of.clerk, address(window, "import_columns", bad.pk), "import_columns")
    expect(page.get_by_label("标题").locator("option:checked")).to_contain_text("C列：标题")
    importing.read_at_once(of.clerk, bad.pk)
    window.look(of.clerk, address(window, "import_preview", bad.pk), "import_faults")
    expect(page).to_contain_text("有1行有错，还不能导入")
    expect(page.get_by_role("button", name="成为草稿")).to_have_count(0)
    good = importing.begin_import(of.clerk, "目录2.xlsx", listing(*ROWS), files())
    importing.read_at_once(of.clerk, good.pk)
    window.look(of.clerk, address(window, "import_preview", good.pk), "import_preview")
    expect(page.get_by_role("button", name="导入这2件，成为草稿")).to_be_visible()
    importing.confirm_import(of.clerk, good.pk)
    window.look(of.clerk, address(window, "import_preview", good.pk), "import_done")
    expect(page.get_by_role("button", name="成为草稿")).to_have_count(0)
    expect(page).to_contain_text("2件信息已经起草")


def test_many_are_reviewed_and_counted_on_a_desk_and_on_a_phone(of, window):
    for title in (LONG, "东河镇防火公告", "东河镇清淤公告"):
        in_review(of, title=title)
    published(of, title=LONG)
    window.look(of.head, address(window, "review_many"), "review_many")
    page = window.page.locator("main")
    expect(page.get_by_role("checkbox")).to_have_count(3)
    window.look(of.clerk, address(window, "figures") + "?year=2024", "figures")
    expect(page.locator(".gk-keyfigure").first).to_contain_text("1")
    window.look(of.clerk, address(window, "figures_rows") + "?year=2024&cell=total", "figures_rows")
    expect(page).to_contain_text("共1件")
    expect(page.get_by_role("link", name=LONG)).to_be_visible()
    window.look(of.clerk, address(window, "list"), "list_tools")
    expect(page.locator(".pi-list tbody tr")).to_have_count(4)
