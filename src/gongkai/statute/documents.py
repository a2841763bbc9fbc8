"""Every document of the procedure as data: its official name, to whom it goes, what it must contain, and why.

The names follow two model sets of templates (苏政办函〔2019〕98号, 宿政办函〔2021〕21号), which are practice;
what the regulation itself fixes is the content. Changing a code breaks stored letters.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gongkai.statute.citation import Citation
from gongkai.statute.instruments import FEE, R235, REG


class Addressee(StrEnum):
    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    CO_MAKER = "co_maker"
    OTHER_UNIT = "other_unit"
    FILE = "file"


ADDRESSEES: Mapping[Addressee, str] = MappingProxyType(
    {
        Addressee.APPLICANT: "申请人",
        Addressee.THIRD_PARTY: "第三方",
        Addressee.CO_MAKER: "共同制作机关",
        Addressee.OTHER_UNIT: "本机关其他单位、其他机关",
        Addressee.FILE: "存卷",
    }
)

# What a document may have to contain: key for templates, words for people.
CONTENTS: Mapping[str, str] = MappingProxyType(
    {
        "applicant_name": "申请人的姓名或者名称、身份证明、联系方式",
        "description": "所申请信息的名称、文号或者便于查询的其他特征性描述",
        "wanted_form": "形式要求，包括获取信息的方式、途径",
        "agent": "代理人和授权委托书（委托他人提出的）",
        "request_no": "登记编号",
        "channel": "提交的渠道",
        "receipt_date": "收到申请的日期",
        "receipt_why": "收到日期是怎样确定的",
        "summary": "申请内容摘要",
        "items": "需要补正的事项",
        "guidance": "指导和释明：怎样补正",
        "amendment_period": "合理的补正期限",
        "consequence": "逾期的后果",
        "beyond_reasonable": "为什么认为数量、频次明显超过合理范围",
        "to_explain": "需要说明的内容",
        "period": "提出的期限",
        "new_limit": "延长后的答复期限（延长不超过20个工作日）",
        "deferred_to": "延迟答复的合理期限",
        "reasons": "理由",
        "information": "所涉及的政府信息",
        "right_to_object": "可以不同意公开并说明理由",
        "fifteen_working_days": "自收到征求意见书之日起15个工作日内提出意见",
        "silence_agency_decides": "逾期未提出意见的，由行政机关依照条例决定是否公开",
        "silence_consent": "逾期未提出意见的，视为同意公开",
        "consulting": "正在征求意见",
        "time_excluded": "征求意见所需时间不计算在答复期限内",
        "content_to_disclose": "决定公开的政府信息内容",
        "question": "需要协助的事项",
        "internal_limit": "内部办理期限",
        "fee_basis": "收费依据",
        "fee_standard": "收费标准",
        "fee_amount": "应缴数额",
        "fee_way": "缴纳方式",
        "fee_period": "缴纳期限：自收到收费通知次日起20个工作日",
        "agency_name": "行政机关名称",
        "document_no": "文号",
        "asked": "申请公开的内容",
        "facts": "查明的事实",
        "legal_basis": "法律依据",
        "result": "处理结果",
        "content_or_way": "提供的信息，或者获取的方式、途径和时间",
        "remedy_text": "救济途径：行政复议机关、人民法院、期限",
        "date": "日期",
        "seal": "印章",
        "delivery_way": "送达方式",
        "delivery_date": "送达日期",
        "delivery_proof": "签收或者交邮的证明",
        "rectification_result": "记录更正的结果",
        "list_of_papers": "卷内文件目录：申请、告知、征求意见、检索记录、审核、答复、送达",
        "opinion": "意见的内容和提出的日期，或者逾期未提出的记录",
        "withdrawal": "撤回的时间和方式",
        "searched": "检索的单位、系统、档案，所用的关键词和结果",
        "closing_reason": "结案的原因和依据",
        "review": "审核意见、保密审查意见和签发",
        "handling_unit": "承办单位",
    }
)


@dataclass(frozen=True, slots=True)
class Document:
    """One kind of document. contents: keys of CONTENTS; optional: the law does not ask for it to be sent."""

    code: str
    name: str
    addressee: Addressee
    contents: tuple[str, ...]
    citations: tuple[Citation, ...]
    optional: bool = False

    @property
    def content_labels(self) -> tuple[str, ...]:
        return tuple(CONTENTS[key] for key in self.contents)

    def missing(self, given: Collection[str]) -> tuple[str, ...]:
        """Keys of what it must contain and does not."""
        return tuple(key for key in self.contents if key not in given)


_APPLICANT, _FILE = Addressee.APPLICANT, Addressee.FILE
_HEAD = ("agency_name", "document_no")  # every letter that leaves the house
_FOOT = ("date", "seal")
REPLY_CONTENTS = (
    *_HEAD, "receipt_date", "asked", "facts", "legal_basis", "result", "content_or_way", "remedy_text", *_FOOT,
)  # fmt: skip

_DOCUMENTS = (
    Document(
        "application", "政府信息公开申请表", _FILE, ("applicant_name", "description", "wanted_form", "agent"),
        (REG.article(29, 2),),
    ),
    Document(
        "registration", "政府信息公开申请登记表", _FILE,
        ("request_no", "receipt_date", "receipt_why", "channel", "summary"), (REG.article(31), REG.article(45)),
    ),
    Document(
        "receipt_slip", "政府信息公开申请接收回执", _APPLICANT,
        ("request_no", "receipt_date", "receipt_why", "channel", "summary"), (REG.article(31), REG.article(45)),
    ),
    Document(
        "handling_order", "政府信息公开申请交办单", Addressee.OTHER_UNIT,
        ("request_no", "summary", "handling_unit", "internal_limit"), (REG.article(45),), optional=True,
    ),
    Document(
        "amendment_notice", "政府信息公开申请补正告知书", _APPLICANT,
        (*_HEAD, "items", "guidance", "amendment_period", "consequence", *_FOOT), (REG.article(30),),
    ),
    Document(
        "amendment_slip", "补正材料接收回执", _APPLICANT, ("request_no", "receipt_date", "summary"),
        (REG.article(30), REG.article(45)),
    ),
    Document(
        "reason_inquiry", "说明理由告知书", _APPLICANT,
        (*_HEAD, "beyond_reasonable", "to_explain", "period", *_FOOT), (REG.article(35),),
    ),
    Document(
        "extension_notice", "政府信息公开延期答复告知书", _APPLICANT, (*_HEAD, "new_limit", "reasons", *_FOOT),
        (REG.article(33, 2),),
    ),
    Document(
        "deferral_notice", "政府信息公开延迟答复告知书", _APPLICANT, (*_HEAD, "deferred_to", "reasons", *_FOOT),
        (REG.article(35),),
    ),
    Document(
        "third_party_letter", "征求意见书（第三方）", Addressee.THIRD_PARTY,
        (*_HEAD, "information", "right_to_object", "fifteen_working_days", "silence_agency_decides", *_FOOT),
        (REG.article(32),),
    ),
    Document(
        "consultation_notice", "征求意见告知书（申请人）", _APPLICANT,
        (*_HEAD, "consulting", "time_excluded", *_FOOT), (REG.article(33, 3),),
    ),
    Document(
        "third_party_disclosure_notice", "依申请公开告知书（第三方）", Addressee.THIRD_PARTY,
        (*_HEAD, "content_to_disclose", "reasons", *_FOOT), (REG.article(32),),
    ),
    Document(
        "co_maker_letter", "征求意见书（共同制作机关）", Addressee.CO_MAKER,
        (*_HEAD, "information", "fifteen_working_days", "silence_consent", *_FOOT), (REG.article(34),),
    ),
    Document(
        "opinion_record", "意见记录", _FILE, ("information", "opinion"), (REG.article(32), REG.article(34)),
    ),
    Document(
        "assistance_letter", "协办函", Addressee.OTHER_UNIT, ("question", "internal_limit", *_FOOT),
        (REG.article(11), REG.article(45)),
    ),
    Document(
        "fee_notice", "政府信息公开信息处理费收费通知书", _APPLICANT,
        (
            *_HEAD, "fee_basis", "fee_standard", "fee_amount", "fee_way", "fee_period", "consequence", *_FOOT,
        ),
        (FEE.article(6).marked("unverified"),),
    ),
    Document("search_record", "检索记录", _FILE, ("searched", "date"), (REG.article(36, item=4), REG.article(45))),
    Document(
        "review_sheet", "答复审核单", _FILE, ("result", "legal_basis", "review"), (REG.article(17), REG.article(45))
    ),
    Document(
        "reply", "政府信息公开申请答复书", _APPLICANT, REPLY_CONTENTS,
        (REG.article(36), REG.article(37), REG.article(38), REG.article(39)),
    ),
    Document(
        "closing_record", "结案记录", _FILE, ("closing_reason", "date"), (REG.article(30), REG.article(45))
    ),
    Document(
        "withdrawal_record", "撤回申请记录", _FILE, ("withdrawal", "date"), (REG.article(45).marked("unverified"),)
    ),
    Document(
        "service_receipt", "送达回证", _FILE, ("delivery_way", "delivery_date", "delivery_proof"), (R235.whole(),),
    ),
    Document(
        "rectification_notice", "更正告知书", _APPLICANT, (*_HEAD, "rectification_result", *_FOOT),
        (REG.article(41),),
    ),
    Document("file_index", "卷宗目录", _FILE, ("request_no", "list_of_papers"), (REG.article(45),)),
)  # fmt: skip

DOCUMENTS: Mapping[str, Document] = MappingProxyType({document.code: document for document in _DOCUMENTS})

# The reply is named after what it says; one title for each outcome of both editions of the form. Practice, not law.
_TITLE_OF_GROUP: Mapping[str, str] = MappingProxyType(
    {
        "granted": "政府信息公开告知书",
        "partially_granted": "政府信息部分公开告知书",
        "denied": "政府信息不予公开告知书",
        "unavailable": "政府信息无法提供告知书",
        "not_processed": "政府信息公开申请不予处理告知书",
        "otherwise_closed": "政府信息公开申请结案告知书",
    }
)
_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "denied.administrative_query": "政府信息查询途径告知书",
        "unavailable.unclear_after_amendment": "政府信息公开申请内容不明确告知书",
        "not_processed.petition_or_complaint": "非政府信息公开申请告知书",
        "not_processed.duplicate": "政府信息公开申请不予重复处理告知书",
        "not_processed.publication": "公开出版物获取途径告知书",
        "not_processed.confirm_or_reissue": "非政府信息公开申请告知书",
    }
)
_TITLES_BY_GROUND: Mapping[str, str] = MappingProxyType(
    {
        "REG36_4.does_not_exist": "政府信息不存在告知书",
        "REG36_5.other_agency": "非本机关负责公开告知书",
        "REG38.requires_creation": "没有现成政府信息告知书",
    }
)


def reply_title(outcome: str, ground: str = "") -> str:
    """What the reply is called, by its outcome and, where one row holds several cases, by its ground."""
    if outcome != "partially_granted" and ground in _TITLES_BY_GROUND:
        return _TITLES_BY_GROUND[ground]
    return _TITLES.get(outcome) or _TITLE_OF_GROUP[outcome.partition(".")[0]]
