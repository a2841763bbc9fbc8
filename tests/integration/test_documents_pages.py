"""The desk pages of normative documents: the whole life by pages, refusals in sentences, and how many queries they take."""

from datetime import date

import pytest
from django.urls import reverse

from gongkai.apps.normative_documents import services
from gongkai.apps.normative_documents.models import LegalityReview, LocalRule, NormativeDocument
from gongkai.apps.normative_documents.states import State
from gongkai.apps.proactive import services as items
from gongkai.statute.legality_review import ReviewPoint
from tests.integration import documents
from tests.integration.requests import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    with on("2024-05-20"):
        yield documents.making(county, at=county.east)


def address(name, *args):
    return reverse(f"normative_documents:{name}", args=args)


def text_of(response):
    return response.content.decode()


def sent(browser, name, *args, **given):
    """A form sent; the page that follows."""
    return text_of(browser.post(address(name, *args), given, follow=True))


def test_a_document_lives_by_pages(of, signed_in):
    item = items.create(of.clerk, of.agency, documents.words(of))
    clerk, legal = signed_in(of.clerk), signed_in(of.legal)
    assert "开始办理" in text_of(clerk.get(reverse("proactive:detail", args=[item.pk])))
    assert "东河镇农村宅基地管理办法" in text_of(clerk.get(address("start")))
    assert "必要性评估" in sent(clerk, "begin", item.pk)
    pk = NormativeDocument.objects.get().pk
    assert "已登记必要性评估" in sent(clerk, "assess", pk, day="2024-04-01", conclusion="现有文件不能解决")
    opinion = {"kind": "department", "asked": "自然资源局", "asked_on": "2024-04-02", "adoption": "adopted"}
    assert "自然资源局" in sent(clerk, "add_opinion", pk, **opinion)
    material = {f"material_{kind}": words for kind, words in documents.MATERIALS.items()}
    assert "2024-06-11前出具意见" in sent(clerk, "send_to_review", pk, **material)
    assert "待我审核合法性的文件" in text_of(legal.get(reverse("desk:home")))
    page = text_of(legal.get(address("opine", pk)))
    assert "制定主体是否合法" in page
    assert "征求8个部门意见" in page
    points = {f"point_{point.value}": "met" for point in ReviewPoint}
    opined = points | {"opinion": "lawful", "given_on": "2024-05-20", "hasty_because": "内容简单"}
    assert "审核意见已出具" in sent(legal, "opine", pk, **opined)
    assert "已登记集体审议" in sent(clerk, "decide", pk, day="2024-05-20", meeting="镇长办公会")
    assert f"QYGF-{of.agency.pk}-2024-001" in sent(legal, "number", pk, printed_on="2024-05-20")
    documents.passed(of, item)
    items.publish(of.clerk, item.pk)
    filed = sent(clerk, "file", pk, to="清源市人民政府", filed_on="2024-05-20", number="清备〔2024〕9号")
    assert "清备〔2024〕9号" in filed
    assert "登记延续" in text_of(legal.get(address("extend", pk)))
    ended = sent(legal, "repeal", pk, day="2024-05-20", basis="清政发〔2024〕8号")
    assert "已废止" in ended
    assert NormativeDocument.objects.get().state == State.ENDED


def test_an_opinion_with_a_point_left_open_is_refused_in_words(of, signed_in):
    document = documents.sent(of)
    points = {f"point_{point.value}": "met" for point in ReviewPoint if point is not ReviewPoint.POWERS}
    given = points | {"opinion": "lawful", "given_on": "2024-05-20", "hasty_because": "急"}
    page = text_of(signed_in(of.legal).post(address("opine", document.pk), given))
    assert "请逐项作出结论" in page
    assert LegalityReview.objects.get().opinion == ""


def test_own_work_is_refused_by_its_page(county, of, signed_in):
    from gongkai.apps.agencies.roles import Role

    both = county.person("doc_both", of.agency, Role.HANDLER, Role.LEGAL_REVIEWER)
    document = documents.assessed(of)
    services.send_to_review(both, document.pk, materials=documents.MATERIALS)
    assert "不能由您本人办理" in text_of(signed_in(both).get(address("opine", document.pk)))
    assert "不能由您本人办理" not in text_of(signed_in(of.legal).get(address("opine", document.pk)))


def test_the_office_settles_the_practice_from_a_day_on(of, signed_in):
    office = signed_in(of.office)
    given = {"valid_from": "2024-06-01", "pattern": "{serial", "filing_days": 30, "cleanup_years": 2}
    assert "大括号不成对" in text_of(office.post(address("rules"), given))
    given["pattern"] = "QY{yyyy}-{serial:4}"
    assert "设置已保存" in text_of(office.post(address("rules"), given, follow=True))
    assert LocalRule.objects.filter(valid_from=date(2024, 6, 1), filing_days=30, usual_years=None).exists()


def test_a_figure_of_the_register_opens_to_its_rows(of, signed_in):
    documents.published(of)
    browser = signed_in(of.clerk)
    page = text_of(browser.get(address("register")))
    assert "figure=issued" in page
    opened = text_of(browser.get(f"{address('register')}?figure=issued&first=2024-01-01&last=2024-12-31"))
    assert "东河镇农村宅基地管理办法" in opened
    assert "没有文件" in text_of(browser.get(f"{address('register')}?figure=repealed"))


def test_both_texts_of_a_revision_stand_side_by_side(of, signed_in):
    document = documents.revised(of)
    browser = signed_in(of.clerk)
    assert "逐条对照" in text_of(browser.get(address("detail", document.pk)))
    page = text_of(browser.get(address("comparison", document.pk, document.revisions.get().pk)))
    assert "<ins>农村</ins>" in page
    assert "（没有）" in page  # the third article is new


def test_a_cleanup_goes_by_pages(county, of, signed_in):
    from gongkai.apps.agencies.roles import Role

    documents.published(of)
    lawyer = county.person("doc_lawyer", county.government, Role.LEGAL_REVIEWER)
    legal, clerk = signed_in(lawyer), signed_in(of.clerk)
    opened = {"title": "2024年清理", "as_of": "2024-05-20", "answers_until": "2024-06-28"}
    page = text_of(legal.post(address("cleanup_new"), opened, follow=True))
    assert "2024年清理" in page
    assert "东河镇农村宅基地管理办法" in page
    row = NormativeDocument.objects.get().verdicts.get()
    assert "待提出清理意见的文件" in text_of(clerk.get(reverse("desk:home")))
    assert "清理意见已提出" in sent(clerk, "verdict", row.pk, verdict="keep", reason="仍然需要")
    assert "清理意见已确认" in sent(legal, "verdict_confirm", row.pk)
    assert "起草清理结果" in text_of(legal.get(address("cleanup", row.cleanup_id)))


def test_the_file_tells_what_happened_and_warns_of_too_long_a_validity(of, signed_in):
    document = documents.sent(of, title="东河镇集市管理办法（试行）", expires_on=date(2030, 12, 31))
    page = text_of(signed_in(of.clerk).get(address("detail", document.pk)))
    assert "送合法性审核" in page[page.index("经过") :]
    assert "超过2年（最迟2026-05-31）" in page
    usual = documents.sent(of, expires_on=date(2029, 5, 31))
    assert "请缩短或者说明依据" not in text_of(signed_in(of.clerk).get(address("detail", usual.pk)))


def many(document, number):
    """More published documents like this one."""
    from gongkai.apps.proactive.models import Item, ItemVersion

    for n in range(number):
        item = Item.objects.create(
            agency=document.agency, kind=document.item.kind, column=document.item.column
        )
        version = ItemVersion.objects.create(
            item=item, number=1, author=document.item.newest.author, title=f"第{n}号办法", column=item.column
        )
        Item.objects.filter(pk=item.pk).update(newest=version)
        NormativeDocument.objects.create(item=item, agency=item.agency, begun_by=version.author)


@pytest.mark.parametrize("name", ["list", "register", "start"])
def test_a_list_takes_few_queries_with_fifty_rows(of, signed_in, name, django_assert_max_num_queries):
    document = documents.published(of)
    many(document, 50)
    browser = signed_in(of.clerk)
    browser.get(address(name))  # sign-in and session are read once
    with django_assert_max_num_queries(8):
        browser.get(address(name), {"figure": "issued"} if name == "register" else {})
