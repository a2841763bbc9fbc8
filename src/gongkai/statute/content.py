"""What must be published, as the Regulation lists it: Articles 20 and 21, and which body each entry binds.

Official nouns are data. Changing a code breaks stored catalogues.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gongkai.statute.citation import Citation
from gongkai.statute.instruments import REG


class BodyKind(StrEnum):
    """The kinds of bodies, by the names under which they are kept."""

    GOVERNMENT = "government"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    SUBDISTRICT = "subdistrict"
    DISPATCHED_BODY = "dispatched_body"
    AUTHORIZED_ORGANIZATION = "authorized_organization"
    PUBLIC_UTILITY_BODY = "public_utility_body"


class BodyLevel(StrEnum):
    STATE = "state"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"


class Binding(StrEnum):
    LAW = "law"
    INFERRED = "inferred"  # the article does not name this kind of body; shown as practice


@dataclass(frozen=True, slots=True)
class ContentEntry:
    """One item of Article 20 or 21. nouns: what it comes to, one by one. owner: who usually holds it; not law."""

    code: str
    title: str
    citation: Citation
    nouns: tuple[str, ...]
    owner: str = ""


def _art20(item: int, title: str, nouns: str, owner: str) -> ContentEntry:
    return ContentEntry(
        f"art20.{item:02}", title, REG.article(20, item=item), tuple(nouns.split("、")), owner
    )


ARTICLE_20 = (
    _art20(1, "行政法规、规章和规范性文件", "行政法规、规章、规范性文件", "办公厅（室）、司法行政部门"),
    _art20(2, "机关职能和机构信息", "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名", "各机关"),
    _art20(3, "规划及相关政策", "国民经济和社会发展规划、专项规划、区域规划、相关政策", "发展改革部门"),
    _art20(4, "统计信息", "国民经济和社会发展统计信息", "统计部门"),
    _art20(5, "行政许可和其他对外管理服务事项", "依据、条件、程序、办理结果", "实施行政许可的机关"),
    _art20(6, "行政处罚、行政强制", "依据、条件、程序、本机关认为具有一定社会影响的行政处罚决定", "行政执法机关"),
    _art20(7, "财政预算、决算信息", "财政预算、财政决算", "财政部门、各预算单位"),
    _art20(8, "行政事业性收费", "收费项目、依据、标准", "财政部门、发展改革部门"),
    _art20(9, "政府集中采购", "集中采购项目的目录、标准、实施情况", "财政部门、采购单位"),
    _art20(10, "重大建设项目", "批准情况、实施情况", "发展改革部门、项目单位"),
    _art20(11, "民生政策、措施及其实施情况", "扶贫、教育、医疗、社会保障、促进就业", "主管部门"),
    _art20(12, "突发公共事件", "应急预案、预警信息、应对情况", "应急管理部门"),
    _art20(13, "监督检查情况", "环境保护、公共卫生、安全生产、食品药品、产品质量", "主管部门"),
    _art20(14, "公务员招考", "职位、名额、报考条件、录用结果", "公务员主管部门"),
    _art20(15, "法律、法规、规章和国家有关规定要求主动公开的其他政府信息", "其他政府信息", "各机关"),
)  # fmt: skip


def _art21(scope: str, titles: str) -> tuple[ContentEntry, ...]:
    """Article 21 has no numbered items; the codes follow the order of its words."""
    return tuple(
        ContentEntry(f"art21.{scope}.{number:02}", title, REG.article(21), (title,))
        for number, title in enumerate(titles.split("、"), 1)
    )


ARTICLE_21_COUNTY = _art21("county", "市政建设、公共服务、公益事业、土地征收、房屋征收、治安管理、社会救助")
ARTICLE_21_TOWNSHIP = _art21(
    "township",
    "贯彻落实农业农村政策、农田水利工程建设运营、农村土地承包经营权流转、宅基地使用情况审核、土地征收、房屋征收、筹资筹劳、社会救助",
)
STATUTORY_CONTENT: Mapping[str, ContentEntry] = MappingProxyType(
    {entry.code: entry for entry in (*ARTICLE_20, *ARTICLE_21_COUNTY, *ARTICLE_21_TOWNSHIP)}
)

# Article 54: organizations authorized by law or regulation to manage public affairs; Article 10: dispatched bodies
# that act in their own name, for what they do. Article 55 leaves public utilities to rules of their own.
_LIKE_AGENCIES_PLACES = {
    BodyKind.AUTHORIZED_ORGANIZATION: REG.article(54),
    BodyKind.DISPATCHED_BODY: REG.article(10),
}
PUBLIC_UTILITIES = REG.article(55)
_CITIES_AND_COUNTIES = frozenset((BodyLevel.PREFECTURE, BodyLevel.COUNTY))


@dataclass(frozen=True, slots=True)
class BoundEntry:
    """An entry that binds a body. by: where the law says that it does, beside the entry's own place."""

    entry: ContentEntry
    binding: Binding
    by: Citation


def content_of(kind: str, level: str) -> tuple[BoundEntry, ...]:
    """What a body must publish, in the order of the articles; empty for a public utility (Article 55).

    kind, level: as BodyKind and BodyLevel name them. Raises ValueError for other words.
    """
    body, height = BodyKind(kind), BodyLevel(level)
    if body is BodyKind.PUBLIC_UTILITY_BODY:
        return ()
    by = _LIKE_AGENCIES_PLACES.get(body, REG.article(20))
    bound = [BoundEntry(entry, Binding.LAW, by) for entry in ARTICLE_20]
    bound += [BoundEntry(entry, binding, REG.article(21)) for entry, binding in _article_21(body, height)]
    return tuple(bound)


def _article_21(kind: BodyKind, level: BodyLevel) -> list[tuple[ContentEntry, Binding]]:
    if kind is BodyKind.TOWNSHIP:
        return [(entry, Binding.LAW) for entry in ARTICLE_21_TOWNSHIP]
    if kind is BodyKind.SUBDISTRICT:
        # inferred: a subdistrict office is set up by the government of a district, and does its work in the streets.
        return [(entry, Binding.INFERRED) for entry in ARTICLE_21_COUNTY]
    if level not in _CITIES_AND_COUNTIES:
        return []
    if kind in {BodyKind.GOVERNMENT, BodyKind.DEPARTMENT}:
        return [(entry, Binding.LAW) for entry in ARTICLE_21_COUNTY]
    # inferred: what acts like a department of a city or county publishes like one.
    return [(entry, Binding.INFERRED) for entry in ARTICLE_21_COUNTY]
