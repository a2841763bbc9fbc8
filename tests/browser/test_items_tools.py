"""The tools around items: lexicon, bulk import, review of many, figures; looked at on a desk and on a phone."""

import pytest
from django.urls import reverse

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
    window.look(office, address(window, "lexicon_word", row.pk), "lexicon_word")


def test_an_import_is_looked_at_from_the_upload_to_its_drafts(of, window):
    window.look(of.clerk, address(window, "import"), "import")
    rows = (*ROWS, ("没有.docx", "", LONG, "政策文件", "", "去年"))
    bad = importing.begin_import(of.clerk, "目录.xlsx", listing(*rows), files())
    window.look(of.clerk, address(window, "import_columns", bad.pk), "import_columns")
    importing.read_at_once(of.clerk, bad.pk)
    window.look(of.clerk, address(window, "import_preview", bad.pk), "import_faults")
    good = importing.begin_import(of.clerk, "目录2.xlsx", listing(*ROWS), files())
    importing.read_at_once(of.clerk, good.pk)
    window.look(of.clerk, address(window, "import_preview", good.pk), "import_preview")
    importing.confirm_import(of.clerk, good.pk)
    window.look(of.clerk, address(window, "import_preview", good.pk), "import_done")


def test_many_are_reviewed_and_counted_on_a_desk_and_on_a_phone(of, window):
    for title in (LONG, "东河镇防火公告", "东河镇清淤公告"):
        in_review(of, title=title)
    published(of, title=LONG)
    window.look(of.head, address(window, "review_many"), "review_many")
    window.look(of.clerk, address(window, "figures") + "?year=2024", "figures")
    window.look(of.clerk, address(window, "figures_rows") + "?year=2024&cell=total", "figures_rows")
    window.look(of.clerk, address(window, "list"), "list_tools")
