"""The reply clock of one request: what starts, pauses, stops, restarts, extends and ends it, as a value built from dates.

The value holds facts only. What follows from them (due date, days left, ledger) is counted each time from a calendar,
so that a new holiday notice changes the answer and not the record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.citation import Citation
from gongkai.statute.deadlines import DEFERRAL, Deadline, ReplyRule, counted, reply_rule
from gongkai.statute.instruments import FEE, REG_2008
from gongkai.statute.ledger import Ledger
from gongkai.statute.limits import DAY, Exclusion, Limit, NotifiedLimit, Restart, Stop, in_order


class ClockState(StrEnum):
    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    ENDED = "ended"


CLOCK_LABELS = {
    ClockState.NOT_STARTED: "未开始",
    ClockState.RUNNING: "计算中",
    ClockState.PAUSED: "暂停（征求意见）",
    ClockState.STOPPED: "停止（等待申请人）",
    ClockState.ENDED: "已结束",
}


@dataclass(frozen=True, slots=True)
class ReplyClock:
    """One request. Raises ValueError where the dates contradict each other.

    receipt_date: as fixed by Article 31; decides for good which version of the Regulation governs.
    restarts: in the order of their days. stop: the present one; when a restart ends it, it moves into that restart.
    extension_days: up to the limit of the law, None for all of it. deferred_on: when the deferral was notified.
    ended_on: the day of the reply, or of closing without one.
    """

    receipt_date: date
    restarts: tuple[Restart, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    stop: Stop | None = None
    extended_on: date | None = None
    extension_days: int | None = None
    deferred_on: date | None = None
    deferred_to: date | None = None
    ended_on: date | None = None

    def __post_init__(self) -> None:
        begun = self.receipt_date
        for restart in self.restarts:
            self._require_order(begun, restart.stop, restart.day)
            if restart.due_on is not None and restart.due_on <= restart.day:
                raise ValueError(f"决定确定的期限{restart.due_on.isoformat()}不晚于收到决定之日；请核对。")
            begun = restart.day
        self._require_order(begun, self.stop, date.max)
        if self.extension_days is not None and not 0 < self.extension_days <= self._most_extension:
            raise ValueError(f"延长的期限须在1个至{self._most_extension}个工作日之间。")
        if self.deferred_to is not None and self.rule.regulation is REG_2008:
            raise ValueError("2019年5月14日以前收到的申请适用当时的条例，没有延迟答复的规定。")

    @staticmethod
    def _require_order(begun: date, stop: Stop | None, restarted: date) -> None:
        if restarted < begun:
            raise ValueError(
                f"重新起算的日期{restarted.isoformat()}早于此前的起算日期{begun.isoformat()}；请核对。"
            )
        if stop is not None and not begun <= stop.day <= restarted:
            raise ValueError(f"停止计算的日期{stop.day.isoformat()}不在起算日期和重新起算日期之间；请核对。")

    @property
    def rule(self) -> ReplyRule:
        return reply_rule(self.receipt_date)

    @property
    def _most_extension(self) -> int:
        return self.rule.extension.working_days

    @property
    def start(self) -> Restart:
        """The event from which the present count runs: the last restart, or the receipt of the request."""
        return (
            self.restarts[-1] if self.restarts else Restart(self.receipt_date, "收到申请", self.rule.receipt)
        )

    def deadline(self, calendar: WorkCalendar, *, as_of: date | None = None) -> Deadline:
        """The last day on which a reply is in time.

        as_of: an exclusion that is still open is counted up to this day; not needed where none is open.
        While the clock is stopped no such day lies ahead: the answer is the one that ran when it stopped, and
        due_date is None. Raises CalendarMissing, and ValueError where as_of is needed.
        """
        start = self.start
        exclusions = in_order(self.exclusions, after=start.day, as_of=self._seen_from(as_of))
        limits: tuple[Limit, ...] = (self.rule.reply,)
        day, moving = counted(start.day, limits, calendar, exclusions)
        if self._in_time(self.extended_on, day):
            limits = (self.rule.reply, self._extension)
            day, moving = counted(start.day, limits, calendar, exclusions)
        plain = Deadline(
            day, limits, start.day, start.why, start.citation, moving, stop=self.stop,
            provisional=calendar.is_provisional(day),
        )  # fmt: skip
        if start.due_on is not None:
            return _notified(plain, NotifiedLimit(start.citation, start.why), start.due_on, calendar)
        return self._deferred(plain, calendar)

    def _deferred(self, plain: Deadline, calendar: WorkCalendar) -> Deadline:
        """The notified day takes the place of the counted one. # inferred: later consultations do not move it."""
        to = self.deferred_to
        notified = self.deferred_on or plain.starts_after  # not recorded: believed to be in time
        if to is None or to <= plain.starts_after or not self._in_time(notified, plain.day):
            return plain
        return _notified(plain, DEFERRAL, to, calendar)

    def _in_time(self, decided_on: date | None, limit_ends: date) -> bool:
        """Whether an extension or deferral belongs to the present count and came before its limit ran out.

        # inferred: one that comes later, or that was made before a restart, gives no time to this count.
        """
        return decided_on is not None and self.start.day <= decided_on <= limit_ends

    @property
    def _extension(self) -> Limit:
        whole = self.rule.extension
        return whole if self.extension_days is None else replace(whole, working_days=self.extension_days)

    def _seen_from(self, as_of: date | None) -> date | None:
        """Nothing that comes after the end or the stop of the clock concerns it."""
        stopped_on = None if self.stop is None else self.stop.day
        return _earliest(as_of, self.ended_on, stopped_on)

    def due_date(self, calendar: WorkCalendar, *, as_of: date | None = None) -> date | None:
        """The date to show and to sort by: None while the clock is stopped, because it will restart in full."""
        return None if self.stop is not None else self.deadline(calendar, as_of=as_of).day

    def state(self, day: date) -> ClockState:
        """What the clock does on a day. The day of a stop or of the end belongs to what begins with it."""
        if day < self.receipt_date:
            return ClockState.NOT_STARTED
        if self.ended_on is not None and day >= self.ended_on:
            return ClockState.ENDED
        if any(since <= day < until for since, until in self._standstills()):
            return ClockState.STOPPED
        paused = any(exclusion.covers(day) for exclusion in self.exclusions)
        return ClockState.PAUSED if paused else ClockState.RUNNING

    def _standstills(self) -> tuple[tuple[date, date], ...]:
        past = tuple((restart.stop.day, restart.day) for restart in self.restarts if restart.stop is not None)
        return past if self.stop is None else (*past, (self.stop.day, date.max))

    def days_left(self, calendar: WorkCalendar, today: date) -> int | None:
        """Working days after today on which a reply is in time: 0 on the due date and after; None if none is awaited."""
        if self.state(today) in {ClockState.STOPPED, ClockState.ENDED}:
            return None
        deadline = self.deadline(calendar, as_of=today)
        first = max(today, deadline.starts_after) + DAY
        if first > deadline.day:
            return 0
        excluded = (
            calendar.working_days_between(max(first, one.first), one.closed_on(None))
            for one in deadline.exclusions
        )
        return calendar.working_days_between(first, deadline.day) - sum(excluded)

    def overdue_days(self, calendar: WorkCalendar, today: date) -> int:
        """Working days by which the reply is late, or was when the clock ended or stopped."""
        seen = self._seen_from(today)
        assert seen is not None
        due = self.deadline(calendar, as_of=today).day
        return calendar.working_days_between(due + DAY, seen) if due < seen else 0

    def ledger(self, calendar: WorkCalendar, until: date | None = None) -> Ledger:
        """The present count, day by day, to its due date. until: today, say; what is overdue then is shown, too."""
        last = None if until is None else _earliest(until, self.ended_on)
        return self.deadline(calendar, as_of=until).ledger(calendar, last)

    def earlier(self) -> tuple[ReplyClock, ...]:
        """Each count before a restart as a clock of its own, stopped where the restart says, else the day before it."""
        return tuple(self._count_before(number) for number in range(len(self.restarts)))

    def _count_before(self, number: int) -> ReplyClock:
        restart, begun = self.restarts[number], self.restarts[:number]
        last = max(restart.day - DAY, begun[-1].day if begun else self.receipt_date)
        return replace(
            self,
            restarts=begun,
            stop=restart.stop or Stop(last, restart.why, restart.citation),
            exclusions=tuple(one for one in self.exclusions if one.first <= restart.day),
            extended_on=_before(restart.day, self.extended_on),
            deferred_to=self.deferred_to if _before(restart.day, self.deferred_on) else None,
            ended_on=None,
        )

    def ledgers(self, calendar: WorkCalendar, until: date | None = None) -> tuple[Ledger, ...]:
        """Every count, the earlier ones each to the day before the restart: what the court file shows."""
        before = (
            clock.ledger(calendar, restart.day - DAY)
            for clock, restart in zip(self.earlier(), self.restarts, strict=True)
        )
        return (*before, self.ledger(calendar, until))


def amended(day: date, *, receipt_date: date, stop: Stop | None = None) -> Restart:
    """The amended request was received on this day. receipt_date: of the request, for the law that governs."""
    return Restart(day, "收到补正后的申请", reply_rule(receipt_date).amendment, stop)


def paid(day: date, *, stop: Stop | None = None) -> Restart:
    """The processing fee was paid in full; counting begins the next day. (Article 6 of the fee rules, unverified.)"""
    return Restart(day, "缴清信息处理费", FEE.whole("unverified"), stop)


def ordered_again(
    day: date, *, citation: Citation, due_on: date | None = None, stop: Stop | None = None
) -> Restart:
    """A decision to reply again reached the agency. citation: of the law on which the decision rests.

    # inferred: where the decision sets no last day, the reply has its full limit again.
    """
    return Restart(day, "收到责令重新答复的决定", citation, stop, due_on)


def _notified(plain: Deadline, limit: NotifiedLimit, day: date, calendar: WorkCalendar) -> Deadline:
    return replace(
        plain, day=day, limits=(), exclusions=(), fixed=limit, provisional=calendar.is_provisional(day)
    )


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _before(limit: date, day: date | None) -> date | None:
    return day if day is not None and day < limit else None
