"""A normative document in a browser: seven points, decision, number, the public library; and a clean-up."""

from datetime import date

import pytest
from playwright.sync_api import expect

from gongkai.apps.agencies.roles import Role
from gongkai.apps.agencies.services.roles import insert_grant
from gongkai.apps.agencies.services.staff import insert_staff
from gongkai.apps.normative_documents import services
from gongkai.apps.normative_documents.models import Filing, NormativeDocument, StatusChange
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Item, Review
from tests.browser.looks import look
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


def test_a_reviewer_answers_seven_points_and_the_office_decides_and_numbers(county, of, seat):
    with on("2024-05-20"):
        document = documents.sent(of, title="清水县农村宅基地管理办法", document_no="清政发〔2024〕3号",
                                  issuing_agency="清水县人民政府")  # fmt: skip
        clerk = seat(county.clerk)
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


def test_the_file_of_a_published_document_and_its_public_pages(county, of, seat):
    with on("2024-05-20"):
        document = documents.revised(of, title="清水县农村宅基地管理办法", document_no="清政发〔2024〕3号",
                                     issuing_agency="清水县人民政府", effective_on=date(2024, 5, 20))  # fmt: skip
        clerk = seat(county.clerk)
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


def test_a_cleanup_from_its_list_to_confirmation(county, of, seat):
    with on("2024-05-20"):
        documents.published(of, title="清水县农村宅基地管理办法", document_no="清政发〔2024〕3号")
        documents.published(of, title="清水县渡口管理办法", document_no="清政发〔2024〕4号")
        clerk = seat(county.clerk)
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


LEDGERS = {
    "ledger_figures": "/desk/reports/figures/?year=2024",
    "ledger_figures_rows": "/desk/reports/figures/rows/?year=2024&cell=proactive%2Fnormative_documents%2Fissued",
    "ledger_filings": "/desk/documents/filings/?year=2024&quarter=2",
    "ledger_register": "/desk/documents/register/?first=2024-01-01&last=2024-12-31&figure=in_force",
    "ledger_reviews": "/desk/items/reviews/?first=2024-01-01&last=2024-12-31",
    "ledger_interpretations": "/desk/interpretations/figures/?year=2024&open=interpretation_rate",
}


def test_the_ledgers_are_looked_at_empty_and_full(county, of, seat, live_server):
    office = seat(county.officer)
    for name, address in LEDGERS.items():
        look(office, f"{name}_empty", f"{live_server.url}{address}")
    title = "清水县人民政府关于进一步加强和规范全县农村宅基地审批管理与农民建房质量安全监督管理工作的若干规定（试行）"
    with on("2024-05-20"):
        first = documents.published(of, title=title, document_no="清政发〔2024〕3号")
    services.file(
        of.clerk, first.pk, to="清源县人大常委会", filed_on=date(2024, 6, 5), number="清人备〔2024〕17号"
    )
    reviewed = Review.objects.filter(version__item=first.item).first()
    for _number in range(60):  # as many as need a second page
        copied(first, reviewed)
    office = seat(county.officer)
    for name, address in LEDGERS.items():
        look(office, f"{name}_full", f"{live_server.url}{address}")
    office.goto(f"{live_server.url}{LEDGERS['ledger_reviews']}")
    expect(office.get_by_text("2024-01-01至2024-12-31，共63次审核")).to_be_visible()


def copied(of: NormativeDocument, reviewed: Review) -> None:
    """Another with the same text, its publication, a filing that is owed, and one step of a review."""
    version = of.item.newest
    item = Item.objects.create(
        agency=of.agency, kind=of.item.kind, column=of.item.column, newest=version, state="draft"
    )
    version.pk, version.item = None, item
    version.save()
    document = NormativeDocument.objects.get(pk=of.pk)
    document.pk = document.registration_no = None
    document.item = item
    document.save()
    StatusChange.objects.create(document=document, kind="published", day=date(2024, 5, 20))
    Filing.objects.create(document=document, to="清源市人民政府", due_on=date(2024, 6, 4))
    reviewed.pk, reviewed.version = None, version
    reviewed.save()
