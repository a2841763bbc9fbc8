"""Outcomes: the leaves of the annual form's table of requests, and what a reply with each of them must do and show.

The code of an outcome is the id of its row in the annual report; changing it breaks stored reports.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from gongkai.statute.citation import Citation, NotInForce
from gongkai.statute.evidence import Evidence
from gongkai.statute.grounds import GROUNDS, Ground, grounds_of
from gongkai.statute.grounds_2008 import GROUNDS_2008

FORM_2019_FROM = date(2019, 1, 1)  # 国办公开办函〔2019〕60号: reports for 2019 and 2020
FORM_2021_FROM = date(2021, 1, 1)  # 国办公开办函〔2021〕30号: reports for 2021 and after


@dataclass(frozen=True, slots=True)
class OutcomeGroup:
    code: str
    number: str
    label: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way in which a request ends.

    number: its place inside the group, None where the group is a leaf itself.
    decision: the sentence with which the reply decides, "" where the file is closed without deciding.
    duties: what every reply with this outcome must do; each ground adds its own duty.
    evidence: what every file with this outcome must hold; each ground adds its own.
    """

    code: str
    label: str
    group: OutcomeGroup
    number: int | None
    decision: str
    duties: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    needs_secrecy_review: bool = False
    note: str = ""

    @property
    def report_row(self) -> str:
        """The row of the annual report in which it is counted."""
        return self.code

    @property
    def grounds(self) -> tuple[Ground, ...]:
        return grounds_of(self.code)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The places of the law on which it may rest, each once."""
        return tuple(dict.fromkeys(ground.citation for ground in self.grounds))

    @property
    def full_label(self) -> str:
        """Group and leaf: 不予公开：属于国家秘密."""
        return self.label if self.number is None else f"{self.group.label}：{self.label}"


GRANTED = OutcomeGroup("granted", "（一）", "予以公开")
PARTIALLY_GRANTED = OutcomeGroup("partially_granted", "（二）", "部分公开")
DENIED = OutcomeGroup("denied", "（三）", "不予公开")
UNAVAILABLE = OutcomeGroup("unavailable", "（四）", "无法提供")
NOT_PROCESSED = OutcomeGroup("not_processed", "（五）", "不予处理")
OTHERWISE_CLOSED = OutcomeGroup("otherwise_closed", "（六）", "其他处理")
GROUPS = (GRANTED, PARTIALLY_GRANTED, DENIED, UNAVAILABLE, NOT_PROCESSED, OTHERWISE_CLOSED)

_SAY_WHY = ("写明依据的条文。", "说明理由。")
_DENY = "本机关决定不予公开。"
_CANNOT = "本机关无法提供。"
_CLOSE = "本机关不再处理该申请。"

_BEFORE_OTHERWISE = (
    Outcome(
        "granted", "予以公开", GRANTED, None, "本机关决定予以公开。",
        ("写明依据第三十六条第（一）项还是第（二）项。", "附上信息，或者写明获取的方式、途径和时间。"),
        needs_secrecy_review=True,
    ),
    Outcome(
        "partially_granted", "部分公开", PARTIALLY_GRANTED, None, "本机关决定部分公开。",
        ("提供可以公开的部分。", "对不予公开的每一处写明依据和理由。"),
        (Evidence.CONTENT, Evidence.SEVERED_PIECES), needs_secrecy_review=True,
        note="区分处理的，只计这一情形，不计其他情形",
    ),
    Outcome("denied.state_secret", "属于国家秘密", DENIED, 1, _DENY, _SAY_WHY),
    Outcome(
        "denied.prohibited_by_law", "其他法律行政法规禁止公开", DENIED, 2, _DENY,
        ("写明禁止公开的法律、行政法规。", "说明理由。"),
    ),
    Outcome("denied.security_and_stability", "危及“三安全一稳定”", DENIED, 3, _DENY, _SAY_WHY),
    Outcome(
        "denied.third_party_rights", "保护第三方合法权益", DENIED, 4, _DENY,
        ("写明依据的条文。", "说明理由和征求第三方意见的情况。"),
    ),
    Outcome("denied.internal_affairs", "属于三类内部事务信息", DENIED, 5, _DENY, _SAY_WHY),
    Outcome("denied.process_information", "属于四类过程性信息", DENIED, 6, _DENY, _SAY_WHY),
    Outcome("denied.enforcement_file", "属于行政执法案卷", DENIED, 7, _DENY, _SAY_WHY),
    Outcome(
        "denied.administrative_query", "属于行政查询事项", DENIED, 8, "请依照有关法律、行政法规的规定办理。",
        ("告知按有关法律、行政法规规定的途径办理。",),
    ),
    Outcome("unavailable.not_held", "本机关不掌握相关政府信息", UNAVAILABLE, 1, _CANNOT, ("说明不掌握的原因。",)),
    Outcome(
        "unavailable.requires_creation", "没有现成信息需要另行制作", UNAVAILABLE, 2, _CANNOT,
        ("说明没有现成信息，以及没有加工、分析的义务。",),
    ),
    Outcome(
        "unavailable.unclear_after_amendment", "补正后申请内容仍不明确", UNAVAILABLE, 3, _CANNOT,
        ("说明补正后仍然不明确的是什么。",),
    ),
    Outcome(
        "not_processed.petition_or_complaint", "信访举报投诉类申请", NOT_PROCESSED, 1,
        "本机关不作为政府信息公开申请处理。", ("告知不作为政府信息公开申请处理，可以告知相应渠道。",),
    ),
    Outcome(
        "not_processed.duplicate", "重复申请", NOT_PROCESSED, 2, "本机关不予重复处理。",
        ("写明此前答复的文号和日期。",),
    ),
    Outcome(
        "not_processed.publication", "要求提供公开出版物", NOT_PROCESSED, 3, "本机关不予处理。",
        ("可以告知获取的途径。",),
    ),
    Outcome(
        "not_processed.excessive", "无正当理由大量反复申请", NOT_PROCESSED, 4, "本机关不予处理。",
        ("写明已要求说明理由，以及为什么理由不合理。",),
    ),
    Outcome(
        "not_processed.confirm_or_reissue", "要求行政机关确认或重新出具已获取信息", NOT_PROCESSED, 5,
        "本机关不予处理。", ("说明理由。",),
    ),
)  # fmt: skip

_OTHERWISE = (
    Outcome(
        "otherwise_closed.amendment_overdue",
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", OTHERWISE_CLOSED, 1, _CLOSE,
        ("记下补正告知书及其送达。",),
    ),
    Outcome(
        "otherwise_closed.fee_unpaid",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", OTHERWISE_CLOSED, 2, _CLOSE,
        ("记下收费通知及其送达。",),
    ),
    Outcome("otherwise_closed.other", "其他", OTHERWISE_CLOSED, 3, "", ("用文字写明原因。",)),
)  # fmt: skip

# The trial form counts 其他处理 in a single row; what it was is told by the ground.
_OTHERWISE_2019 = (
    Outcome("otherwise_closed", "其他处理", OTHERWISE_CLOSED, None, "", ("用文字写明原因。",)),
)  # fmt: skip


def _by_code(outcomes: Iterable[Outcome]) -> Mapping[str, Outcome]:
    return MappingProxyType({outcome.code: outcome for outcome in outcomes})


OUTCOMES = _by_code((*_BEFORE_OTHERWISE, *_OTHERWISE))
OUTCOMES_2019 = _by_code((*_BEFORE_OTHERWISE, *_OTHERWISE_2019))


# By code, whatever the version: what a stored file says is found here.
EVERY_GROUND: Mapping[str, Ground] = MappingProxyType({**GROUNDS, **GROUNDS_2008})


def outcomes_on(day: date) -> Mapping[str, Outcome]:
    """The outcomes of the form in which a reply of that day is counted. Raises NotInForce before 2019."""
    if day >= FORM_2021_FROM:
        return OUTCOMES
    if day >= FORM_2019_FROM:
        return OUTCOMES_2019
    raise NotInForce("政府信息公开工作年度报告格式（2019年起）", day)


def report_row(code: str, day: date) -> str:
    """The row that counts an outcome in the form of that day: leaves of 其他处理 were one row until 2020."""
    known = outcomes_on(day)
    return code if code in known else known[code.partition(".")[0]].code


def evidence_required(outcome: Outcome, grounds: Iterable[Ground]) -> tuple[Evidence, ...]:
    """What the file must hold for this outcome on these grounds, each once."""
    of_grounds = (key for ground in grounds for key in ground.evidence)
    return tuple(dict.fromkeys((*outcome.evidence, *of_grounds)))


def ground_faults(outcome: Outcome, codes: Iterable[str]) -> tuple[str, ...]:
    """Why a reply may not rest on these grounds, a sentence each; empty where it may."""
    chosen = tuple(codes)
    if not chosen:
        return (f"“{outcome.full_label}”还没有选定依据；请至少选一条。",)
    unknown = [f"没有编号为“{code}”的依据；请从列表中选取。" for code in chosen if code not in EVERY_GROUND]
    wrong = [
        f"“{outcome.full_label}”不能以{EVERY_GROUND[code].citation}（{EVERY_GROUND[code].label}）为依据；请改选结果或者依据。"
        for code in chosen
        if code in EVERY_GROUND and outcome.code not in EVERY_GROUND[code].outcomes
    ]
    if outcome.code == PARTIALLY_GRANTED.code and not unknown and not any(map(_keeps_back, chosen)):
        wrong.append("部分公开要写明哪一部分不提供、依据哪一条；请为不提供的部分选定依据。")
    return (*unknown, *wrong)


def _keeps_back(code: str) -> bool:
    return not EVERY_GROUND[code].outcome.endswith("granted")
