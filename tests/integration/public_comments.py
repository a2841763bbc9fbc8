"""A township that asks the public: an asking brought to a given stage by the services alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from gongkai.apps.proactive import services as items
from gongkai.apps.proactive.models import Column, Item
from gongkai.apps.proactive.records import Words
from gongkai.apps.public_comments import services
from gongkai.apps.public_comments.models import Opinion
from gongkai.apps.public_comments.services import Terms
from tests.integration.items import Desk, desk

DRAFT = "<p>东河镇小型农田水利设施管护办法（征求意见稿），现向社会公开征求意见。</p>"


@dataclass(frozen=True)
class Place:
    """desk: its column is that of askings. results, hearings: columns of these kinds."""

    desk: Desk
    results: Column
    hearings: Column


def place(county, at=None, prefix: str = "asking") -> Place:
    of = desk(county, at=at, prefix=prefix)
    head = prefix.replace("_", "-")

    def column(code: str, name: str, kind: str) -> Column:
        return items.add_column(
            of.office, county.government, code=f"{head}-{code}", name=name, description=name, kind=kind
        )

    asking = column("drafts", "征求意见", "public_comment")
    return Place(
        replace(of, column=asking),
        column("results", "意见采纳情况", "comment_result"),
        column("hearings", "听证", "hearing"),
    )


def terms(**given) -> Terms:
    plain = {
        "opens_on": date(2024, 4, 1), "closes_on": date(2024, 5, 1), "basis": "《小型农田水利设施管护条例》",
        "explanation": "规范管护，落实经费。", "ways": ["site", "letter"], "contact_unit": "东河镇农业服务中心",
        "contact_phone": "0711-3000000", "contact_address": "东河镇政府大院",
    }  # fmt: skip
    return Terms(**(plain | given))


def draft(of: Place, **given) -> Item:
    plain = {
        "title": "东河镇小型农田水利设施管护办法（征求意见稿）", "column": of.desk.column.pk,
        "formed_on": date(2024, 3, 25), "attribute": "proactive", "body": DRAFT,
    }  # fmt: skip
    return items.create(of.desk.clerk, of.desk.agency, Words(**(plain | given)))


def passed(of: Place, item: Item) -> Item:
    items.submit(of.desk.clerk, item.pk)
    for person in (of.desk.head, of.desk.secrecy, of.desk.office):
        item = items.pass_step(person, item.pk)
    return item


def asking(of: Place, about: Item | None = None, title: str = "", **given) -> Item:
    """Published, with its period."""
    item = draft(of, **({"title": title} if title else {}))
    services.settle(of.desk.clerk, item.pk, terms(**given), about=about)
    return items.publish(of.desk.clerk, passed(of, item).pk)


def opinion(item: Item, text: str = "第三条的标准太低，建议提高。", **given) -> Opinion:
    code = services.hand_in(item.pk, key=uuid4(), text=text, **given)
    return Opinion.objects.get(code=code)


def sorted_opinion(of: Place, item: Item, verdict: str = "adopted", **given) -> Opinion:
    row = opinion(item)
    reason = "" if verdict == "adopted" else "上级已有规定"
    return services.sort(
        of.desk.clerk, item.pk, row.pk, **({"verdict": verdict, "summary": "建议提高标准", "reason": reason} | given)
    )  # fmt: skip


def public_result(of: Place, item: Item) -> Item:
    result = services.begin_result(of.desk.clerk, item.pk, column=of.results)
    return items.publish(of.desk.clerk, passed(of, result).pk)
