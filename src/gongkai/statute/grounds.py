"""Grounds: the places of the law on which a reply may rest, how strong each is, and what it asks of the file.

Changing a code breaks stored files of requests: codes are kept in ledgers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gongkai.statute.citation import Citation
from gongkai.statute.evidence import Evidence
from gongkai.statute.instruments import FEE, REG


class Strength(StrEnum):
    """How far a ground binds the agency that withholds."""

    MUST_NOT = "must_not"
    MUST_NOT_UNLESS_CONSENT_OR_PUBLIC_INTEREST = "must_not_unless_consent_or_public_interest"
    MAY = "may"


STRENGTHS: Mapping[Strength, str] = MappingProxyType(
    {
        Strength.MUST_NOT: "不得公开",
        Strength.MUST_NOT_UNLESS_CONSENT_OR_PUBLIC_INTEREST: "不得公开，但第三方同意或者不公开会对公共利益造成重大影响的除外",
        Strength.MAY: "可以不予公开",
    }
)


@dataclass(frozen=True, slots=True)
class Ground:
    """One legal basis of a reply.

    outcomes: the outcomes that may rest on it, its own leaf first.
    finding: what the reply finds, a clause to follow 「经审查，」.
    duty: what the reply must do because of this place of the law.
    evidence: what the file must hold.
    strength: how far it binds where it lets information be withheld, None where it does not.
    override: when the information goes out all the same.
    """

    code: str
    label: str
    citation: Citation
    outcomes: tuple[str, ...]
    finding: str
    duty: str
    evidence: tuple[Evidence, ...] = (Evidence.REASONS,)
    strength: Strength | None = None
    override: str = ""

    @property
    def outcome(self) -> str:
        """The leaf of the annual report to which this ground alone leads."""
        return self.outcomes[0]


_PARTLY = "partially_granted"  # any piece of a request may be withheld while the rest is given (REG 37)
_NO_OVERRIDE = "没有例外。"
_THIRD_PARTY = Strength.MUST_NOT_UNLESS_CONSENT_OR_PUBLIC_INTEREST
_THIRD_PARTY_OVERRIDE = (
    "第三方同意公开，或者行政机关认为不公开会对公共利益造成重大影响的，予以公开；"
    "后一情形要把决定公开的内容和理由书面告知第三方。"
)
_THIRD_PARTY_DUTY = "书面征求第三方的意见；第三方不同意且有合理理由的不予公开，逾期未提出意见的由本机关决定。"
_ASKED = (Evidence.REASONS, Evidence.CONSULTATION)
_IF_LAW_SAYS = "法律、法规、规章规定上述信息应当公开的，从其规定。"

_RELEASE = (
    Ground(
        "REG36_1.already_public", "所申请公开信息已经主动公开", REG.article(36, item=1), ("granted", _PARTLY),
        "申请公开的信息已经主动公开", "告知申请人获取该政府信息的方式、途径。", (Evidence.WAY_AND_ROUTE,),
    ),
    Ground(
        "REG36_2.disclosable", "所申请公开信息可以公开", REG.article(36, item=2), ("granted", _PARTLY),
        "申请公开的信息可以公开", "向申请人提供该政府信息，或者告知获取该政府信息的方式、途径和时间。",
        (Evidence.CONTENT, Evidence.SECRECY_REVIEW),
    ),
    Ground(
        "REG37.severance", "区分处理", REG.article(37), (_PARTLY,),
        "申请公开的信息含有不应当公开或者不属于政府信息的内容，但是能够作区分处理",
        "提供可以公开的内容，并对不予公开的内容说明理由，每一处都有依据。",
        (Evidence.CONTENT, Evidence.SEVERED_PIECES, Evidence.SECRECY_REVIEW),
    ),
)  # fmt: skip

_DENIAL = (
    Ground(
        "REG14.state_secret", "依法确定为国家秘密", REG.article(14), ("denied.state_secret", _PARTLY),
        "申请公开的信息属于依法确定为国家秘密的政府信息", "不予公开并说明理由。",
        strength=Strength.MUST_NOT, override=_NO_OVERRIDE,
    ),
    Ground(
        "REG14.prohibited_by_law", "法律、行政法规禁止公开", REG.article(14),
        ("denied.prohibited_by_law", _PARTLY),
        "申请公开的信息属于法律、行政法规禁止公开的政府信息", "不予公开，写明禁止公开的法律、行政法规及其条文。",
        (Evidence.REASONS, Evidence.NAMED_LAW), Strength.MUST_NOT, _NO_OVERRIDE,
    ),
    Ground(
        "REG14.security_and_stability", "公开后可能危及国家安全、公共安全、经济安全、社会稳定",
        REG.article(14), ("denied.security_and_stability", _PARTLY),
        "申请公开的信息公开后可能危及国家安全、公共安全、经济安全、社会稳定", "不予公开并说明理由。",
        strength=Strength.MUST_NOT, override=_NO_OVERRIDE,
    ),
    Ground(
        "REG15.trade_secret", "涉及商业秘密，公开会对第三方合法权益造成损害", REG.article(15),
        ("denied.third_party_rights", _PARTLY),
        "申请公开的信息涉及商业秘密，公开会对第三方合法权益造成损害", _THIRD_PARTY_DUTY, _ASKED,
        _THIRD_PARTY, _THIRD_PARTY_OVERRIDE,
    ),
    Ground(
        "REG15.personal_privacy", "涉及个人隐私，公开会对第三方合法权益造成损害", REG.article(15),
        ("denied.third_party_rights", _PARTLY),
        "申请公开的信息涉及个人隐私，公开会对第三方合法权益造成损害", _THIRD_PARTY_DUTY, _ASKED,
        _THIRD_PARTY, _THIRD_PARTY_OVERRIDE,
    ),
    Ground(
        "REG15.other_rights", "公开会对第三方的其他合法权益造成损害", REG.article(15),
        ("denied.third_party_rights", _PARTLY),
        "申请公开的信息公开会对第三方合法权益造成损害", _THIRD_PARTY_DUTY, _ASKED, _THIRD_PARTY, _THIRD_PARTY_OVERRIDE,
    ),
    Ground(
        "REG16_1.internal_affairs", "内部事务信息（人事管理、后勤管理、内部工作流程）", REG.article(16, 1),
        ("denied.internal_affairs", _PARTLY),
        "申请公开的信息属于行政机关的内部事务信息", "可以不予公开；不公开的说明属于三类中的哪一类和理由。",
        strength=Strength.MAY, override="行政机关可以决定公开。",
    ),
    Ground(
        "REG16_2.process_information", "过程性信息（讨论记录、过程稿、磋商信函、请示报告）", REG.article(16, 2),
        ("denied.process_information", _PARTLY),
        "申请公开的信息属于行政机关在履行行政管理职能过程中形成的过程性信息",
        "可以不予公开；不公开的说明属于四类中的哪一类和理由。",
        strength=Strength.MAY, override=_IF_LAW_SAYS,
    ),
    Ground(
        "REG16_2.enforcement_file", "行政执法案卷信息", REG.article(16, 2),
        ("denied.enforcement_file", _PARTLY),
        "申请公开的信息属于行政执法案卷信息", "可以不予公开；不公开的说明理由。",
        strength=Strength.MAY, override=_IF_LAW_SAYS,
    ),
    # Reported under 不予公开, yet no refusal under Articles 14 to 16: the law only points to another door.
    Ground(
        "REG36_7.administrative_query", "法律、行政法规对信息的获取有特别规定（工商、不动产登记资料等）",
        REG.article(36, item=7), ("denied.administrative_query", _PARTLY),
        "申请公开的信息属于有关法律、行政法规对获取有特别规定的信息",
        "告知申请人依照有关法律、行政法规的规定办理。", (Evidence.ACCESS_LAW,),
    ),
)  # fmt: skip

_UNAVAILABLE = (
    Ground(
        "REG36_4.does_not_exist", "经检索没有所申请公开信息", REG.article(36, item=4),
        ("unavailable.not_held", _PARTLY),
        "申请公开的信息经检索不存在", "告知申请人该政府信息不存在，检索记录存入卷宗。", (Evidence.SEARCH_RECORD,),
    ),
    Ground(
        "REG36_5.other_agency", "所申请公开信息不属于本行政机关负责公开", REG.article(36, item=5),
        ("unavailable.not_held", _PARTLY),
        "申请公开的信息不属于本机关负责公开", "说明理由；能够确定负责公开的行政机关的，告知其名称、联系方式。",
    ),
    Ground(
        "REG38.requires_creation", "需要对现有政府信息进行加工、分析", REG.article(38),
        ("unavailable.requires_creation", _PARTLY),
        "申请公开的信息没有现成信息，需要本机关对现有信息进行加工、分析", "说明没有现成信息，以及没有加工、分析的义务。",
    ),
    Ground(
        "REG30.unclear_after_amendment", "补正后申请内容仍不明确",
        REG.article(30).marked("inferred"), ("unavailable.unclear_after_amendment",),
        "补正后申请内容仍不明确", "说明补正后仍然不明确的是什么。",
        (Evidence.REASONS, Evidence.AMENDED_REQUEST),
    ),
)  # fmt: skip

_NOT_PROCESSED = (
    Ground(
        "REG39_1.petition_or_complaint", "以申请的形式进行信访、投诉、举报等活动", REG.article(39, 1),
        ("not_processed.petition_or_complaint",),
        "所提事项实为信访、投诉、举报等活动", "告知不作为政府信息公开申请处理，可以告知通过相应渠道提出。",
    ),
    Ground(
        "REG36_6.duplicate", "已就相同申请作出答复", REG.article(36, item=6), ("not_processed.duplicate",),
        "本机关已经就相同的申请作出答复", "告知不予重复处理，写明此前答复的文号和日期。",
        (Evidence.EARLIER_REPLY,),
    ),
    Ground(
        "REG39_2.publication", "要求提供政府公报、报刊、书籍等公开出版物", REG.article(39, 2),
        ("not_processed.publication",),
        "申请公开的信息属于政府公报、报刊、书籍等公开出版物", "可以告知获取的途径。",
    ),
    Ground(
        "REG35.excessive", "申请的数量、频次明显超过合理范围且理由不合理", REG.article(35),
        ("not_processed.excessive",),
        "申请公开政府信息的数量、频次明显超过合理范围，说明的理由不合理", "告知不予处理，说明对申请人理由的判断。",
        (Evidence.REASONS, Evidence.REASON_STATEMENT),
    ),
    # No article says it in so many words; practice rests on the definition of 政府信息 and the duty to give what exists.
    Ground(
        "REG.confirm_or_reissue", "要求确认或者重新出具已经获取的信息", REG.whole("unverified"),
        ("not_processed.confirm_or_reissue",),
        "所提事项是要求本机关确认或者重新出具已经获取的信息", "说明理由。",
    ),
)  # fmt: skip

_CLOSED = (
    Ground(
        "REG30.amendment_overdue", "无正当理由逾期不补正，视为放弃申请", REG.article(30),
        ("otherwise_closed.amendment_overdue", "otherwise_closed"),
        "补正期限届满没有补正，也没有正当理由", "结案；补正告知书及其送达证明存入卷宗。",
        (Evidence.NOTICE_AND_DELIVERY,),
    ),
    Ground(
        "FEE6.fee_unpaid", "逾期未按收费通知要求缴纳费用，视为放弃申请", FEE.article(6).marked("unverified"),
        ("otherwise_closed.fee_unpaid", "otherwise_closed"),
        "信息处理费逾期没有足额缴纳", "结案；收费通知及其送达证明存入卷宗。", (Evidence.FEE_NOTICE,),
    ),
    # The form has one row 其他 and no article; what falls into it is told apart here, so that it can be explained.
    Ground(
        "other.withdrawn", "申请人撤回申请", REG.whole("unverified"),
        ("otherwise_closed.other", "otherwise_closed"),
        "申请人已经撤回申请", "记下撤回的时间和方式。", (Evidence.EXPLANATION,),
    ),
    Ground(
        "other.merged", "与另一件申请合并办理", REG.whole("unverified"),
        ("otherwise_closed.other", "otherwise_closed"),
        "本申请与另一件申请合并办理", "写明并入哪一件申请。", (Evidence.EXPLANATION,),
    ),
    Ground(
        "other.misfiled", "误登记为政府信息公开申请", REG.whole("unverified"),
        ("otherwise_closed.other", "otherwise_closed"),
        "本件不是政府信息公开申请，系误作申请登记", "写明原件的去向。", (Evidence.EXPLANATION,),
    ),
    Ground(
        "other.explained", "其他原因", REG.whole("unverified"),
        ("otherwise_closed.other", "otherwise_closed"),
        "本申请因其他原因结案", "用文字说明原因。", (Evidence.EXPLANATION,),
    ),
)  # fmt: skip

GROUNDS: Mapping[str, Ground] = MappingProxyType(
    {
        ground.code: ground
        for ground in (*_RELEASE, *_DENIAL, *_UNAVAILABLE, *_NOT_PROCESSED, *_CLOSED)
    }
)  # fmt: skip

# 政府信息公开条例第十八条: what is withheld is looked at again from time to time.
WITHHOLDING_REVIEW = REG.article(18)


def grounds_of(outcome: str) -> tuple[Ground, ...]:
    """The grounds on which a reply with this outcome may rest, in the order of the form."""
    return tuple(ground for ground in GROUNDS.values() if outcome in ground.outcomes)
