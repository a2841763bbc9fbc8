"""The page of an item whose kind has a life of its own asks at most eight times, with nothing, a few and many rows beside it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.apps.catalogue import services as catalogue
from gongkai.apps.interpretations import services as interpretations
from gongkai.apps.interpretations.models import Interpretation
from gongkai.apps.normative_documents import services as documents
from gongkai.apps.normative_documents.models import Revision, SolicitedOpinion, StatusChange
from gongkai.apps.proactive import services
from gongkai.apps.proactive.models import Item, ItemVersion, Relation
from gongkai.apps.proactive.records import words_of
from gongkai.apps.public_comments import services as comments
from gongkai.apps.public_comments.models import Opinion, PublicComment
from tests.integration import documents as document_tests
from tests.integration import interpretations as interpretation_tests
from tests.integration import public_comments as comment_tests
from tests.integration.items import drafted
from tests.integration.requests import on

pytestmark = pytest.mark.django_db

MOST = 8
PARTS = {"held_on": "2024-05-20", "place": "东河镇政府三楼会议室"}


@pytest.fixture(autouse=True)
def today():
    with on("2024-04-08"):
        yield


@pytest.fixture
def asked(signed_in):
    """How many queries a page, or that of an item, takes; and what it shows."""

    def page(person, place):
        browser = signed_in(person)
        address = place if isinstance(place, str) else reverse("proactive:detail", args=[place.pk])
        browser.get(address)  # the first page after signing in also writes the session
        with CaptureQueriesContext(connection) as found:
            answer = browser.get(address)
        assert answer.status_code == 200
        return len(found), answer.content.decode()

    return page


def copies(of, first, number, kind):
    """So many items more like one that is there, with another text each."""
    rows = []
    for turn in range(number):
        version = ItemVersion.objects.create(
            item=first, number=1000 + first.versions.count() + turn, author=of.clerk, column=first.column,
            title=f"{kind}第{turn}件", body="<p>正文</p>",
        )  # fmt: skip
        rows.append(
            Item.objects.create(
                agency=first.agency, kind=kind, column=first.column, newest=version, state="draft"
            )
        )
    return rows


def asked_about(of, item, number):
    """So many closed askings about an item, each with an opinion that is sorted."""
    for copy in copies(of, drafted(of), number, "public_comment"):
        row = PublicComment.objects.create(
            item=copy, agency=item.agency, about=item, state="closed", opens_on=date(2024, 1, 1),
            closes_on=date(2024, 2, 1), ways=["site"], result_due_on=date(2024, 3, 1), contact_unit="东河镇",
        )  # fmt: skip
        Opinion.objects.create(
            comment=row, key=uuid4(), code=uuid4().hex[:16], way="site", text="标准太低", received_on=date(2024, 1, 9),
            verdict="adopted", summary="提高标准", sorted_by=of.clerk,
        )  # fmt: skip


def test_a_normative_document_with_its_file_interpretations_and_askings(county, asked):
    of = document_tests.making(county)
    catalogue.draw_up(of.office, of.agency.pk)
    for at in (county.government, of.agency):
        interpretations.settle(
            of.office, at, kinds=["normative_document"], working_days=3, most_copied_percent=50
        )
    item = services.create(of.clerk, of.agency, document_tests.words(of))
    number, shown = asked(of.clerk, item)
    assert number <= MOST
    assert "还没有建立办理记录" in shown
    document = document_tests.reviewed(of, title="东河镇集体土地管理办法")
    number, shown = asked(of.clerk, document.item)
    assert number <= MOST
    assert "合法性审核还没有通过" not in shown
    for rows in (3, 20):
        asked_about(of.desk, document.item, rows)
        for copy in copies(of, document.item, rows, "policy_interpretation"):
            Interpretation.objects.create(item=copy, document=document.item, form="text", paired_by=of.clerk)
        number, shown = asked(of.clerk, document.item)
        assert number <= MOST
        assert shown.count("policy_interpretation第") >= rows


def test_a_published_document_that_is_being_revised_and_changes_others(county, asked):
    of = document_tests.making(county)
    document = document_tests.published(of, formed_on=date(2024, 4, 8))
    documents.begin_revision(
        of.legal, document.pk, kind="amended", day=date(2024, 6, 3), basis="清政发〔2024〕8号"
    )
    services.update(of.clerk, document.item_id)
    item = Item.objects.get(pk=document.item_id)
    services.save(of.clerk, item.pk, replace(words_of(item.newest), body="<p>第一条 另一个文本。</p>"))
    before, shown = asked(of.clerk, item)
    assert before <= MOST
    assert "请先在“规范性文件”中登记修改" not in shown
    for other in copies(of, item, 20, "normative_document"):
        Relation.objects.create(item=item, to=other, kind="revises", by=of.clerk)
    number, shown = asked(of.clerk, item)
    assert number == before
    assert shown.count("normative_document第19件</a>") == 1
    assert "/relations/" in shown


def test_the_file_of_a_document_with_all_that_happened_to_it(county, asked):
    of = document_tests.making(county)
    document = document_tests.published(of, formed_on=date(2024, 4, 8))
    other = document_tests.published(
        of, formed_on=date(2024, 4, 8), title="东河镇宅基地管理补充规定", document_no="东政发〔2024〕4号"
    )
    address = reverse("normative_documents:detail", args=[document.pk])
    few, shown = asked(of.clerk, address)
    assert few <= MOST
    assert "第1轮合法性审核" in shown
    for turn in range(20):
        day = date(2024, 6, 1 + turn)
        Revision.objects.create(
            document=document, kind="amended", day=day, by_item=other.item, before=document.item.published,
            opened_by=of.legal, dropped_at=datetime(2024, 6, 30, tzinfo=UTC),
        )  # fmt: skip
        row = StatusChange.objects.create(
            document=document, kind="revised", day=day, by_item=other.item, by=of.legal
        )
        StatusChange.objects.create(
            document=document, kind="void", day=day, corrects=row, reason="日期有误", by=of.legal
        )
        SolicitedOpinion.objects.create(
            document=document, kind="public", asked=f"村民{turn}", asked_on=date(2024, 3, 1), by=of.clerk
        )
    many, shown = asked(of.clerk, address)
    assert many == few
    assert (shown.count("已更正"), shown.count("村民19")) == (20, 1)


def test_an_interpretation_in_pictures_that_repeats_its_document(county, asked):
    of = interpretation_tests.place(county)
    catalogue.draw_up(of.desk.office, of.desk.agency.pk)
    document = interpretation_tests.public_document(of)
    empty = drafted(of.desk, column=of.own.pk, document_no="", issuing_agency="", subject_category="")
    number, shown = asked(of.desk.clerk, empty)
    assert number <= MOST
    assert "还没有关联文件" in shown
    own = interpretation_tests.begun(of, document, form="diagram", body=interpretation_tests.DOCUMENT)
    number, shown = asked(of.desk.clerk, own)
    assert number <= MOST
    assert "没有图片、附件或者链接" in shown
    own = interpretation_tests.begun(of, document, body=interpretation_tests.DOCUMENT)
    number, shown = asked(of.desk.clerk, own)
    assert number <= MOST
    assert "东河镇小型农田水利设施管护办法" in shown


@pytest.mark.parametrize("rows", [0, 3, 20])
def test_a_document_with_its_plan_and_interpretations(county, asked, rows):
    of = interpretation_tests.place(county)
    document = interpretation_tests.public_document(of)
    for copy in copies(of.desk, document, rows, "policy_interpretation"):
        Interpretation.objects.create(item=copy, document=document, form="text", paired_by=of.desk.clerk)
    number, shown = asked(of.desk.clerk, reverse("interpretations:detail", args=[document.pk]))
    assert number <= MOST
    assert shown.count("policy_interpretation第") == rows
    assert "起草解读" in shown


def test_an_asking_its_result_and_the_decision_it_is_about(county, asked):
    of = comment_tests.place(county)
    catalogue.draw_up(of.desk.office, of.desk.agency.pk)
    bare = comment_tests.draft(of)
    number, shown = asked(of.desk.clerk, bare)
    assert number <= MOST
    assert "还没有定期限、方式和起草说明" in shown
    comments.settle(
        of.desk.clerk, bare.pk, comment_tests.terms(opens_on=date(2024, 4, 8), closes_on=date(2024, 5, 9))
    )
    assert asked(of.desk.clerk, bare)[0] <= MOST
    asking = comment_tests.asking(of, opens_on=date(2024, 4, 8), closes_on=date(2024, 5, 9))
    for turn in range(20):
        comment_tests.sorted_opinion(of, asking, summary=f"建议{turn}")
    with on("2024-05-10"):
        comments.advance()
        result = comments.begin_result(of.desk.clerk, asking.pk, column=of.results)
        number, shown = asked(of.desk.clerk, result)
    assert number <= MOST
    assert "对应的征求意见" in shown


@pytest.mark.parametrize("rows", [0, 3, 20])
def test_a_decision_and_a_hearing(county, asked, rows):
    of = comment_tests.place(county)
    catalogue.draw_up(of.desk.office, of.desk.agency.pk)
    decisions = services.add_column(
        of.desk.office, county.government, code="decisions", name="重大决策", description="", kind="major_decision"
    )  # fmt: skip
    item = drafted(of.desk, column=decisions.pk)
    asked_about(of.desk, item, rows)
    number, shown = asked(of.desk.clerk, item)
    assert number <= MOST
    assert shown.count("public_comment第") == min(rows, 20)
    hearing = drafted(of.desk, column=of.hearings.pk, fields=PARTS)
    if rows:
        comments.arrange(of.desk.clerk, hearing.pk, papers_on=date(2024, 5, 1))
    for turn in range(rows):
        comments.represent(of.desk.clerk, hearing.pk, side="村民代表", name=f"王{turn}")
    number, shown = asked(of.desk.clerk, hearing)
    assert number <= MOST
    assert ("东河镇政府三楼会议室</a>" in shown) == bool(rows)
