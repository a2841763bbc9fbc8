"""A township with columns for policy documents and interpretations, and both brought to a given stage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gongkai.apps.interpretations import services
from gongkai.apps.interpretations.kinds import Point
from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Column, Item
from gongkai.apps.proactive.records import Words, words_of
from tests.integration.items import Desk, desk

DOCUMENT = (
    "<p>为规范全镇小型农田水利设施管护，落实管护责任，根据有关规定，结合本镇实际，制定本办法。</p>"
    "<p>小型农田水利设施的管护经费由镇财政按每亩八元的标准列入年度预算，受益户不再另行负担。</p>"
    "<p>管护人员由村民委员会公开选聘，每年考核一次，考核不合格的不再续聘。</p>"
)
EXPLAINED = (
    "<p>过去渠道坏了没有人修，今年起镇里出钱、村里出人，农户不用再掏钱。</p>"
    "<p>想当管护员的村民，可以到村委会报名；咨询请到镇农业服务中心。</p>"
)


@dataclass(frozen=True)
class Place:
    """desk: its column is that of the documents. own: the column of interpretations."""

    desk: Desk
    own: Column


def place(county, at=None, prefix: str = "policy") -> Place:
    of = desk(county, at=at, prefix=prefix)
    head = prefix.replace("_", "-")

    def column(code: str, name: str, kind: str) -> Column:
        return items.add_column(
            of.office, county.government, code=f"{head}-{code}", name=name, description=name, kind=kind
        )

    documents = column("documents", "政策文件", "official_document")
    return Place(replace(of, column=documents), column("explained", "政策解读", "policy_interpretation"))


def document(of: Place, **given) -> Item:
    plain = {
        "title": "东河镇小型农田水利设施管护办法", "column": of.desk.column.pk, "formed_on": date(2024, 4, 1),
        "document_no": "东政发〔2024〕5号", "issuing_agency": "东河镇人民政府", "subject_category": "农业、林业、水利",
        "attribute": "proactive", "body": DOCUMENT,
    }  # fmt: skip
    return items.create(of.desk.clerk, of.desk.agency, Words(**(plain | given)))


def planned(of: Place, item: Item):
    return services.plan(
        of.desk.clerk, item.pk, interpreter=of.desk.agency, responsible="马镇长", forms=["text", "diagram"]
    )


def passed(of: Place, item: Item) -> Item:
    """Through every step of the review, up to the moment before publication."""
    items.submit(of.desk.clerk, item.pk)
    for person in (of.desk.head, of.desk.secrecy, of.desk.office):
        item = items.pass_step(person, item.pk)
    return item


def public_document(of: Place, **given) -> Item:
    item = document(of, **given)
    planned(of, item)
    return items.publish(of.desk.clerk, passed(of, item).pk)


def begun(of: Place, item: Item, form: str = "text", body: str = EXPLAINED, **given) -> Item:
    """A draft that interprets a document, with all its points."""
    found = services.begin(of.desk.clerk, item.pk, agency=of.desk.agency, column=of.own, form=form)
    words = replace(words_of(found.item.newest), body=body, **given)
    items.save(of.desk.clerk, found.item_id, words)
    services.pair(
        of.desk.clerk, found.item_id, document=item.pk, form=form, points=[one.value for one in Point]
    )
    return Item.objects.get(pk=found.item_id)


def public_interpretation(of: Place, item: Item, form: str = "text", **given) -> Item:
    own = begun(of, item, form=form, **given)
    return items.publish(of.desk.clerk, passed(of, own).pk)
