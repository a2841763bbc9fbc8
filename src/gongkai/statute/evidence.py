"""What a file must hold before a reply may rest on a ground: keys for the program, sentences for the clerk."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Evidence(StrEnum):
    REASONS = "reasons"
    CONTENT = "content"
    WAY_AND_ROUTE = "way_and_route"
    SECRECY_REVIEW = "secrecy_review"
    SEVERED_PIECES = "severed_pieces"
    NAMED_LAW = "named_law"
    CONSULTATION = "consultation"
    SEARCH_RECORD = "search_record"
    EARLIER_REPLY = "earlier_reply"
    ACCESS_LAW = "access_law"
    AMENDED_REQUEST = "amended_request"
    NOTICE_AND_DELIVERY = "notice_and_delivery"
    REASON_STATEMENT = "reason_statement"
    FEE_NOTICE = "fee_notice"
    EXPLANATION = "explanation"


EVIDENCE: Mapping[Evidence, str] = MappingProxyType(
    {
        Evidence.REASONS: "说明理由：所申请的信息为什么属于这种情形。",
        Evidence.CONTENT: "附上所提供的信息，或者写明获取该信息的方式、途径和时间。",
        Evidence.WAY_AND_ROUTE: "写明获取该信息的方式、途径。",
        Evidence.SECRECY_REVIEW: "公开前的保密审查意见。",
        Evidence.SEVERED_PIECES: "逐处列明不予公开的部分，每一处写明依据和理由，其余部分提供给申请人。",
        Evidence.NAMED_LAW: "写明禁止公开的法律、行政法规的名称和条文；地方性法规、规章和规范性文件不够。",
        Evidence.CONSULTATION: "书面征求第三方意见的记录：征求意见书、送达证明、第三方的意见或者逾期未答复的记录。",
        Evidence.SEARCH_RECORD: "检索记录：检索了哪些单位、系统和档案，用了哪些名称、文号和关键词，结果如何。",
        Evidence.EARLIER_REPLY: "此前答复的文号和日期，并核对所申请的是相同的政府信息。",
        Evidence.ACCESS_LAW: "写明对获取该类信息有特别规定的法律、行政法规，以及按该规定办理的途径。",
        Evidence.AMENDED_REQUEST: "补正告知书和申请人补正后的申请。",
        Evidence.NOTICE_AND_DELIVERY: "补正告知书及其送达证明，以及补正期限届满仍未收到补正的记录。",
        Evidence.REASON_STATEMENT: "说明理由告知书、申请人说明的理由（或者逾期未说明的记录）和对理由的判断。",
        Evidence.FEE_NOTICE: "收费通知及其送达证明，以及期满未足额缴纳的记录。",
        Evidence.EXPLANATION: "用文字写明为什么这样结案。",
    }
)
