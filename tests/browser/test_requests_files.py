"""Taking out in a browser: the clerk adds a list, sees why it may not go, draws over a name, and gets a copy without it."""

import pytest
from playwright.sync_api import Page, expect

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.models import DisclosureRequest, RequestFile
from gongkai.apps.disclosure_requests.services import files
from tests.browser.looks import look
from tests.browser.people import FOUNDED, sign_in
from tests.files_to_release import IDENTITY, p, pdf, word, words_of
from tests.integration.requests import PERSON, asked, on

SUBJECT = "清水县2023年度农村危房改造补助发放名单，包括每户补助金额、评定等级和公示情况的全部材料"
LIST = pdf(
    f"""
#align(center, text(size: 20pt)[清水县2023年度农村危房改造补助名单])
#table(columns: (1fr, 2fr, 2fr, 1fr),
  [户主], [身份证号], [联系电话], [金额],
  [测试甲], [{IDENTITY}], [13900000000], [12000],
  [测试乙], [110101199003070898], [13900000001], [8000])
#v(2em)
以上名单经乡镇评议，公示七日无异议。
#pagebreak()
第二页为评定标准，可以公开。
"""
)
MINUTES = word(
    p("清水县住建局会议记录")
    + p(f"申请户测试甲（身份证号{IDENTITY}）到场说明情况。")
    + p("评议组同意测试甲列入名单。")
)


@pytest.fixture
def case(county) -> DisclosureRequest:
    insert_grant(county.officer, Role.REGISTRAR, county.government, FOUNDED, by=None)
    county.officer.forget_mandates()
    with on("2024-04-01"):
        case = services.register(county.officer, PERSON, asked(description=SUBJECT))
        services.accept(county.officer, case.pk, handler=county.clerk)
    return case


@pytest.fixture
def officer(page: Page, county, live_server) -> Page:
    """The officer of the county's disclosure office, who did not add the file."""
    sign_in(page.context, county.officer, live_server.url)
    return page


def test_a_list_is_stopped_marked_and_let_go(clerk, county, case, tmp_path):
    (tmp_path / "补助名单.pdf").write_bytes(LIST)
    address = f"/desk/requests/{case.pk}/files/"
    with on("2024-04-02"):
        clerk.goto(address)
        look(clerk, "files_empty")
        clerk.get_by_label("文件类别").select_option("release")
        clerk.get_by_label("选择或拖入文件").set_input_files(tmp_path / "补助名单.pdf")
        clerk.get_by_role("button", name="添加并检查").click()
        expect(clerk.get_by_text("第1页有手机号码").first).to_be_visible()
        look(clerk, "file_stopped")

        clerk.get_by_role("link", name="遮盖或者清除隐藏内容").click()
        first = clerk.locator("[data-dr-page='1'] svg")
        expect(first.locator("rect")).to_have_count(4)  # two numbers of each person, proposed
        box = first.bounding_box()
        draw(clerk, box, (0.12, 0.155), (0.24, 0.205))  # the names in the first column
        expect(first.locator("rect")).to_have_count(5)
        draw(clerk, box, (0.5, 0.5), (0.7, 0.6))
        first.locator("rect").last.click()  # a slip of the hand is taken back
        expect(first.locator("rect")).to_have_count(5)
        look(clerk, "file_mark")

        clerk.get_by_role("button", name="生成遮盖后的副本").click()
        expect(clerk.get_by_text("1页上的5处已遮盖")).to_be_visible()
        expect(clerk.get_by_text("检查没有发现问题")).to_be_visible()
        clerk.locator("[data-dr-page='1'] img").scroll_into_view_if_needed()
        clerk.wait_for_load_state("networkidle")
        look(clerk, "file_copy")
        clerk.goto(address)
        look(clerk, "files")
    copy = RequestFile.objects.get(request=case, kind="release", removed_at=None)
    first_page, second_page = words_of(files.read(county.clerk, case.pk, copy.pk)[1])
    assert (first_page, second_page) == ("", "第二页为评定标准，可以公开。")


def draw(page: Page, box, start, end) -> None:
    page.mouse.move(box["x"] + start[0] * box["width"], box["y"] + start[1] * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + end[0] * box["width"], box["y"] + end[1] * box["height"], steps=4)
    page.mouse.up()


def test_words_chosen_in_the_text_are_taken_out(clerk, county, case):
    with on("2024-04-02"):
        original = files.add(county.clerk, case, kind="original", name="会议记录.docx", data=MINUTES)
        clerk.goto(f"/desk/requests/{case.pk}/files/{original.pk}/mark/")
        clerk.evaluate(
            """() => { const words = document.querySelectorAll("[data-dr-text] p")[2].firstChild;
                       const range = document.createRange(); range.setStart(words, 5); range.setEnd(words, 8);
                       getSelection().removeAllRanges(); getSelection().addRange(range); }"""
        )
        clerk.get_by_role("button", name="加入选中的文字").click()
        expect(clerk.get_by_label("其他文字")).to_have_value("测试甲")
        look(clerk, "file_mark_words")
        clerk.get_by_role("button", name="生成遮盖后的副本").click()
        expect(clerk.get_by_text("3处文字已换成等长的■■■■■■")).to_be_visible()


def test_a_second_person_clears_what_was_found(officer, county, case):
    with on("2024-04-02"):
        file = files.add(county.clerk, case, kind="release", name="补助名单.pdf", data=LIST)
        officer.goto(f"/desk/requests/{case.pk}/files/{file.pk}/")
        officer.get_by_role("link", name="说明理由后放行").click()
        look(officer, "file_clear")
        officer.get_by_label("放行的理由").fill("名单依法公示，当事人书面同意公开联系方式。")
        officer.get_by_role("button", name="确认可以公开，放行").click()
        expect(officer.get_by_text("已由他人放行")).to_be_visible()
