"""Asking others for their opinion: what silence means, and how much time a letter takes out of the reply clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.citation import Citation
from gongkai.statute.deadlines import CO_MAKER, THIRD_PARTY, NoLimit, ReplyRule, reply_rule
from gongkai.statute.instruments import REG, REG_2008
from gongkai.statute.limits import DAY, Exclusion


class Consulted(StrEnum):
    """Whose opinion is asked for; glossary: third_party, co_maker."""

    THIRD_PARTY = "third_party"
    CO_MAKER = "co_maker"
    OTHER_AGENCY = "other_agency"


CONSULTED_LABELS = {
    Consulted.THIRD_PARTY: "第三方",
    Consulted.CO_MAKER: "共同制作机关",
    Consulted.OTHER_AGENCY: "其他机关",
}


class SilenceEffect(StrEnum):
    AGENCY_DECIDES = "agency_decides"
    DEEMED_CONSENT = "deemed_consent"
    NO_RULE = "no_rule"


@dataclass(frozen=True, slots=True)
class Silence:
    """What follows when no opinion has come in time."""

    effect: SilenceEffect
    citation: Citation
    words: str


SILENCE = {
    Consulted.THIRD_PARTY: Silence(
        SilenceEffect.AGENCY_DECIDES,
        REG.article(32),
        "第三方逾期未提出意见的，由行政机关依照本条例的规定决定是否公开，不视为同意",
    ),
    Consulted.CO_MAKER: Silence(
        SilenceEffect.DEEMED_CONSENT, REG.article(34), "逾期未提出意见的，视为同意公开"
    ),
    Consulted.OTHER_AGENCY: Silence(
        SilenceEffect.NO_RULE, REG.article(33, 3), "对其他机关逾期未提出意见，条例没有规定，由本机关决定"
    ),
}


def silence_effect(kind: Consulted) -> Silence:
    return SILENCE[kind]


def consultation_exclusion(
    kind: Consulted,
    calendar: WorkCalendar,
    *,
    receipt_date: date,
    sent_on: date,
    delivered_on: date | None = None,
    opinion_on: date | None = None,
    letter: str = "",
) -> Exclusion | None:
    """The time that one letter takes out of the reply clock; None where the opinion came on the day it was sent.

    # inferred: from the day after the letter is sent until the opinion arrives, and no longer than the 15 working days
    # from its delivery; the Regulation excludes “所需时间” and names neither end.
    receipt_date: of the request; it decides which Regulation governs. Raises NoLimit where that one excludes no such time.
    """
    rule = reply_rule(receipt_date)
    if rule.regulation is REG_2008 and kind is not Consulted.THIRD_PARTY:
        raise NoLimit(f"征求{CONSULTED_LABELS[kind]}意见的时间不计入期限", rule.regulation)
    lapse = _lapse(kind, rule, delivered_on, calendar)
    last = opinion_on if opinion_on is None or lapse is None else min(opinion_on, lapse)
    if last is not None and last <= sent_on:
        return None
    why = f"征求{CONSULTED_LABELS[kind]}意见"
    return Exclusion(sent_on + DAY, last, why, rule.third_party_time, letter, at_latest=lapse)


def _lapse(
    kind: Consulted, rule: ReplyRule, delivered_on: date | None, calendar: WorkCalendar
) -> date | None:
    if delivered_on is None or kind is Consulted.OTHER_AGENCY or rule.regulation is REG_2008:
        return None
    limit = THIRD_PARTY if kind is Consulted.THIRD_PARTY else CO_MAKER
    return calendar.after(delivered_on, limit.working_days)
