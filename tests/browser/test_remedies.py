"""A legal reviewer in a browser: a reconsideration from its registration to the new round of the request."""

import zipfile

import pytest
from playwright.sync_api import expect

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff
from gongkai.apps.remedies.models import RemedyCase
from tests.browser.looks import look
from tests.browser.people import FOUNDED, PASSWORD
from tests.integration.remedies import answered_request
from tests.integration.requests import Office, on


@pytest.fixture
def of(county) -> Office:
    """The people of the county's office; the clerk of the browser is its legal reviewer and registrar, too."""

    def person(name: str, role: Role):
        fields = {"agency": county.government, "username": f"remedy_{role.value}", "name": name}
        staff = insert_staff(fields, PASSWORD, must_change=False).staff
        insert_grant(staff, role, county.government, FOUNDED, by=None)
        return staff

    for role in (Role.LEGAL_REVIEWER, Role.REGISTRAR):
        insert_grant(county.clerk, role, county.government, FOUNDED, by=None)
    county.clerk.forget_mandates()
    return Office(
        county.government,
        registrar=person("赵登", Role.REGISTRAR),
        handler=person("钱经", Role.HANDLER),
        head=person("孙负", Role.UNIT_HEAD),
        legal=person("周法", Role.LEGAL_REVIEWER),
        secrecy=person("吴密", Role.SECRECY_REVIEWER),
        leader=person("郑领", Role.LEADER_IN_CHARGE),
        office=county.officer,
    )


def test_reviewer_answers_a_reconsideration_and_has_the_request_done_again(county, of, seat, tmp_path):
    request = answered_request(of, "2025-02-03", "2025-03-03")
    with on("2025-03-26"):
        clerk = seat(county.clerk)
        clerk.goto(f"/desk/requests/{request.pk}/")
        clerk.get_by_role("link", name="登记投诉、复议或者诉讼").click()
        look(clerk, "remedy_register")
        clerk.get_by_label("种类").select_option("administrative_reconsideration")
        clerk.get_by_label("审理（处理）机关").fill("某市人民政府")
        clerk.get_by_label("案号").fill("某政复〔2025〕7号")
        clerk.get_by_label("受理（立案）日期").fill("2025-03-24")
        clerk.get_by_label("本机关收到副本的日期").fill("2025-03-26")
        clerk.get_by_role("button", name="登记案件").click()
        expect(clerk.get_by_role("heading", name="行政复议 某政复〔2025〕7号")).to_be_visible()
        expect(clerk.get_by_text("2025-04-10", exact=True)).to_be_visible()
        look(clerk, "remedy_case")
        clerk.goto("/desk/")
        look(clerk, "remedy_my_work")
    case = RemedyCase.objects.get()
    with on("2025-04-01"):
        clerk = seat(county.clerk)
        clerk.goto(f"/desk/remedies/{case.pk}/evidence/")
        look(clerk, "remedy_evidence")
        with clerk.expect_download() as download:
            clerk.get_by_role("button", name="下载证据包").click()
        download.value.save_as(tmp_path / "evidence.zip")
        assert zipfile.ZipFile(tmp_path / "evidence.zip").namelist()[0] == "00-证据目录.pdf"
        clerk.goto(f"/desk/remedies/{case.pk}/answer/")
        look(clerk, "remedy_answer")
        clerk.get_by_role("button", name="登记已提交").click()
    with on("2025-05-28"):
        clerk = seat(county.clerk)
        clerk.goto(f"/desk/remedies/{case.pk}/decide/")
        look(clerk, "remedy_decide")
        clerk.get_by_label("结果").select_option("revoked")
        clerk.get_by_label("作出日期").fill("2025-05-26")
        clerk.get_by_label("送达本机关日期").fill("2025-05-28")
        clerk.get_by_label("要求本机关重新办理或者限期答复").check()
        clerk.get_by_role("button", name="登记结果").click()
        clerk.get_by_role("link", name="重新办理申请").click()
        clerk.get_by_role("button", name="开始重新办理").click()
        expect(clerk.get_by_text("已于2025-05-28开始重新办理")).to_be_visible()
        look(clerk, "remedy_case_corrected")
        clerk.goto("/desk/remedies/")
        look(clerk, "remedy_list")
        clerk.goto("/desk/remedies/lessons/")
        look(clerk, "remedy_lessons")
        clerk.goto(f"/desk/requests/{request.pk}/")
        # Twenty working days from 29 May; 31 May to 2 June off.
        expect(clerk.locator(".gk-clock")).to_contain_text("2025年6月26日")
        look(clerk, "remedy_request_again")


def test_an_empty_list_says_where_the_first_case_comes_from(clerk, of):
    clerk.goto("/desk/remedies/")
    expect(clerk.get_by_text("还没有投诉、复议或者诉讼")).to_be_visible()
    look(clerk, "remedy_list_empty")
