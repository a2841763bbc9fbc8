"""The words of a register that stand for codes: who asks, by which way, how it ended, yes and no.

Official labels first, then the words that registers use for them. What fits several is refused and never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from gongkai.statute.outcomes import GROUPS, OUTCOMES
from gongkai.statute.receipt import CHANNEL_LABELS, Channel

_SIGNS = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"^\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六\d]+\s*[、.．:：])\s*")
_INNER_NUMBER = re.compile(r"(?<=[\s：:])\d+\s*[、.．]\s*")


class Unknown(ValueError):  # noqa: N818 (a refusal)
    """The text stands for no code, or for several; says which texts do."""


class Standing(StrEnum):
    """How far a row is, where the register has a column for it."""

    UNCONFIRMED = "unconfirmed"
    OPEN = "open"
    ENDED = "ended"


def plain(text: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).lower()


# The columns of the official table; where it has an upper and a lower heading, the lower one.
TYPE_LABELS: Final[Mapping[str, str]] = {
    "natural_person": "自然人",
    "commercial_enterprise": "商业企业",
    "research_institution": "科研机构",
    "public_welfare_organization": "社会公益组织",
    "legal_service_organization": "法律服务机构",
    "other_organization": "其他",
}
_TYPES: Final = {
    **{plain(label): code for code, label in TYPE_LABELS.items()},
    **{code.replace("_", ""): code for code in TYPE_LABELS},
    "公民": "natural_person", "个人": "natural_person", "公民个人": "natural_person",
    "企业": "commercial_enterprise", "公司": "commercial_enterprise", "工商企业": "commercial_enterprise",
    "科研单位": "research_institution", "公益组织": "public_welfare_organization",
    "律师事务所": "legal_service_organization", "律所": "legal_service_organization",
    "其他组织": "other_organization",
}  # fmt: skip
_CHANNELS: Final = {
    **{plain(label): channel for channel, label in CHANNEL_LABELS.items()},
    **{plain(channel.value): channel for channel in Channel},
    "当面": Channel.IN_PERSON, "现场": Channel.IN_PERSON, "现场提交": Channel.IN_PERSON, "当面申请": Channel.IN_PERSON,
    "现场申请": Channel.IN_PERSON, "窗口": Channel.IN_PERSON, "口头": Channel.ORAL, "口头申请": Channel.ORAL,
    "挂号信": Channel.SIGNED_MAIL, "挂号": Channel.SIGNED_MAIL, "快递": Channel.SIGNED_MAIL, "特快专递": Channel.SIGNED_MAIL,
    "ems": Channel.SIGNED_MAIL, "邮政快递": Channel.SIGNED_MAIL, "平信": Channel.ORDINARY_MAIL,
    "网络": Channel.INTERNET, "网上": Channel.INTERNET, "网上申请": Channel.INTERNET, "网络申请": Channel.INTERNET,
    "互联网": Channel.INTERNET, "网站": Channel.INTERNET, "平台": Channel.INTERNET, "在线申请": Channel.INTERNET,
    "传真申请": Channel.FAX, "邮件": Channel.EMAIL, "电子邮箱": Channel.EMAIL, "邮箱": Channel.EMAIL, "email": Channel.EMAIL,
    "其他": Channel.OTHER,
    # A register that only says 邮寄 keeps its own day of receipt, for which alone the two kinds of mail differ.
    "邮寄": Channel.SIGNED_MAIL, "信函": Channel.SIGNED_MAIL, "信件": Channel.SIGNED_MAIL, "邮寄申请": Channel.SIGNED_MAIL,
}  # fmt: skip
_OUTCOMES: Final = {
    **{plain(one.full_label): code for code, one in OUTCOMES.items()},
    **{plain(one.label): code for code, one in OUTCOMES.items() if one.label != "其他"},
    **{plain(code): code for code in OUTCOMES},
    "公开": "granted", "全部公开": "granted", "同意公开": "granted", "主动公开": "granted", "已主动公开": "granted",
    "部分予以公开": "partially_granted", "国家秘密": "denied.state_secret", "三安全一稳定": "denied.security_and_stability",
    "内部事务信息": "denied.internal_affairs", "过程性信息": "denied.process_information",
    "行政执法案卷": "denied.enforcement_file", "行政查询事项": "denied.administrative_query",
    "信息不存在": "unavailable.not_held", "政府信息不存在": "unavailable.not_held", "不存在": "unavailable.not_held",
    "本机关不掌握": "unavailable.not_held", "不掌握": "unavailable.not_held", "非本机关公开": "unavailable.not_held",
    "非本机关负责公开": "unavailable.not_held", "不属于本机关公开": "unavailable.not_held",
    "需要另行制作": "unavailable.requires_creation", "补正后仍不明确": "unavailable.unclear_after_amendment",
    "信访举报投诉": "not_processed.petition_or_complaint", "公开出版物": "not_processed.publication",
    "逾期不补正": "otherwise_closed.amendment_overdue", "逾期未补正": "otherwise_closed.amendment_overdue",
    "逾期未缴费": "otherwise_closed.fee_unpaid", "撤回": "otherwise_closed.other", "申请人撤回": "otherwise_closed.other",
    "主动撤回": "otherwise_closed.other", "撤回申请": "otherwise_closed.other", "申请人撤回申请": "otherwise_closed.other",
}  # fmt: skip
_STANDINGS: Final = {
    "待双方确认": Standing.UNCONFIRMED, "待确认": Standing.UNCONFIRMED,
    **dict.fromkeys(
        ("已收到待分办", "待申请人补正", "办理中", "征求意见中", "待申请人说明理由", "待申请人缴费", "已决定待送达",
         "在办", "正在办理", "未办结", "待办", "补正中"),
        Standing.OPEN,
    ),
    **dict.fromkeys(("已答复", "已归档", "已办结", "办结", "答复", "已完成", "完成"), Standing.ENDED),
}  # fmt: skip
_YES: Final = frozenset(
    {"是", "有", "yes", "y", "1", "已延期", "延期", "逾期", "超期", "已逾期", "对", "√", "✓"}
)
_NO: Final = frozenset(
    {"", "否", "无", "没有", "no", "n", "0", "未延期", "不延期", "未逾期", "未超期", "按期", "×"}
)


def type_of(text: str) -> str:
    """Raises Unknown."""
    word = plain(text)
    for head in ("法人或者其他组织", "法人或其他组织", "法人"):
        if word.startswith(head):
            word = word.removeprefix(head) or "?"
            break
    if (code := _TYPES.get(word)) is not None:
        return code
    words = _("“%(text)s”不是年度报告的申请人类别；请写成%(labels)s之一。")
    raise Unknown(words % {"text": text[:40], "labels": "、".join(TYPE_LABELS.values())})


def channel_of(text: str) -> str:
    """Of an empty text, other. Raises Unknown."""
    if not text:
        return Channel.OTHER
    if (channel := _CHANNELS.get(plain(text))) is not None:
        return channel
    words = _("“%(text)s”不是已知的申请渠道；请写成%(labels)s之一。")
    raise Unknown(words % {"text": text[:40], "labels": "、".join(CHANNEL_LABELS.values())})


def outcome_of(text: str) -> str:
    """The code of an outcome by its label in the form of 2021, its code, or a usual word. Raises Unknown."""
    bare = _NUMBERED.sub("", _INNER_NUMBER.sub("", text))
    if (code := _OUTCOMES.get(plain(text)) or _OUTCOMES.get(plain(bare))) is not None:
        return code
    group = next((one for one in GROUPS if plain(one.label) == plain(bare)), None)
    if group is None:
        raise Unknown(
            _("“%(text)s”不是年度报告里的办理结果；请写成官方的结果名称，如“不予公开：属于国家秘密”。")
            % {"text": text[:40]}
        )
    leaves = "、".join(one.label for one in OUTCOMES.values() if one.group is group)
    words = _("“%(text)s”没有写明是哪一种；请写成“%(text)s：”加上%(labels)s之一。")
    raise Unknown(words % {"text": group.label, "labels": leaves})


def standing_of(text: str) -> Standing:
    """Raises Unknown."""
    if (found := _STANDINGS.get(plain(text))) is not None:
        return found
    words = _("“%(text)s”不是已知的状态；请写成办理中、已答复或者已归档，或者不选用这一列。")
    raise Unknown(words % {"text": text[:40]})


def yes_or_no(text: str) -> bool:
    """Raises Unknown."""
    word = text.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unknown(_("“%(text)s”看不出是还是否；请写“是”或者“否”。") % {"text": text[:40]})
