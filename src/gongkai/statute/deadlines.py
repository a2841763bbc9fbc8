"""How long each step may take: one value for each limit of the law, and one function that gives its last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.citation import Citation, Instrument, NotInForce, in_force_on
from gongkai.statute.instruments import FEE, REG, REG_2008, REGULATIONS
from gongkai.statute.ledger import Ledger, ledger_of
from gongkai.statute.limits import Exclusion, Limit, NotifiedLimit, Stop

REPLY = Limit(20, REG.article(33, 2), "自收到申请之日起20个工作日内予以答复")
EXTENSION = Limit(20, REG.article(33, 2), "延长的期限最长不得超过20个工作日")
REPLY_2008 = Limit(15, REG_2008.article(24, 2), "自收到申请之日起15个工作日内予以答复")
EXTENSION_2008 = Limit(15, REG_2008.article(24, 2), "延长答复的期限最长不得超过15个工作日")
DEFERRAL = NotifiedLimit(REG.article(35), "确定延迟答复的合理期限并告知申请人")
AMENDMENT_NOTICE = Limit(7, REG.article(30), "自收到申请之日起7个工作日内一次性告知申请人")
THIRD_PARTY = Limit(15, REG.article(32), "第三方应当自收到征求意见书之日起15个工作日内提出意见")
CO_MAKER = Limit(15, REG.article(34), "被征求意见的行政机关应当自收到征求意见书之日起15个工作日内提出意见")
FEE_PAYMENT = Limit(20, FEE.whole(), "自收到收费通知次日起20个工作日内缴纳")


class NoLimit(LookupError):  # noqa: N818 (a refusal)
    """The law of that time sets no such limit."""

    def __init__(self, what: str, regulation: Instrument) -> None:
        super().__init__(
            f"《{regulation.title}》（{regulation.number}）没有规定{what}，不能计算；请人工确定。"
        )
        self.what, self.regulation = what, regulation


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a limit, and everything that makes it that day.

    limits: in the order in which their days are counted. fixed: set where the day was notified and not counted.
    exclusions: the ones that move the day, without overlaps. added_days: excluded working days of unknown date.
    provisional: the day rests on a year whose notice is not known yet.
    """

    day: date
    limits: tuple[Limit, ...]
    starts_after: date
    start_why: str
    start_citation: Citation
    exclusions: tuple[Exclusion, ...] = ()
    added_days: int = 0
    fixed: NotifiedLimit | None = None
    stop: Stop | None = None
    provisional: bool = False

    @property
    def working_days(self) -> int:
        """How many days are counted; 0 where the day was notified."""
        return sum(limit.working_days for limit in self.limits) + self.added_days

    def ledger(self, calendar: WorkCalendar, until: date | None = None) -> Ledger:
        """Day by day, with the reason and the article of each. until: show the days that are overdue, too."""
        return ledger_of(self, calendar, until)


@dataclass(frozen=True, slots=True)
class ReplyRule:
    """What one version of the Regulation says of the reply."""

    regulation: Instrument
    reply: Limit
    extension: Limit
    receipt: Citation
    amendment: Citation
    third_party_time: Citation


REPLY_RULES = (
    ReplyRule(
        REG_2008,
        REPLY_2008,
        EXTENSION_2008,
        receipt=REG_2008.article(24, 2),
        amendment=REG_2008.article(21, item=4).marked("inferred"),
        third_party_time=REG_2008.article(24, 3),
    ),
    ReplyRule(
        REG,
        REPLY,
        EXTENSION,
        receipt=REG.article(31),
        amendment=REG.article(30),
        third_party_time=REG.article(33, 3),
    ),
)


def reply_rule(receipt_date: date) -> ReplyRule:
    """The rule that governs a request for its whole life: that of the day on which it was received.

    # inferred: the new Regulation has no transitional article; a request keeps the limits it began with.
    Raises NotInForce before 2008-05-01.
    """
    for rule in REPLY_RULES:
        if rule.regulation.governs(receipt_date):
            return rule
    raise NotInForce(f"《{REG.title}》", receipt_date)


def counted(
    starts_after: date,
    limits: tuple[Limit, ...],
    calendar: WorkCalendar,
    exclusions: tuple[Exclusion, ...] = (),
    added_days: int = 0,
) -> tuple[date, tuple[Exclusion, ...]]:
    """The last day of the limits, and those exclusions that moved it. exclusions: as in_order gives them.

    Time that is excluded after the limit has run out moves nothing.
    """
    days = sum(limit.working_days for limit in limits) + added_days
    day = calendar.after(starts_after, days)
    moving = []
    for one in exclusions:
        if one.first > day:
            break
        days += calendar.working_days_between(one.first, one.closed_on(None))
        day = calendar.after(starts_after, days)
        moving.append(one)
    return day, tuple(moving)


def reply_deadline(
    receipt_date: date, calendar: WorkCalendar, *, extended: bool = False, excluded_days: int = 0
) -> Deadline:
    """Last day on which a reply is in time.

    receipt_date: as fixed by Article 31; that day itself is not counted.
    excluded_days: working days spent on consultations (Article 33, paragraph 3), where only their number is known.
    Raises CalendarMissing if the count reaches a year without a holiday notice, NotInForce before 2008-05-01.
    """
    rule = reply_rule(receipt_date)
    limits = (rule.reply, rule.extension) if extended else (rule.reply,)
    day, _ = counted(receipt_date, limits, calendar, added_days=excluded_days)
    return Deadline(
        day,
        limits,
        receipt_date,
        "收到申请",
        rule.receipt,
        added_days=excluded_days,
        provisional=calendar.is_provisional(day),
    )


def amendment_notice_deadline(receipt_date: date, calendar: WorkCalendar) -> Deadline:
    """Last day for telling the applicant what to amend. A later notice stays possible; the law states no consequence.

    Raises NoLimit for requests received before 2019-05-15.
    """
    _require_new(receipt_date, "补正告知的期限")
    return _single(receipt_date, AMENDMENT_NOTICE, calendar, "收到申请", REG.article(31))


def amendment_period_deadline(delivered_on: date, working_days: int, calendar: WorkCalendar) -> Deadline:
    """Last day for the applicant to amend. working_days: what the notice says; the law only asks that it be reasonable."""
    limit = Limit(working_days, REG.article(30), f"合理的补正期限（补正告知书写明{working_days}个工作日）")
    return _single(delivered_on, limit, calendar, "补正告知书送达", REG.article(30))


def third_party_deadline(received_on: date, calendar: WorkCalendar) -> Deadline:
    """Last day for the third party's opinion. received_on: the day on which it received the letter.

    Raises NoLimit before 2019-05-15.
    """
    _require_new(received_on, "第三方提出意见的期限")
    return _single(received_on, THIRD_PARTY, calendar, "第三方收到征求意见书", REG.article(32))


def co_maker_deadline(received_on: date, calendar: WorkCalendar) -> Deadline:
    """Last day for the opinion of an agency that made the information jointly. Raises NoLimit before 2019-05-15."""
    _require_new(received_on, "共同制作机关提出意见的期限")
    return _single(received_on, CO_MAKER, calendar, "共同制作机关收到征求意见书", REG.article(34))


def fee_payment_deadline(notice_received_on: date, calendar: WorkCalendar) -> Deadline:
    """Last day for paying the processing fee in full. Raises NotInForce before 2021: there was no such fee."""
    in_force_on(notice_received_on, (FEE,))
    return _single(notice_received_on, FEE_PAYMENT, calendar, "申请人收到收费通知", FEE.whole())


def _single(after: date, limit: Limit, calendar: WorkCalendar, why: str, citation: Citation) -> Deadline:
    day = calendar.after(after, limit.working_days)
    return Deadline(day, (limit,), after, why, citation, provisional=calendar.is_provisional(day))


def _require_new(day: date, what: str) -> None:
    if (regulation := in_force_on(day, REGULATIONS)) is REG_2008:
        raise NoLimit(what, regulation)
