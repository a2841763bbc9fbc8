"""Which body decides on reconsideration of a reply, by the kind of the agency that replied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gongkai.statute.citation import Citation
from gongkai.statute.instruments import RCL


class AgencyKind(StrEnum):
    DEPARTMENT = "department"
    GOVERNMENT = "government"
    DISPATCHED_BODY = "dispatched_body"
    VERTICAL = "vertical"
    JUDICIAL_ADMINISTRATION = "judicial_administration"


@dataclass(frozen=True, slots=True)
class Competence:
    """bodies: what the deciding body is in relation to the agency; more than one where the applicant may choose."""

    agency: str
    bodies: tuple[str, ...]
    citation: Citation


COMPETENCE: Mapping[AgencyKind, Competence] = MappingProxyType(
    {
        AgencyKind.DEPARTMENT: Competence(
            "县级以上地方人民政府工作部门", ("本级人民政府",), RCL.article(24)
        ),
        AgencyKind.GOVERNMENT: Competence("下一级人民政府", ("上一级人民政府",), RCL.article(24)),
        AgencyKind.DISPATCHED_BODY: Competence(
            "人民政府依法设立的派出机关", ("设立该派出机关的人民政府",), RCL.article(24)
        ),
        AgencyKind.VERTICAL: Competence(
            "海关、金融、外汇管理等实行垂直领导的行政机关、税务和国家安全机关", ("上一级主管部门",), RCL.article(27)
        ),
        AgencyKind.JUDICIAL_ADMINISTRATION: Competence(
            "履行行政复议机构职责的地方人民政府司法行政部门", ("本级人民政府", "上一级司法行政部门"), RCL.article(28)
        ),
    }
)  # fmt: skip
