"""The reply desk in a browser: questions, writing with the letter beside it, pieces, review, decision."""

import pytest
from playwright.sync_api import expect

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff
from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.models import RequestFile
from gongkai.apps.disclosure_requests.services import DraftText, PieceText
from tests.browser.looks import look, picture
from tests.browser.people import FOUNDED
from tests.integration.requests import PERSON, asked

PARTLY = DraftText(
    outcome="partially_granted",
    bases=("REG37.severance",),
    facts={"way": "随函附上可以公开的部分，共12页。"},
    pieces=(
        PieceText("第2页举报人姓名和电话", is_withheld=True, ground="REG16_2.enforcement_file", reason="属于行政执法案卷信息。"),
        PieceText("其余各页"),
    ),
)  # fmt: skip


@pytest.fixture
def case(county):
    """A request in the hands of the clerk, with all the people who have a part in the reply."""
    county.clerk.forget_mandates()
    insert_grant(county.clerk, Role.REGISTRAR, county.government, FOUNDED, by=None)
    row = services.register(
        county.clerk, PERSON, asked(description="清水县2024年城市管理行政处罚案件的调查报告全文")
    )
    return services.accept(county.clerk, row.pk, handler=county.clerk)


def person(county, username: str, name: str, role: Role) -> Staff:
    fields = {"agency": county.government, "username": username, "name": name}
    staff = insert_staff(fields, "清水-county-2026", must_change=False).staff
    insert_grant(staff, role, county.government, FOUNDED, by=None)
    return staff


@pytest.fixture
def judges(county) -> dict[str, Staff]:
    wanted = {
        "legal": ("zhaofa", "赵法", Role.LEGAL_REVIEWER),
        "secrecy": ("qianmi", "钱密", Role.SECRECY_REVIEWER),
        "leader": ("sunzhang", "孙章", Role.LEADER_IN_CHARGE),
    }
    return {key: person(county, *one) for key, one in wanted.items()}


def test_the_questions_lead_the_clerk_to_a_reply_that_is_sent_for_review(clerk, case, judges):
    clerk.goto(f"/desk/requests/{case.pk}/draft/")
    for answer in ("明确、齐全", "是，由本机关负责公开", "有，没有公开过", "可以不予公开"):
        clerk.get_by_role("link", name=answer, exact=True).click()
    clerk.locator("#guide-title ~ ul a", has_text="属于行政执法案卷").click()
    expect(clerk.locator("#effect")).to_contain_text("【待填：理由】")
    clerk.get_by_label("理由").fill("该调查报告属于行政处罚案卷的组成部分。")
    expect(clerk.locator("#effect")).to_contain_text("理由是：该调查报告属于行政处罚案卷的组成部分。")
    expect(clerk.locator("#effect")).to_contain_text("材料和内容齐全，可以送审。")
    clerk.get_by_role("button", name="保存并送审").click()
    expect(clerk.get_by_text("已送审，审核员会收到通知。")).to_be_visible()


def test_without_a_script_rows_are_added_and_the_letter_is_seen(county, case, seat):
    page = seat(county.clerk, java_script_enabled=False)
    page.goto(f"/desk/requests/{case.pk}/draft/?outcome=partially_granted")
    row = page.get_by_role("group", name="第1处")
    row.get_by_label("内容").fill("第2页举报人姓名")
    page.get_by_role("button", name="再加一处").click()
    expect(page.get_by_role("group", name="第3处")).to_be_visible()
    expect(row.get_by_label("内容")).to_have_value("第2页举报人姓名")
    row.get_by_label("不予公开或者无法提供").check()
    row.get_by_label("依据").select_option("REG16_2.enforcement_file")
    row.get_by_label("理由").fill("属于行政执法案卷信息。")
    page.get_by_role("button", name="预览", exact=True).click()
    expect(page.locator(".gk-letter table")).to_contain_text("第2页举报人姓名")
    expect(page.locator(".gk-letter")).to_contain_text("【待填：获取信息的方式、途径和时间】")


def test_a_reply_is_reviewed_and_decided_by_others(county, case, judges, seat):
    services.save_draft(county.clerk, case.pk, PARTLY)
    services.submit_draft(county.clerk, case.pk)
    for kind in ("legal", "secrecy"):
        page = seat(judges[kind])
        page.goto("/desk/")
        page.locator(".gk-main").get_by_role("link", name=case.request_no).click()
        page.get_by_role("button", name="通过", exact=True).click()
        expect(page.get_by_text("已通过。")).to_be_visible()
    page = seat(judges["leader"])
    page.goto("/desk/")
    page.locator(".gk-main").get_by_role("link", name=case.request_no).click()
    page.get_by_role("button", name="作出决定", exact=True).click()
    expect(page.get_by_text("已作出决定，答复书已编号")).to_be_visible()


def test_the_pages_of_the_reply_desk_look_right(county, case, judges, seat):
    page = seat(county.clerk)
    at = f"/desk/requests/{case.pk}/"
    look(page, "reply_none", f"{at}drafts/")
    look(page, "reply_outcome", f"{at}draft/outcome/?answers=clear,ours,held,may_withhold")
    look(page, "reply_granted", f"{at}draft/?outcome=granted&ground=REG36_1.already_public")
    services.save_draft(county.clerk, case.pk, PARTLY)
    look(page, "reply_partly", f"{at}draft/")
    less = DraftText(
        "partially_granted", PARTLY.bases, {"way": "随函附上可以公开的部分，共9页。"}, PARTLY.pieces[:1]
    )
    services.save_draft(county.clerk, case.pk, less)
    services.submit_draft(county.clerk, case.pk)
    RequestFile.objects.create(
        request=case, kind="release", name="调查报告（可公开部分）.xlsx", media_type="x", sha256="0" * 64, size=20480,
        findings=[{"sentence": "有一张隐藏的工作表“名单”。"}],
    )  # fmt: skip
    look(page, "reply_versions", f"{at}drafts/")
    newest = case.drafts.order_by("-number").first()
    look(page, "reply_version", f"{at}drafts/{newest.pk}/")
    page = seat(judges["legal"])
    look(page, "reply_review", f"{at}review/legal/")
    services.review_draft(judges["legal"], case.pk, kind="legal", verdict="passed", opinion="依据适当。")
    page = seat(judges["leader"])
    look(page, "reply_decide_not_yet", f"{at}decide/")
    services.review_draft(judges["secrecy"], case.pk, kind="secrecy", verdict="passed")
    case.files.update(cleared_by=judges["secrecy"], cleared_because="名单是公开的人员名录。")
    page.goto(f"{at}decide/")
    services.review_draft(
        judges["leader"], case.pk, kind="leader", verdict="returned", opinion="请核对页数。"
    )
    page.context.complaints.clear()
    page.get_by_role("button", name="作出决定", exact=True).click()
    expect(page.get_by_text("您打开本页以后，这件申请有了变动")).to_be_visible()
    picture(page, "reply_too_late")
    page.context.complaints.clear()
