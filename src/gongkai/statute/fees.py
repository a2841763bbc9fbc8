"""政府信息公开信息处理费: what a request or its pages cost, tier by tier (国办函〔2020〕109号). All rates are whole yuan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.citation import Citation, NotInForce
from gongkai.statute.instruments import FEE


class Method(StrEnum):
    """How the fee is counted; an agency picks one for each request, never both (Article 3)."""

    PER_REQUEST = "per_request"
    PER_PAGE = "per_page"


METHOD_LABELS = {Method.PER_REQUEST: "按件计收", Method.PER_PAGE: "按量计收"}
UNITS = {Method.PER_REQUEST: "件", Method.PER_PAGE: "页"}


@dataclass(frozen=True, slots=True)
class Tier:
    """A band and the rate for each unit inside it. last None: no upper end."""

    first: int
    last: int | None
    rate_yuan: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """One price list. Past the printed tiers, bands of `step` follow, each `step_yuan` dearer; step 0: none.

    words: the standard (标准) as a notice states it.
    """

    method: Method
    citation: Citation
    printed: tuple[Tier, ...]
    words: str
    step: int = 0
    step_yuan: int = 0

    def tiers(self) -> Iterator[Tier]:
        """The printed tiers, then the bands of the rule, without end where the rule has none."""
        yield from self.printed
        last, rate = self.printed[-1].last, self.printed[-1].rate_yuan
        while last is not None:
            rate += self.step_yuan
            yield Tier(last + 1, last + self.step, rate)
            last += self.step


@dataclass(frozen=True, slots=True)
class TierShare:
    """The part of a count that falls into one tier. last: the last unit that is there, not the end of the tier."""

    first: int
    last: int
    count: int
    rate_yuan: int
    amount_yuan: int


@dataclass(frozen=True, slots=True)
class Fee:
    """What is to be paid, and the tiers that make it up."""

    method: Method
    count: int
    total_yuan: int
    tiers: tuple[TierShare, ...]
    citation: Citation


PER_REQUEST = Schedule(
    Method.PER_REQUEST,
    FEE.article(4),
    (Tier(1, 10, 0), Tier(11, 30, 100)),
    "同一申请人一个自然月内累计申请10件以下（含10件）的，不收费；11—30件（含30件）的部分，100元/件；"
    "31件以上的部分，以10件为一档，每增加一档，收费标准提高100元/件",
    step=10,
    step_yuan=100,
)
PER_PAGE = Schedule(
    Method.PER_PAGE,
    FEE.article(5),
    (Tier(1, 30, 0), Tier(31, 100, 10), Tier(101, 200, 20), Tier(201, None, 40)),
    "30页以下（含30页）的，不收费；31—100页（含100页）的部分，10元/页；101—200页（含200页）的部分，20元/页；"
    "201页以上的部分，40元/页",
)
SCHEDULES = (PER_REQUEST, PER_PAGE)


def schedule_on(method: Method, day: date) -> Schedule:
    """The price list of a method on a day. Raises NotInForce before 2021: there was no such fee."""
    for schedule in SCHEDULES:
        if schedule.method is method and schedule.citation.instrument.governs(day):
            return schedule
    raise NotInForce(f"《{FEE.title}》", day)


def fee_of(schedule: Schedule, count: int) -> Fee:
    """Each tier's rate for the part inside that tier (超额累进). Raises ValueError for a negative count."""
    if count < 0:
        raise ValueError(f"{UNITS[schedule.method]}数不能小于0。")
    shares = tuple(_shares(schedule, count))
    total = sum(share.amount_yuan for share in shares)
    return Fee(schedule.method, count, total, shares, schedule.citation)


def _shares(schedule: Schedule, count: int) -> Iterator[TierShare]:
    for tier in schedule.tiers():
        if tier.first > count:
            return
        last = count if tier.last is None else min(count, tier.last)
        inside = last - tier.first + 1
        yield TierShare(tier.first, last, inside, tier.rate_yuan, inside * tier.rate_yuan)


def per_request(count: int) -> Fee:
    """The fee of all requests of one applicant in one calendar month (Article 4), today's price list."""
    return fee_of(PER_REQUEST, count)


def per_page(pages: int) -> Fee:
    """The fee of the pages of one request (Article 5); pages of several requests are never added up."""
    return fee_of(PER_PAGE, pages)


def rate_of_request(ordinal: int) -> int:
    """What the k-th request of an applicant in a calendar month costs, in yuan: 0 for each of the first ten."""
    if ordinal < 1:
        raise ValueError("当月第几件从1数起。")
    return next(tier.rate_yuan for tier in PER_REQUEST.tiers() if tier.last is None or ordinal <= tier.last)


def ordinal_in_month(day: date, earlier: Iterable[date]) -> int:
    """Which request of that calendar month (自然月) this is, counted from 1.

    earlier: the days of the same applicant's other requests that come before this one, of whatever month.
    # inferred: which date of a request counts is the agency's setting; the text says only “一个自然月内”.
    """
    return 1 + sum((other.year, other.month) == (day.year, day.month) for other in earlier)


@dataclass(frozen=True, slots=True)
class Charge:
    """What one request is charged, by the one method that the agency chose for it."""

    method: Method
    amount_yuan: int
    reckoning: str
    schedule: Schedule


def charge_by_request(ordinal: int) -> Charge:
    """For the k-th request of the applicant in the month, whatever its outcome: a refusal can be charged, too."""
    rate = rate_of_request(ordinal)
    return Charge(Method.PER_REQUEST, rate, f"当月第{ordinal}件，{rate}元", PER_REQUEST)


def charge_by_page(pages: int) -> Charge:
    """For the pages of one request."""
    fee = per_page(pages)
    paid = [f"{share.count}页×{share.rate_yuan}元" for share in fee.tiers if share.rate_yuan]
    reckoning = f"共{pages}页，{'＋'.join(paid)}＝{fee.total_yuan}元" if paid else f"共{pages}页，不收费"
    return Charge(Method.PER_PAGE, fee.total_yuan, reckoning, PER_PAGE)


def per_page_refused(*, supplied: bool, already_public: bool) -> str | None:
    """Why this request cannot be charged by the page, or None.

    supplied: the applicant gets information on paper, by e-mail or as copied electronic data (Article 5).
    already_public: the applicant is only told where published information is. (Article 5; the end of its sentence is unverified.)
    """
    if already_public:
        return "已经主动公开的信息只告知获取方式和途径，不按量计收。"
    if not supplied:
        return "没有提供纸质、电子邮件或者复制的电子数据，不能按量计收；可以按件计收。"
    return None
