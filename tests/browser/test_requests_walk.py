"""One request from a citizen's phone to the archive, with everything on its way, in a real browser.

What the clock must say was counted by hand on this calendar (2026; in brackets off, with + a weekend day that works):

    Sep  Mo 14  Tu 15  We 16  Th 17  Fr 18 [Sa 19] +Su 20
            21     22     23     24 [Fr 25 Sa 26   Su 27]   mid-autumn 25 to 27
            28     29     30
    Oct                      [Th 1   Fr 2   Sa 3   Su 4     national day 1 to 7
           [ 5      6      7]    8      9  +Sa 10 [Su 11]
            12     13     14     15     16 [17 18]
            19     20     21     22     23 [24 25]
            26     27     28     29     30 [31  1]
    Nov   2 to 6, 9 to 13, 16 to 20, 23 to 27, 30
    Dec   1 to 4, 7 to 11, 14 to 18, 21 to 25, 28 to 31
"""

from functools import partial

import pytest
from playwright.sync_api import Browser, expect

from gongkai.apps.disclosure_requests.models import DisclosureRequest, RequestFile
from gongkai.apps.disclosure_requests.services import files
from gongkai.apps.remedies.models import RemedyCase
from tests.browser.conftest import visiting
from tests.browser.looks import NARROW, WIDE
from tests.browser.walking import Walk, draw, filed, people_of, reviewed, written
from tests.files_to_release import IDENTITY, pdf, words_of

WANTED = "清水县2025年度农村公路养护工程的中标合同"
CONTRACT = pdf(
    f"""
#align(center, text(size: 20pt)[农村公路养护工程中标合同])
#table(columns: (1fr, 2fr), [项目经理], [测试乙], [身份证号], [{IDENTITY}], [中标单位], [清水路桥公司])
#pagebreak()
第二页为工程量清单，可以公开。
"""
)


@pytest.fixture
def walk(chromium: Browser, county, live_server, settings, tmp_path):
    """The office, a handler, two reviewers and a leader at the desk; a citizen with a phone."""
    settings.DATA = tmp_path
    kind = {"viewport": NARROW, "is_mobile": True, "has_touch": True}
    with visiting(chromium, live_server, **kind) as context:
        windows = partial(visiting, chromium, live_server, viewport=WIDE)
        yield Walk(windows, context.new_page(), people_of(county), live_server.url)


def confirmed_and_given_out(walk: Walk) -> None:
    """On Tuesday 15 September the office calls: this is the day of receipt."""
    with walk.day("2026-09-15", "office") as desk:
        expect(desk.locator("main")).to_contain_text("答复期限没有起算")
        walk.look("03_to_confirm")
        walk.choose("与申请人确认收到")
        walk.fill(way="phone", summary="与申请人本人通话，确认收到申请。")
        walk.press("下一步：预览文书")
        # 16 17 18 20 21 22 23 24 | 28 29 30 | 8 9 10 | 12 13 14 15 16 | 19 October is the twentieth.
        expect(desk.locator(".gk-letter")).to_contain_text("2026年10月19日")
        walk.press("登记双方确认")
        walk.clock_says("已计入0个工作日，还有20个工作日，2026年10月19日（周一）届满。")
        walk.ledger_shows(起点=1, 计入=20, 放假=10, 休息日=4)
        walk.day_in_ledger("2026-09-20", "计入", "4")  # a Sunday that works
        walk.day_in_ledger("2026-10-10", "计入", "14")  # a Saturday that works
        walk.day_in_ledger("2026-09-25", "放假")
        desk.goto(walk.at)
        walk.choose("分办")
        desk.get_by_label("经办人").select_option(label="李明")
        walk.press("分办")
        expect(desk.locator("main")).to_contain_text("李明")


def amended(walk: Walk, code: str) -> None:
    """Asked on Friday 18 September, within seven working days (to the 23rd); answered on Tuesday the 22nd."""
    with walk.day("2026-09-18", "handler") as desk:
        walk.choose("告知补正")
        expect(desk.locator("main")).to_contain_text("2026年9月23日")  # 16 17 18 20 21 22 23
        walk.fill(items="写明公路的名称", guidance="例如：清水至东河公路。")
        walk.press("下一步：预览文书", "发出补正告知书")
        # 16, 17 and 18 September were counted; the day of the notice was still the office's own.
        walk.clock_says("2026年9月18日（周五）停止计算；到当日计入了3个工作日。")
        walk.serve("补正告知书", "online", "2026-09-18")
        desk.goto(walk.at)
        walk.look("05_amendment_asked")
    with walk.day("2026-09-22"):
        walk.open_mine(code)
        phone = walk.phone
        expect(phone.get_by_role("heading", level=1)).to_have_text("需要您补正申请内容")
        walk.look("06_mine_amend", phone)
        walk.tap("填写补正")
        phone.get_by_label("补正的内容").fill("清水至东河公路")
        walk.tap("提交补正")
        # 23 24 | 28 29 30 | 8 9 10 | 12 to 16 | 19 to 23 | 26 27 October is the twentieth.
        expect(phone.locator("main")).to_contain_text("2026年10月27日（周二）")
        expect(phone.locator("main")).to_contain_text("还有20个工作日")
    with walk.day("2026-09-22", "handler"):
        walk.clock_says("已计入0个工作日，还有20个工作日，2026年10月27日（周二）届满。")


def consulted(walk: Walk, code: str) -> None:
    """The contractor has the letter on Monday 28 September and says nothing in fifteen working days."""
    with walk.day("2026-09-28", "handler") as desk:
        walk.choose("征求第三方意见")
        walk.fill(
            party_is="organization", party_name="清水路桥公司", subject="中标合同中项目经理的姓名和证件号码"
        )
        walk.press("下一步：预览文书", "发出征求意见书")
        walk.serve("征求意见书", "direct", "2026-09-28")
        walk.serve("征求意见告知书", "online", "2026-09-28")
        # 29 30 | 8 9 10 | 12 to 16 | 19 to 23 October are the fifteen days that do not count. Counted are 23, 24 and
        # 28 September; then 26 to 30 October, 2 to 6 and 9 to 13 November, 16, and 17 November is the twentieth.
        walk.clock_says("已计入3个工作日，还有17个工作日，2026年11月17日（周二）届满。")
        expect(desk.locator("main")).to_contain_text("10月23日")
    with walk.day("2026-10-12", "handler"):
        walk.clock_says("暂停", "已计入3个工作日，还有17个工作日，2026年11月17日（周二）届满。")
        walk.look("08_consulting")
        walk.open_mine(code)
        expect(walk.phone.get_by_role("heading", level=1)).to_have_text("正在征求有关方面意见")
        expect(walk.phone.locator("main")).to_contain_text("2026年11月17日（周二）")
        expect(walk.phone.locator("main")).to_contain_text("还有17个工作日")
        walk.look("09_mine_consulting", walk.phone)
    with walk.day("2026-10-26", "handler") as desk:
        walk.choose("登记意见")
        walk.fill(opinion="silent")
        walk.press("登记意见")
        walk.clock_says("已计入4个工作日，还有16个工作日，2026年11月17日（周二）届满。", "计算中")
        walk.ledger_shows(起点=1, 计入=20, 不计入=15)
        walk.day_in_ledger("2026-10-23", "不计入")
        walk.day_in_ledger("2026-10-26", "计入", "4")
        expect(desk.locator(".dr-count").nth(1)).to_contain_text("第1次计算")


def extended(walk: Walk) -> None:
    """On Monday 9 November by ten working days."""
    with walk.day("2026-11-09", "office"):
        walk.choose("延期答复")
        walk.fill(working_days="10", reason="需要逐页核对合同附件。")
        walk.press("下一步：预览文书", "延期并发出告知书")
        walk.serve("延期答复告知书", "online", "2026-11-09")
        # To 9 November 3 + 5 + 5 + 1 = 14 are counted. 18 19 20 | 23 to 27 | 30 November and 1 December are added.
        walk.clock_says("已计入14个工作日，还有16个工作日，2026年12月1日（周二）届满。")
        walk.ledger_shows(起点=1, 计入=30, 不计入=15)
        walk.look("12_clock_extended")


def redacted(walk: Walk, tmp_path) -> None:
    """The contract is stopped for a number in it; that number, and the name drawn over, are burnt out."""
    (tmp_path / "中标合同.pdf").write_bytes(CONTRACT)
    with walk.day("2026-11-10", "handler") as desk:
        desk.get_by_role("link", name="管理文件").click()
        desk.get_by_label("文件类别").select_option("release")
        desk.get_by_label("选择或拖入文件").set_input_files(tmp_path / "中标合同.pdf")
        walk.press("添加并检查")
        walk.look("13_file_stopped")
        desk.get_by_role("link", name="遮盖或者清除隐藏内容").click()
        sheet = desk.locator("[data-dr-page='1'] svg")
        expect(sheet.locator("rect")).to_have_count(1)
        draw(desk, sheet.bounding_box(), (0.37, 0.126), (0.5, 0.15))
        expect(sheet.locator("rect")).to_have_count(2)
        walk.look("14_file_marked")
        walk.press("生成遮盖后的副本")
        expect(desk.get_by_text("1页上的2处已遮盖")).to_be_visible()
        walk.look("15_file_copy")
        case = DisclosureRequest.objects.get()
        copy = RequestFile.objects.get(request=case, kind="release", removed_at=None)
        assert words_of(files.read(walk.staff["handler"], case.pk, copy.pk)[1]) == [
            "",
            "第二页为工程量清单，可以公开。",
        ]


def partly_granted(walk: Walk) -> None:
    """Written by the handler, passed by two reviewers, decided by the leader."""
    with walk.day("2026-11-10", "handler") as desk:
        written(
            walk,
            "第1页项目经理的姓名和身份证号",
            "属于个人隐私；第三方逾期未提出意见，公开会损害其合法权益。",
        )
        expect(desk.locator("#effect")).to_contain_text("材料和内容齐全，可以送审。")
        walk.look("16_draft")
        walk.press("保存并送审")
    reviewed(walk, "2026-11-11", "17_review")
    with walk.day("2026-11-12", "leader"):
        walk.choose("作出决定")
        walk.look("18_decide")
        walk.press("作出决定")


def replied(walk: Walk, code: str) -> None:
    """Posted on Friday 13 November: for mail this is the day of the reply."""
    with walk.day("2026-11-13", "office"):
        walk.serve("部分公开", "mail", "2026-11-13", tracking_number="XA10000000011")
        walk.desk.goto(walk.at)
        walk.choose("送达答复")
        walk.press("确认已经送达")
        # 14 to 9 November, then 10 11 12 13.
        walk.clock_says("2026年11月13日（周五）结束，计入18个工作日；期限是2026年12月1日（周二）。")
    with walk.day("2026-11-16"):
        walk.open_mine(code)
        phone = walk.phone
        expect(phone.get_by_role("heading", level=1)).to_have_text("已答复")
        expect(phone.locator("main")).to_contain_text("中标合同")
        walk.look("20_mine_replied", phone)
        with phone.expect_navigation():
            phone.get_by_role("link", name="部分公开").first.tap()
        expect(phone.locator(".gk-letter")).to_contain_text("第1页项目经理的姓名和身份证号")
        expect(phone.locator(".gk-letter")).to_contain_text("行政复议")
        walk.look("21_mine_letter", phone)
        phone.goto("/requests/mine/")
        walk.tap("建议主动公开")
        phone.get_by_label("为什么应当主动公开").fill("沿线各村都要用这条路，工程花了多少钱大家都关心。")
        walk.look("21_mine_suggest", phone)
        walk.tap("提交建议")
        expect(phone.locator("main")).to_contain_text("建议已经提交")
        walk.look("21_mine_suggested", phone)


def reconsidered(walk: Walk) -> None:
    """A copy came on Friday 20 November, in summary procedure; the reply is annulled, and to be made again."""
    with walk.day("2026-11-20", "legal") as desk:
        desk.get_by_role("link", name="登记投诉、复议或者诉讼").click()
        walk.fill(
            kind="administrative_reconsideration", body_name="某市人民政府", case_no="某政复〔2026〕7号",
            procedure="summary", applied_on="2026-11-17", accepted_on="2026-11-18", received_on="2026-11-20",
        )  # fmt: skip
        walk.press("登记案件")
        # Five working days: 23 to 27 November. Thirty days from acceptance: 18 December.
        expect(desk.locator("main")).to_contain_text("2026-11-27")
        expect(desk.locator("main")).to_contain_text("2026-12-18")
        walk.look("22_remedy")
    address = f"/desk/remedies/{RemedyCase.objects.get().pk}/"
    with walk.day("2026-11-25", "legal") as desk:
        desk.goto(address)
        walk.choose("登记已提交答复和证据")
        walk.press("登记已提交")
    with walk.day("2026-12-02", "legal") as desk:
        desk.goto(address)
        walk.choose("登记结果")
        walk.fill(result="revoked", decided_on="2026-12-01", delivered_on="2026-12-02")
        desk.get_by_label("要求本机关重新办理或者限期答复").check()
        walk.press("登记结果")
        walk.look("23_remedy_corrected")
    with walk.day("2026-12-03", "office") as desk:
        desk.goto(address)
        walk.choose("重新办理申请")
        walk.press("开始重新办理")
        # 3 4 | 7 to 11 | 14 to 18 | 21 to 25 | 28 29 30 December is the twentieth.
        walk.clock_says("已计入1个工作日，还有19个工作日，2026年12月30日（周三）届满。")
        walk.look("24_redo")


def redone(walk: Walk, code: str) -> None:
    """The second round: written anew by the handler, passed, decided, posted on Friday 11 December."""
    with walk.day("2026-12-08", "handler"):
        written(walk, "第1页项目经理的身份证号", "属于个人隐私，公开会损害其合法权益。")
        walk.press("保存并送审")
    reviewed(walk, "2026-12-09")
    with walk.day("2026-12-10", "leader"):
        walk.choose("作出决定")
        walk.press("作出决定")
    with walk.day("2026-12-11", "office"):
        walk.serve("部分公开", "mail", "2026-12-11")
        walk.desk.goto(walk.at)
        walk.choose("送达答复")
        walk.press("确认已经送达")
        # 3 4 | 7 to 11 December.
        walk.clock_says("2026年12月11日（周五）结束，计入7个工作日；期限是2026年12月30日（周三）。")
        walk.ledger_shows(起点=1, 计入=20)
        titles = ["第2轮第1次计算", "第1轮第2次计算", "第1轮第1次计算"]
        for place, title in enumerate(titles):
            expect(walk.desk.locator(".dr-count h2").nth(place)).to_contain_text(title)
        walk.look("26_clock_both_rounds")


def archived(walk: Walk, code: str) -> None:
    """On Monday 14 December; the applicant can still read everything."""
    with walk.day("2026-12-14", "office") as desk:
        walk.choose("归档")
        walk.press("下一步：预览文书")
        walk.look("27_index")
        walk.press("归档")
        desk.goto(walk.at)
        expect(desk.locator(".gk-page-head")).to_contain_text("已归档")
        walk.look("28_archived")
        walk.open_mine(code)
        walk.look("29_mine_archived", walk.phone)


@pytest.mark.long
def test_a_request_walks_from_a_phone_to_the_archive(walk, tmp_path):
    code = filed(walk, WANTED)
    confirmed_and_given_out(walk)
    amended(walk, code)
    consulted(walk, code)
    extended(walk)
    redacted(walk, tmp_path)
    partly_granted(walk)
    replied(walk, code)
    reconsidered(walk)
    redone(walk, code)
    archived(walk, code)
    expect(walk.phone.get_by_role("heading", level=1)).to_have_text("已答复并归档")
