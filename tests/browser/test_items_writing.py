"""Writing an item in a browser: the editor, a paste from Word, pictures, what is kept while typing, two people at once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.guards import findings_are_cleared
from gongkai.apps.proactive.models import Column, Item, Unsaved
from gongkai.apps.proactive.records import Words, words_of
from tests.browser.looks import assert_accessible, look, picture
from tests.browser.people import FOUNDED, PASSWORD
from tests.files_to_release import IDENTITY
from tests.files_to_release import picture as drawn
from tests.word_files import notice, saved

WORD = (Path(__file__).parents[1] / "cases/pasted/word.html").read_text("utf-8")
TEXT = "[contenteditable]"


@pytest.fixture
def column(county) -> Column:
    return services.add_column(
        county.officer,
        county.government,
        code="notices",
        name="公告公示",
        description="各单位的公告",
        kind="notice",
    )


@pytest.fixture
def item(county, column) -> Item:
    words = Words(
        title="清水县春季防火公告", column=column.pk, attribute="proactive", formed_on=date(2026, 11, 20),
        body="<h2>一、禁火区域</h2><p>全县林区禁止用火。</p>",
    )  # fmt: skip
    return services.create(county.clerk, county.government, words)


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("[data-pi-writing][data-ready]")


def pasted(page: Page, html: str, plain: str = "") -> None:
    """What a browser hands over when somebody pastes."""
    page.locator(f"{TEXT} p").last.click()
    page.keyboard.press("End")
    paste_here(page, html, plain)


def paste_here(page: Page, html: str, plain: str = "") -> None:
    page.evaluate(
        """([html, plain]) => {
          const data = new DataTransfer();
          if (html) data.setData('text/html', html);
          data.setData('text/plain', plain);
          const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
          document.querySelector('[contenteditable]').dispatchEvent(event);
        }""",
        [html, plain],
    )


def save(page: Page, button: str = "保存草稿") -> None:
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state("load")


def body_of(item: Item) -> str:
    item.refresh_from_db()
    return item.newest.body


def test_a_text_is_written_with_headings_a_list_and_a_table_by_the_keyboard(clerk, item):
    opened(clerk, f"/desk/items/{item.pk}/write/")
    expect(clerk.locator(TEXT)).to_have_attribute("role", "textbox")
    clerk.get_by_label("标题", exact=True).focus()
    for _stop in ("栏目", "段落样式", "正文"):
        clerk.keyboard.press("Tab")
    expect(clerk.locator(TEXT)).to_be_focused()
    clerk.wait_for_timeout(100)  # the caret is set a moment after the focus
    clerk.keyboard.press("Control+End")
    clerk.keyboard.press("Enter")
    clerk.keyboard.type("具体范围：")
    clerk.keyboard.press("Control+b")
    clerk.keyboard.type("北山林场")
    clerk.keyboard.press("Control+b")
    clerk.keyboard.press("Enter")
    clerk.keyboard.type("- 第一区")
    clerk.keyboard.press("Enter")
    clerk.keyboard.type("第二区")
    look(clerk, "items_editor")
    save(clerk)
    assert body_of(item) == (
        "<h2>一、禁火区域</h2><p>全县林区禁止用火。</p><p>具体范围：<strong>北山林场</strong></p>"
        "<ul><li>第一区</li><li>第二区</li></ul>"
    )


CARET_IN_TABLE = """() => {
  const node = getSelection().anchorNode;
  return Boolean((node instanceof Element ? node : node?.parentElement)?.closest("th"));
}"""


def test_the_toolbar_is_one_stop_of_the_tab_key_and_undoes(clerk, item):
    opened(clerk, f"/desk/items/{item.pk}/write/")
    clerk.locator(TEXT).click()
    clerk.keyboard.type("多写的")
    clerk.get_by_role("button", name="撤销").click()
    expect(clerk.locator(TEXT)).not_to_contain_text("多写的")
    clerk.get_by_label("段落样式").focus()
    clerk.keyboard.press("ArrowRight")
    expect(clerk.get_by_role("button", name="加粗")).to_be_focused()
    clerk.keyboard.press("Tab")
    expect(clerk.locator(TEXT)).to_be_focused()
    clerk.get_by_role("button", name="表格", exact=True).click()
    clerk.wait_for_function(CARET_IN_TABLE)  # it moves there in the next frame
    clerk.keyboard.type("单位")
    clerk.get_by_role("button", name="加一行").click()
    save(clerk)
    html = body_of(item)
    assert '<thead><tr><th scope="col">单位</th>' in html
    assert html.count("<tr>") == 4


@pytest.fixture
def head(county) -> Staff:
    fields = {"agency": county.government, "username": "zhaogang", "name": "赵刚"}
    staff = insert_staff(fields, PASSWORD, must_change=False).staff
    insert_grant(staff, Role.UNIT_HEAD, county.government, FOUNDED, by=None)
    return staff


def test_a_paste_from_word_is_set_in_order_and_its_hidden_number_is_told_and_stopped(
    clerk, county, item, head
):
    opened(clerk, f"/desk/items/{item.pk}/write/")
    pasted(clerk, WORD)
    told = clerk.locator("[data-pe-told]")
    expect(told).to_contain_text("1处隐藏文字，已经变为可见")
    expect(told).to_contain_text("1张图片没有带入")
    expect(told).to_contain_text("居民身份证号码")
    expect(clerk.locator(TEXT)).to_contain_text(IDENTITY)
    expect(clerk.locator(f"{TEXT} ul li")).to_have_count(2)
    picture(clerk, "items_pasted_1280")
    save(clerk)
    services.submit(county.clerk, item.pk)
    item.refresh_from_db()
    assert any("居民身份证号码" in one["sentence"] for one in item.newest.findings)
    facts = queries.facts(head, item)
    assert "发布检查还有" in (findings_are_cleared(facts) or "")


def test_words_that_are_pasted_stay_in_their_sentence_and_cells_go_into_cells(clerk, item):
    opened(clerk, f"/desk/items/{item.pk}/write/")
    pasted(clerk, "<span style='mso-bidi-font-size:16pt'>违者<b>处罚</b>。</span>")
    expect(clerk.locator("[data-pe-told]")).to_contain_text("已经整理")
    clerk.get_by_role("button", name="表格", exact=True).click()
    clerk.wait_for_function(CARET_IN_TABLE)
    cells = "<table style='border:0'><tr><td style='width:9pt'>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table>"
    paste_here(clerk, cells)
    expect(clerk.locator(f"{TEXT} table")).to_have_count(1)
    expect(clerk.locator(f"{TEXT} tr").nth(1)).to_contain_text("12")
    save(clerk)
    assert "<p>全县林区禁止用火。违者<strong>处罚</strong>。</p>" in body_of(item)


def test_a_picture_asks_for_its_words_and_stands_in_the_text(clerk, item, tmp_path):
    file = tmp_path / "平面图.png"
    file.write_bytes(drawn())
    opened(clerk, f"/desk/items/{item.pk}/write/")
    clerk.get_by_role("button", name="图片", exact=True).click()
    dialog = clerk.locator("[data-pe-dialog=picture]")
    dialog.locator("#pe-file").set_input_files(file)
    dialog.get_by_role("button", name="放入正文").click()
    expect(dialog.locator("[data-pe-wrong]")).to_contain_text("还没有写替代文字")
    assert_accessible(clerk)
    picture(clerk, "items_picture_1280")
    dialog.locator("#pe-words").fill("禁火区域平面图")
    dialog.get_by_role("button", name="放入正文").click()
    expect(clerk.locator(f"{TEXT} figure img")).to_have_attribute("alt", "禁火区域平面图")
    save(clerk)
    shown = queries.files_of(Item.objects.get().newest)
    assert f'<img src="attachment:{shown[0].attachment_id}" alt="禁火区域平面图">' in body_of(item)


def test_a_link_is_set_on_words(clerk, item):
    opened(clerk, f"/desk/items/{item.pk}/write/")
    clerk.locator(f"{TEXT} p").first.dblclick()
    clerk.get_by_role("button", name="链接", exact=True).click()
    dialog = clerk.locator("[data-pe-dialog=link]")
    dialog.locator("#pe-address").fill("javascript:alert(1)")
    dialog.get_by_role("button", name="设为链接").click()
    expect(dialog.locator("[data-pe-wrong]")).to_contain_text("网址不完整")
    dialog.locator("#pe-address").fill("https://www.gov.cn/")
    dialog.get_by_role("button", name="设为链接").click()
    save(clerk)
    assert '<a href="https://www.gov.cn/">' in body_of(item)


def test_what_was_typed_is_kept_and_offered_again(clerk, item):
    opened(clerk, f"/desk/items/{item.pk}/write/")
    clerk.locator(TEXT).click()
    clerk.keyboard.type("还没有保存的话")
    clerk.evaluate(
        "Object.defineProperty(document, 'hidden', { value: true }); document.dispatchEvent(new Event('visibilitychange'))"
    )
    expect(clerk.locator("[data-pi-state]")).to_contain_text("已自动保存，还没有存为草稿")
    assert "还没有保存的话" in Unsaved.objects.get().fields["body"]
    assert "还没有保存的话" not in body_of(item)
    asked = []
    clerk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    opened(clerk, f"/desk/items/{item.pk}/write/")
    assert asked == ["beforeunload"]
    expect(clerk.get_by_text("自动保存的内容还没有存为草稿")).to_be_visible()
    assert_accessible(clerk)
    picture(clerk, "items_unsaved_1280")
    clerk.get_by_role("link", name="恢复自动保存的内容").click()
    clerk.wait_for_selector("[data-pi-writing][data-ready]")
    expect(clerk.locator(TEXT)).to_contain_text("还没有保存的话")
    save(clerk)
    assert "还没有保存的话" in body_of(item)
    assert not Unsaved.objects.exists()


def test_two_people_are_told_of_each_other_and_the_later_one_sees_the_difference(clerk, county, item, seat):
    insert_grant(county.officer, Role.HANDLER, county.government, FOUNDED, by=None)
    opened(clerk, f"/desk/items/{item.pk}/write/")
    second = seat(county.officer)
    opened(second, f"/desk/items/{item.pk}/write/")
    expect(second.locator("[data-pi-others]")).to_contain_text("李明也打开了这件信息")
    second.locator(TEXT).click()
    second.keyboard.type("王芳写的")
    save(second)
    clerk.locator(TEXT).click()
    clerk.keyboard.type("李明写的")
    save(clerk)
    clerk.wait_for_selector("[data-pi-writing][data-ready]")
    clerk.context.complaints.clear()  # the refusal itself, 409
    expect(clerk.get_by_text("王芳在您打开之后保存过")).to_be_visible()
    expect(clerk.locator(".pi-lines del")).to_contain_text("王芳")
    expect(clerk.locator(".pi-lines ins")).to_contain_text("李明")
    expect(clerk.locator(TEXT)).to_contain_text("李明写的")
    assert "王芳写的" in body_of(item)
    look(clerk, "items_stale")
    save(clerk)
    assert "李明写的" in body_of(item)


def test_an_item_is_begun_from_a_word_file_and_previewed(clerk, county, column, tmp_path):
    file = tmp_path / "通知.docx"
    file.write_bytes(saved(notice()))
    clerk.goto(f"/desk/items/new/{county.government.pk}/{column.pk}/word/")
    assert_accessible(clerk)
    clerk.locator("input[type=file]").set_input_files(file)
    clerk.get_by_role("button", name="建立草稿").click()
    clerk.wait_for_selector("[data-pi-writing][data-ready]")
    expect(clerk.get_by_label("标题", exact=True)).to_have_value(
        "清源县人民政府关于加强农田水利工程建设的通知"
    )
    expect(clerk.locator(".pe-undescribed")).to_be_visible()
    save(clerk)
    expect(clerk.get_by_text("第1张图片还没有替代文字").first).to_be_visible()
    clerk.wait_for_selector("[data-pi-writing][data-ready]")
    clerk.locator(f"{TEXT} figure img").click()
    clerk.get_by_role("button", name="图片", exact=True).click()
    clerk.locator("#pe-words").fill("泵站位置图")
    clerk.get_by_role("button", name="放入正文").click()
    clerk.get_by_role("button", name="保存并预览").click()
    clerk.wait_for_load_state("load")
    expect(clerk.get_by_text("预览：公众看不到这一页")).to_be_visible()
    expect(clerk.locator(".pi-body img")).to_have_attribute("alt", "泵站位置图")
    look(clerk, "items_preview")


def test_without_a_script_the_plain_field_is_there(county, column, item, seat):
    page = seat(county.clerk, java_script_enabled=False)
    page.goto(f"/desk/items/{item.pk}/write/")
    field = page.locator("textarea[name=body]")
    expect(field).to_have_value("一、禁火区域\n全县林区禁止用火。")
    field.fill("一、禁火区域\n北山林场禁止用火。")
    page.get_by_role("button", name="保存草稿", exact=True).click()
    page.wait_for_load_state("load")
    assert body_of(item) == "<h2>一、禁火区域</h2><p>北山林场禁止用火。</p>"


def test_the_difference_of_two_versions_is_read_on_a_desk_and_on_a_phone(clerk, county, item):
    services.save(county.clerk, item.pk, long_text(item, "4月15日", "第一章"))
    services.submit(county.clerk, item.pk)
    services.take_back(county.clerk, item.pk)
    services.save(
        county.clerk, item.pk, long_text(item, "5月20日", "第一章　总则", document_no="清政发〔2024〕5号")
    )
    clerk.goto(f"/desk/items/{item.pk}/versions/2/")
    expect(clerk.locator(".pi-lines")).to_contain_text("段没有改动")
    look(clerk, "items_difference")


def long_text(item: Item, day: str, heading: str, **more) -> Words:
    lines = [f"<p>第{number}条：各乡镇应当落实防火责任。</p>" for number in range(1, 9)]
    table = f"<table><tbody><tr><td>禁火期</td><td>{day}起</td></tr></tbody></table>"
    body = f"<h2>{heading}</h2>{''.join(lines)}{table}<p>特此公告。</p>"
    return replace(words_of(item.newest), body=body, **more)
