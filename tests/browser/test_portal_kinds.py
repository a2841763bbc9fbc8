"""Every kind of public page in a real browser: fits, is accessible, at a desk and on a phone, in each of its looks; and on paper."""

import re
from datetime import date, timedelta

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import ChannelRelease, Item, RelationKind
from gongkai.apps.proactive.services.figures import freeze_public_figures
from gongkai.apps.visits.models import Total
from gongkai.portal.pages import registry
from tests.browser.looks import PICTURES, assert_accessible, assert_fits, look, picture
from tests.browser.test_items_desk import BODY, LONG, Placed
from tests.integration.items import desk, drafted, published
from tests.integration.test_portal_items import attach, many, with_body

A4 = {"width": 794, "height": 1123}  # at 96 dots to the inch
CLICKED = ".gk-site-nav, .gk-search, .gk-pager, .gk-skip, button, input[type=search], select"
DATA = re.compile(r"\.(?:json|csv|atom|xml|txt|png|pdf|docx|xlsx)$")


@pytest.fixture
def item(county):
    """A document with all that can stand round it."""
    of = desk(Placed(county.government, county.bureau), at=county.bureau)
    item = published(
        of,
        title=LONG,
        summary="概述",
        keywords="森林 防火",
        document_no="清财发〔2024〕3号",
    )
    many(item, 25)
    for row in Item.objects.filter(
        is_public=True
    ):  # over the months, so that the figures have something to show
        at = row.published_at - timedelta(days=1 + 11 * (row.pk % 27))
        Item.objects.filter(pk=row.pk).update(published_at=at, renewed_at=at)
    attach(of, item, "附表.pdf", b"x" * 2048, title="各乡镇林区面积表")
    other = published(of, title="《关于2024年度县级部门预算的公告》解读")
    services.relate(of.clerk, other, item, RelationKind.INTERPRETS)
    ChannelRelease.objects.create(
        item=item, channel="gazette", released_on=date(2026, 11, 20), address="2026年第3期", by=of.clerk
    )
    services.release(of.leader, drafted(of, title="关于汛情的公告").pk, reason="汛情紧急")
    services.withdraw(of.office, published(of, title="有误的公告").pk, reason="联系电话有误")
    with_body(item, BODY)
    Total.objects.create(kind="proactive.item", row=item.pk, number=1234, until=date(2026, 11, 22))
    freeze_public_figures()
    return item


def addresses():
    """Of each kind of page one that people read, and of items all that differ."""
    for kind in registry.KINDS:
        shown = [address for address in kind.pages() if not DATA.search(address)]
        yield from shown[:1]


def test_every_kind_of_page_fits_and_is_accessible(page: Page, item):
    wanted = dict.fromkeys([*addresses(), "/search/?q=公告", "/info/columns/notices/list-1.html"])
    assert len(wanted) >= 12
    for number, address in enumerate(wanted):
        name = re.sub(r"\W+", "_", address.partition("?")[0]).strip("_") or "home"
        look(page, f"portal_{number:02d}_{name}", address)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("elder=yes", "html[data-gk-elder]"),
        ("size=large", "html[data-gk-size=large]"),
        ("language=en", "html[lang=en]"),
    ],
)
def test_a_document_bears_every_look(page: Page, item, query, shown):
    page.goto(f"/display/?{query}&next=/info/{item.pk}/")
    expect(page.locator(shown)).to_be_attached()
    look(page, f"portal_item_{query.partition('=')[0]}")


def test_a_document_bears_high_contrast(page: Page, item):
    page.emulate_media(forced_colors="active", contrast="more")
    page.goto(f"/info/{item.pk}/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_text("二维码", exact=True).click()
    assert_accessible(page)
    picture(page, "portal_item_contrast")


def test_the_tools_of_a_document_work(page: Page, context, item):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("window.print = () => { document.title = 'printed'; }")
    page.goto(f"/info/{item.pk}/")
    expect(page.get_by_text("浏览1,234次（截至2026-11-22）")).to_be_visible()
    page.get_by_role("button", name="复制链接").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/info/{item.pk}/")
    code = page.get_by_role("img", name="本页网址的二维码")
    expect(code).to_be_hidden()
    page.get_by_text("二维码", exact=True).focus()
    page.keyboard.press("Enter")
    expect(code).to_be_visible()
    picture(page, "portal_item_code_1280")
    page.get_by_role("button", name="打印").click()
    expect(page).to_have_title("printed")
    page.get_by_role("link", name="《关于2024年度县级部门预算的公告》解读").click()
    expect(page.get_by_role("heading", name="解读的文件")).to_be_visible()


def test_a_document_on_paper_is_the_document_and_its_address(page: Page, item):
    page.goto(f"/info/{item.pk}/")
    page.emulate_media(media="print")
    expect(page.get_by_text("本页网址：")).to_be_visible()
    for words in ("打印", "二维码", "网站地图"):
        expect(page.get_by_text(words, exact=True).first).to_be_hidden()
    picture(page, "portal_item_print")
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_every_kind_of_page_prints_its_content_alone(page: Page, item):
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    wanted = list(dict.fromkeys(addresses()))
    assert len(wanted) >= 12
    for number, address in enumerate(wanted):
        page.goto(address)
        title = page.get_by_role("heading", level=1).first.inner_text()
        clicked = page.locator(CLICKED).all()
        seen = [one.evaluate("e => e.outerHTML.slice(0, 120)") for one in clicked if one.is_visible()]
        assert not seen, (address, seen)
        assert_fits(page)
        words = words_on_paper(page, f"print_{number:02d}")
        assert bare(title) in words[0], address
    page.goto("/info/columns/notices/")
    # A list goes on where there is paper left: some fifteen of its rows find room on a sheet.
    assert words_on_paper(page, "print_list")[0].count("号公告") >= 10


def words_on_paper(page: Page, name: str) -> list[str]:
    """Of each sheet of A4 what is printed on it, without spaces; kept to be looked at."""
    PICTURES.mkdir(exist_ok=True)
    page.pdf(path=PICTURES / f"{name}.pdf", format="A4", print_background=True)
    with pypdfium2.PdfDocument(PICTURES / f"{name}.pdf") as paper:
        return [bare(sheet.get_textpage().get_text_range()) for sheet in paper]


def bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def test_a_document_is_whole_without_scripts(chromium, live_server, item):
    context = chromium.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto(f"/info/{item.pk}/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="复制链接")).to_be_hidden()
    page.get_by_text("二维码", exact=True).click()
    expect(page.get_by_role("img", name="本页网址的二维码")).to_be_visible()
    context.close()
