"""Normative documents for the tests: a county that makes them, and one brought to a given stage by the services alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.interpretations import services as interpretations
from gongkai.apps.normative_documents import services
from gongkai.apps.normative_documents.models import LocalRule, NormativeDocument
from gongkai.apps.normative_documents.services.beginning import Asked
from gongkai.apps.normative_documents.services.reviewing import Answer
from gongkai.apps.normative_documents.services.settling import Practice
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Column, Item
from gongkai.apps.proactive.records import Words, words_of
from gongkai.lib import clock
from gongkai.statute.legality_review import ReviewPoint
from tests.integration import items as item_tests

PRACTICE = Practice(
    pattern="QYGF-{agency}-{yyyy}-{serial:3}", filing_to="清源市人民政府\n清源县人大常委会", filing_days=15,
    usual_years=5, trial_years=2, source="《清源市行政规范性文件管理办法》",
)  # fmt: skip
MATERIALS = {
    "draft": "送审稿及起草说明",
    "bases": "《中华人民共和国土地管理法》",
    "comments": "征求8个部门意见，全部采纳",
    "drafter_opinion": "起草单位法制机构认为合法",
}
ALL_MET = {point.value: Answer(is_met=True) for point in ReviewPoint}


@dataclass(frozen=True)
class Making:
    """desk: who publishes; legal: who reviews the legality."""

    desk: item_tests.Desk
    column: Column
    legal: Staff

    @property
    def clerk(self) -> Staff:
        return self.desk.clerk

    @property
    def office(self) -> Staff:
        return self.desk.office

    @property
    def agency(self) -> Agency:
        return self.desk.agency


def making(county, at: Agency | None = None, prefix: str = "doc") -> Making:
    """The office settles the practice of the county; the body has its clerk, its reviewers and a legal reviewer."""
    of = item_tests.desk(county, at=at, prefix=prefix)
    column = items.add_column(
        of.office, county.government, code=f"{prefix}-documents".replace("_", "-"), name="规范性文件",
        description="行政规范性文件", kind="normative_document",
    )  # fmt: skip
    if not LocalRule.objects.filter(agency=county.government).exists():
        services.settle_rule(of.office, county.government, PRACTICE, valid_from=date(2024, 1, 1))
    return Making(of, column, county.person(f"{prefix}_legal", of.agency, Role.LEGAL_REVIEWER))


def words(of: Making, **given) -> Words:
    plain = {
        "title": "东河镇农村宅基地管理办法",
        "column": of.column.pk,
        "formed_on": date(2024, 5, 20),
        "effective_on": date(2024, 6, 1),
        "document_no": "东政发〔2024〕3号",
        "issuing_agency": "东河镇人民政府",
        "subject_category": "国土资源、能源",
        "attribute": "proactive",
        "body": "<p>第一条 为加强宅基地管理，制定本办法。</p><p>第二条 一户一宅。</p>",
    }
    return Words(**(plain | given))


def begun(of: Making, **given) -> NormativeDocument:
    item = items.create(of.clerk, of.agency, words(of, **given))
    return services.begin(of.clerk, item.pk)


def assessed(of: Making, **given) -> NormativeDocument:
    """Needed, and asked about."""
    document = begun(of, **given)
    services.assess(of.clerk, document.pk, day=date(2024, 4, 1), conclusion="现有文件不能解决")
    asked = Asked(
        "department", "清源县自然资源局", date(2024, 4, 2), "adopted", date(2024, 4, 7), "建议明确面积"
    )
    services.add_opinion(of.clerk, document.pk, asked)
    return document


def sent(of: Making, **given) -> NormativeDocument:
    document = assessed(of, **given)
    services.send_to_review(of.clerk, document.pk, materials=MATERIALS)
    return again(document)


def reviewed(of: Making, **given) -> NormativeDocument:
    document = sent(of, **given)
    services.opine(of.legal, document.pk, points=ALL_MET, opinion="lawful", hasty_because="内容简单")
    return again(document)


def numbered(of: Making, **given) -> NormativeDocument:
    document = reviewed(of, **given)
    services.decide(
        of.clerk, document.pk, day=clock.today(), meeting="镇长办公会第7次会议", decision_no="纪要7号"
    )
    services.number(of.legal, document.pk, printed_on=clock.today())
    return again(document)


def passed(of: Making, item: Item) -> Item:
    """Sent for the review of the text, and through all its steps."""
    if not item.is_public:
        exempted(of, item)
    items.submit(of.clerk, item.pk)
    for person in (of.desk.head, of.desk.secrecy, of.office):
        item = items.pass_step(person, item.pk)
    return item


def exempted(of: Making, item: Item) -> None:
    """What the interpretations demand of a document."""
    interpretations.exempt(of.clerk, item.pk, reason="内容简明")


def published(of: Making, **given) -> NormativeDocument:
    document = numbered(of, **given)
    passed(of, document.item)
    items.publish(of.clerk, document.item_id)
    return again(document)


def again(document: NormativeDocument) -> NormativeDocument:
    return NormativeDocument.objects.select_related("item__published", "item__newest", "agency").get(
        pk=document.pk
    )


def rewritten(of: Making, document: NormativeDocument, body: str) -> None:
    """Another text of a published document, through its review and before the public."""
    items.update(of.clerk, document.item_id)
    item = Item.objects.get(pk=document.item_id)
    items.save(of.clerk, item.pk, replace(words_of(item.newest), body=body))
    passed(of, item)
    items.publish(of.clerk, item.pk)


def revised(of: Making, **given) -> NormativeDocument:
    """Published, then amended from today by a document that is not on this site."""
    document = published(of, **given)
    services.begin_revision(
        of.legal, document.pk, kind="amended", day=clock.today(), basis="清政发〔2024〕8号"
    )
    rewritten(
        of,
        document,
        "<p>第一条 为加强农村宅基地管理，制定本办法。</p><p>第二条 一户一宅。</p><p>第三条 自2024年6月1日起施行。</p>",
    )
    return again(document)
