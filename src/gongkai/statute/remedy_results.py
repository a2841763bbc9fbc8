"""How reconsideration and suits end, and in which column of the annual report each end is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gongkai.statute.citation import Citation
from gongkai.statute.instruments import APL, RCL, SPC18


class Column(StrEnum):
    """Columns of the annual report's table `remedies`."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER_RESULT = "other_result"
    PENDING = "pending"


COLUMN_LABELS: Mapping[Column, str] = MappingProxyType(
    {
        Column.UPHELD: "结果维持",
        Column.CORRECTED: "结果纠正",
        Column.OTHER_RESULT: "其他结果",
        Column.PENDING: "尚未审结",
    }
)


class Proceeding(StrEnum):
    """Rows of the annual report's table `remedies`."""

    RECONSIDERATION = "reconsideration"
    DIRECT_SUIT = "direct_suit"
    SUIT_AFTER_RECONSIDERATION = "suit_after_reconsideration"


PROCEEDING_LABELS: Mapping[Proceeding, str] = MappingProxyType(
    {
        Proceeding.RECONSIDERATION: "行政复议",
        Proceeding.DIRECT_SUIT: "未经复议直接起诉",
        Proceeding.SUIT_AFTER_RECONSIDERATION: "复议后起诉",
    }
)


@dataclass(frozen=True, slots=True)
class RemedyResult:
    """One way in which a case ends. may_order_redo: the agency can be told to answer the request again.

    The form prints only the words of its columns; which result belongs to which column is inferred.
    """

    code: str
    label: str
    citation: Citation
    column: Column
    may_order_redo: bool = False


_UPHELD, _CORRECTED, _OTHER = Column.UPHELD, Column.CORRECTED, Column.OTHER_RESULT

_RECONSIDERATION = (
    RemedyResult("modified", "变更", RCL.article(63), _CORRECTED),
    RemedyResult("revoked", "撤销", RCL.article(64), _CORRECTED, may_order_redo=True),
    RemedyResult("partly_revoked", "部分撤销", RCL.article(64), _CORRECTED, may_order_redo=True),
    RemedyResult("confirmed_unlawful", "确认违法", RCL.article(65), _CORRECTED),
    RemedyResult("ordered_to_perform", "责令履行", RCL.article(66), _CORRECTED, may_order_redo=True),
    RemedyResult("confirmed_invalid", "确认无效", RCL.article(67), _CORRECTED),
    RemedyResult("upheld", "维持", RCL.article(68), _UPHELD),
    RemedyResult("claim_dismissed", "驳回行政复议请求", RCL.article(69), _UPHELD),
    RemedyResult("not_accepted", "不予受理", RCL.article(30), _OTHER),
    RemedyResult("application_rejected", "驳回行政复议申请", RCL.article(33), _OTHER),
    RemedyResult("terminated", "终止", RCL.article(41), _OTHER),
    RemedyResult("mediated", "调解", RCL.article(73), _OTHER),
    RemedyResult("settled", "和解", RCL.article(74), _OTHER),
)

_LITIGATION = (
    RemedyResult("claim_dismissed", "驳回诉讼请求", APL.article(69), _UPHELD),
    RemedyResult(
        "appeal_upheld", "二审维持原判（行政机关胜诉）", APL.article(89).marked("inferred"), _UPHELD
    ),
    RemedyResult("revoked", "撤销", APL.article(70), _CORRECTED, may_order_redo=True),
    RemedyResult("partly_revoked", "部分撤销", APL.article(70), _CORRECTED, may_order_redo=True),
    RemedyResult("ordered_to_perform", "判决履行", APL.article(72), _CORRECTED, may_order_redo=True),
    RemedyResult("ordered_to_pay", "判决给付", APL.article(73), _CORRECTED),
    RemedyResult("confirmed_unlawful", "确认违法", APL.article(74), _CORRECTED),
    RemedyResult("confirmed_invalid", "确认无效", APL.article(75), _CORRECTED),
    RemedyResult("modified", "变更", APL.article(77), _CORRECTED),
    # Not the end of the suit: what follows is a case of its own, and that one is counted.
    RemedyResult("remanded", "发回重审", APL.article(89).marked("inferred"), _OTHER),
    RemedyResult("not_filed", "不予立案", APL.article(51).marked("unverified"), _OTHER),
    RemedyResult("suit_rejected", "驳回起诉", SPC18.article(69).marked("unverified"), _OTHER),
    RemedyResult("withdrawn", "撤诉", APL.article(62).marked("unverified"), _OTHER),
    RemedyResult("mediated", "调解", APL.article(60).marked("unverified"), _OTHER),
)


def _by_code(results: tuple[RemedyResult, ...]) -> Mapping[str, RemedyResult]:
    return MappingProxyType({result.code: result for result in results})


RECONSIDERATION_RESULTS = _by_code(_RECONSIDERATION)
LITIGATION_RESULTS = _by_code(_LITIGATION)
