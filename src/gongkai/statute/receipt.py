"""The day on which a request counts as received (收到申请之日): each way of handing it in has its own rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto

from gongkai.statute.citation import Citation, in_force_on
from gongkai.statute.instruments import R207, REG, REG_2008, REGULATIONS


class Channel(StrEnum):
    """How a request reaches the agency."""

    IN_PERSON = "in_person"
    ORAL = "oral"
    SIGNED_MAIL = "signed_mail"
    ORDINARY_MAIL = "ordinary_mail"
    MISDIRECTED_MAIL = "misdirected_mail"
    INTERNET = "internet"
    FAX = "fax"
    EMAIL = "email"
    OTHER = "other"


CHANNEL_LABELS: Mapping[Channel, str] = {
    Channel.IN_PERSON: "当面提交",
    Channel.ORAL: "口头提出",
    Channel.SIGNED_MAIL: "邮寄（需签收）",
    Channel.ORDINARY_MAIL: "平常信函（无需签收）",
    Channel.MISDIRECTED_MAIL: "寄给本机关其他机构或者人员",
    Channel.INTERNET: "互联网渠道",
    Channel.FAX: "传真",
    Channel.EMAIL: "电子邮件",
    Channel.OTHER: "其他方式",
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """day: None while it cannot be known yet. needs_confirmation: the agency has still to confirm with the applicant."""

    day: date | None
    citation: Citation
    why: str
    needs_confirmation: bool


class _Start(Enum):
    """What fixes the day of receipt."""

    HANDED_IN = auto()
    SIGNED = auto()
    CONFIRMED = auto()


@dataclass(frozen=True, slots=True)
class _Rule:
    start: _Start
    citation: Citation
    words: str  # the rule in a sentence, without its full stop


_ON_PAPER = "以当面提交之日为收到申请之日"
_BY_MOUTH = "由政府信息公开工作机构代为填写，以当面提出之日为收到申请之日"
_ON_SIGNING = "以签收之日为收到申请之日"
_ON_CONFIRMING = "以双方确认之日为收到申请之日"
_ON_CALLING = "政府信息公开工作机构应于收到当日与申请人确认，以确认之日为收到申请之日"
_BY_PHONE = (
    "工作机构收到当日应电话联系申请人，以确认之日为收到申请之日；暂时联系不上的先登记，自恢复联系之日起算"
)
_ON_ARRIVAL = "以到达本机关公布的系统之日为收到申请之日"
_OWN_RULE = "本机关没有另行公布规定的，以双方确认之日为收到申请之日"

_RULES: Mapping[Channel, _Rule] = {
    Channel.IN_PERSON: _Rule(_Start.HANDED_IN, REG.article(31, item=1), _ON_PAPER),
    # inferred: Article 29 lets the office write the request down; Article 31 does not name the oral way.
    Channel.ORAL: _Rule(_Start.HANDED_IN, REG.article(31, item=1).marked("inferred"), _BY_MOUTH),
    Channel.SIGNED_MAIL: _Rule(_Start.SIGNED, REG.article(31, item=2), _ON_SIGNING),
    Channel.ORDINARY_MAIL: _Rule(_Start.CONFIRMED, REG.article(31, item=2), _ON_CALLING),
    Channel.MISDIRECTED_MAIL: _Rule(_Start.CONFIRMED, R207.whole(), _BY_PHONE),
    Channel.INTERNET: _Rule(_Start.CONFIRMED, REG.article(31, item=3), _ON_CONFIRMING),
    Channel.FAX: _Rule(_Start.CONFIRMED, REG.article(31, item=3), _ON_CONFIRMING),
    # inferred: e-mail is one of the ways over the internet, so the older reply on mailboxes no longer holds.
    Channel.EMAIL: _Rule(_Start.CONFIRMED, REG.article(31, item=3).marked("inferred"), _ON_CONFIRMING),
    Channel.OTHER: _Rule(_Start.CONFIRMED, R207.whole(), _OWN_RULE),
}

# inferred: the regulation of 2008 only says "收到"; the reply of 2015 fills in mail and mailboxes.
_RECEIVED = REG_2008.article(24, 1).marked("inferred")
_OLD_RULES: Mapping[Channel, _Rule] = {
    Channel.IN_PERSON: _Rule(_Start.HANDED_IN, _RECEIVED, _ON_PAPER),
    Channel.ORAL: _Rule(_Start.HANDED_IN, _RECEIVED, _BY_MOUTH),
    Channel.SIGNED_MAIL: _Rule(_Start.SIGNED, _RECEIVED, _ON_SIGNING),
    Channel.ORDINARY_MAIL: _Rule(_Start.CONFIRMED, R207.whole(), _BY_PHONE),
    Channel.MISDIRECTED_MAIL: _Rule(_Start.CONFIRMED, R207.whole(), _BY_PHONE),
    Channel.INTERNET: _Rule(_Start.HANDED_IN, R207.whole("inferred"), _ON_ARRIVAL),
    Channel.FAX: _Rule(_Start.HANDED_IN, _RECEIVED, _ON_ARRIVAL),
    Channel.EMAIL: _Rule(_Start.HANDED_IN, R207.whole(), _ON_ARRIVAL),
    Channel.OTHER: _Rule(_Start.CONFIRMED, R207.whole(), _OWN_RULE),
}


def receipt_of(
    channel: Channel, *, submitted_on: date, signed_on: date | None = None, confirmed_on: date | None = None
) -> Receipt:
    """When a request counts as received, and why; while that cannot be known, what is missing.

    submitted_on: the day on which it was handed in, was sent, or reached the office; it decides which regulation holds.
    signed_on: the day on which the agency signed for mail; may lie before the day of registration.
    Raises NotInForce before 2008-05-01, ValueError where it would be confirmed before it was submitted.
    """
    if confirmed_on is not None and confirmed_on < submitted_on:
        raise ValueError(
            f"确认日期{confirmed_on.isoformat()}早于提交日期{submitted_on.isoformat()}；请核对两个日期。"
        )
    rule = _rule(channel, submitted_on)
    known = {_Start.HANDED_IN: submitted_on, _Start.SIGNED: signed_on, _Start.CONFIRMED: confirmed_on}
    day = known[rule.start]
    why = f"{CHANNEL_LABELS[channel]}：{rule.words}{_outcome(rule.start, day)}"
    return Receipt(day, _citation(rule, submitted_on), why, day is None and rule.start is _Start.CONFIRMED)


def _rule(channel: Channel, submitted_on: date) -> _Rule:
    rules = _RULES if in_force_on(submitted_on, REGULATIONS) is REG else _OLD_RULES
    return rules[channel]


def _citation(rule: _Rule, submitted_on: date) -> Citation:
    """Before the reply of 2015 was given, its rule is our reading."""
    early = not rule.citation.instrument.governs(submitted_on)
    return rule.citation.marked("inferred") if early else rule.citation


def _outcome(start: _Start, day: date | None) -> str:
    if day is not None:
        return f"，即{day.year}年{day.month}月{day.day}日。"
    if start is _Start.SIGNED:
        return "；尚未登记签收日期，请补登。"
    return "；尚未确认，答复期限还没有起算，请联系申请人确认。"
