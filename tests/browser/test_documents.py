"""A normative document in a browser: seven points, decision, number, the public library; and a clean-up."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff
from gongkai.apps.normative_documents import services
from gongkai.apps.proactive import services as items
from tests.browser.conftest import NARROW, WIDE
from tests.browser.looks import assert_accessible, assert_fits, picture
from tests.browser.people import FOUNDED, PASSWORD
from tests.integration import documents
from tests.integration.documents import Making
from tests.integration.items import STAGES, Desk
from tests.integration.requests import on


@pytest.fixture
def of(county) -> Making:
    """The people of the county's office; the clerk of the browser drafts, and reviews what others drafted."""

    def person(name: str, role: Role):
        fields = {"agency": county.government, "username": f"document_{role.value}", "name": name}
        staff = insert_staff(fields, PASSWORD, must_change=False).staff
        insert_grant(staff, role, county.government, FOUNDED, by=None)
        return staff

    insert_grant(county.clerk, Role.LEGAL_REVIEWER, county.government, FOUNDED, by=None)
    county.clerk.forget_mandates()
    of = county.government
    column = items.add_column(
        county.officer, of, code="documents", name="规范性文件", description="文件", kind="normative_document"
    )
    items.settle_review(county.officer, of, STAGES)
    items.settle_index_rule(county.officer, of, pattern="QS-{yyyy}-{serial:5}", valid_from=date(2024, 1, 1))
    services.settle_rule(county.officer, of, documents.PRACTICE, valid_from=date(2024, 1, 1))
    drafter = person("钱经", Role.HANDLER)
    desk = Desk(
        of, drafter, drafter, person("孙负", Role.UNIT_HEAD), person("吴密", Role.SECRECY_REVIEWER),
        person("郑领", Role.LEADER_IN_CHARGE), county.officer, column,
    )  # fmt: skip
    return Making(desk, column, person("周法", Role.LEGAL_REVIEWER))


def look(page: Page, name: str) -> None:
    """The page at both sizes: fits, is accessible, and is kept as a picture."""
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        assert_fits(page)
        assert_accessible(page)
        picture(page, f"{name}_{size['width']}")
    page.set_viewport_size(WIDE)


@pytest.fixture
def signed_in_again(clerk, county, client, live_server):
    """Under another clock the session is over; the clerk signs in anew."""

    def sign_in() -> None:
        client.logout()
        client.force_login(county.clerk, backend="gongkai.apps.agencies.backends.StaffBackend")
        cookies = client.cookies.items()
        clerk.context.add_cookies(
            [{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies]
        )

    return sign_in


def test_a_reviewer_answers_seven_points_and_the_office_decides_and_numbers(clerk, of, signed_in_again):
    with on("2024-05-20"):
        document = documents.sent(of, title="清水县农村宅基地管理办法", document_no="清政发〔2024〕3号",
                                  issuing_agency="清水县人民政府")  # fmt: skip
        signed_in_again()
        clerk.goto("/desk/")
        expect(clerk.get_by_role("heading", name="待我审核合法性的文件")).to_be_visible()
        clerk.goto(f"/desk/documents/{document.pk}/")
        look(clerk, "document_in_review")
        clerk.get_by_role("link", name="出具审核意见").click()
        look(clerk, "document_opinion")
        for choice in clerk.get_by_label("没有问题").all():
            choice.check()
        clerk.get_by_label("合法", exact=True).check()
        clerk.get_by_role("button", name="出具审核意见").click()
        expect(clerk.get_by_text("一般不少于5个工作日").first).to_be_visible()
        look(clerk, "document_opinion_refused")
        clerk.get_by_label("提前的原因").fill("内容简单，已经预审")
        clerk.get_by_role("button", name="出具审核意见").click()
        expect(clerk.get_by_text("审核意见已出具")).to_be_visible()
        clerk.get_by_role("link", name="登记集体审议").click()
        look(clerk, "document_decision")
        clerk.get_by_label("审议会议").fill("县政府第32次常务会议")
        clerk.get_by_role("button", name="登记审议通过").click()
        clerk.get_by_role("link", name="统一登记编号").click()
        clerk.get_by_role("button", name="登记并编号").click()
        expect(clerk.get_by_text(f"QYGF-{of.agency.pk}-2024-001").first).to_be_visible()
        look(clerk, "document_numbered")


def test_the_file_of_a_published_document_and_its_public_pages(clerk, of, signed_in_again):
    with on("2024-05-20"):
        document = documents.revised(of, title="清水县农村宅基地管理办法", document_no="清政发〔2024〕3号",
                                     issuing_agency="清水县人民政府", effective_on=date(2024, 5, 20))  # fmt: skip
        signed_in_again()
        clerk.goto(f"/desk/documents/{document.pk}/")
        look(clerk, "document_published")
        clerk.get_by_role("link", name="登记备案").click()
        look(clerk, "document_filing")
        clerk.get_by_role("button", name="登记备案").click()
        clerk.goto(f"/desk/documents/{document.pk}/repeal/")
        look(clerk, "document_repeal")
        clerk.goto(f"/desk/documents/{document.pk}/comparison/{document.revisions.get().pk}/")
        look(clerk, "document_comparison")
        clerk.goto("/desk/documents/")
        look(clerk, "documents_list")
        clerk.goto("/desk/documents/register/?figure=issued")
        look(clerk, "documents_register")
        clerk.goto("/documents/")
        look(clerk, "library")
        clerk.get_by_label("标题、文号、统一编号或索引号").fill("宅基地")
        clerk.get_by_role("button", name="筛选文件").click()
        expect(clerk.get_by_text("找到1件")).to_be_visible()
        look(clerk, "library_found")
        clerk.get_by_role("link", name="清水县农村宅基地管理办法").click()
        look(clerk, "library_item")
        clerk.get_by_role("link", name="有效性和修改历史").click()
        look(clerk, "library_document")
        clerk.get_by_role("link", name="新旧文本逐条对照").click()
        look(clerk, "library_comparison")
        with clerk.expect_download() as download:
            clerk.goto(f"/documents/{document.item_id}/")
            clerk.get_by_role("link", name="PDF").click()
        assert download.value.suggested_filename.endswith(".pdf")


def test_a_cleanup_from_its_list_to_confirmation(clerk, of, signed_in_again):
    with on("2024-05-20"):
        documents.published(of, title="清水县农村宅基地管理办法", document_no="清政发〔2024〕3号")
        documents.published(of, title="清水县渡口管理办法", document_no="清政发〔2024〕4号")
        signed_in_again()
        clerk.goto("/desk/documents/cleanups/")
        look(clerk, "cleanups_empty")
        clerk.get_by_role("link", name="开始清理").first.click()
        look(clerk, "cleanup_new")
        clerk.get_by_label("名称", exact=True).fill("2024年行政规范性文件清理")
        clerk.get_by_label("提出意见的期限").fill("2024-06-28")
        clerk.get_by_role("button", name="列出文件，开始清理").click()
        look(clerk, "cleanup")
        clerk.get_by_role("link", name="清水县渡口管理办法").click()
        look(clerk, "cleanup_verdict")
        clerk.get_by_label("废止", exact=True).check()
        clerk.get_by_label("理由").fill("渡口已经撤销")
        clerk.get_by_role("button", name="提出清理意见").click()
        expect(clerk.get_by_text("渡口已经撤销")).to_be_visible()
        look(clerk, "cleanup_waiting")
