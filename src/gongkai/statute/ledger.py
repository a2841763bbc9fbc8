"""The days of a clock, one by one: what each is, whether it counts, as which number, and by which article or letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from gongkai.statute.calendar import DayKind, WorkCalendar
from gongkai.statute.citation import Citation
from gongkai.statute.instruments import HOLIDAYS, WORKING_HOURS
from gongkai.statute.limits import DAY

if TYPE_CHECKING:
    from gongkai.statute.deadlines import Deadline


class DayStatus(StrEnum):
    """What a day is to the clock; what it is in the calendar (a make-up day, say) is its kind."""

    START = "start"
    COUNTED = "counted"
    EXTENSION = "extension"
    ADDED = "added"
    DEFERRED = "deferred"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    EXCLUDED = "excluded"
    STOPPED = "stopped"
    OVERDUE = "overdue"


STATUS_LABELS = {
    DayStatus.START: "起点",
    DayStatus.COUNTED: "计入",
    DayStatus.EXTENSION: "计入（延长）",
    DayStatus.ADDED: "计入（补足）",
    DayStatus.DEFERRED: "计入（另定）",
    DayStatus.WEEKEND: "休息日",
    DayStatus.HOLIDAY: "放假",
    DayStatus.EXCLUDED: "不计入",
    DayStatus.STOPPED: "停止计算",
    DayStatus.OVERDUE: "逾期",
}


class LedgerDay(NamedTuple):
    """One day. number: which counted working day it is, None where it does not count.

    letter: the notice that makes it a day off or a make-up day, or the letter that excludes it.
    A named tuple and no dataclass, because lists of cases make thousands: it is four times as quick to make.
    """

    day: date
    kind: DayKind
    status: DayStatus
    number: int | None
    holiday: str
    why: str
    citation: Citation
    letter: str = ""


Ledger = tuple[LedgerDay, ...]

_ROLE_WORDS = {
    DayStatus.COUNTED: "工作日，计入",
    DayStatus.EXTENSION: "工作日，计入延长的期限",
    DayStatus.ADDED: "工作日，补足不计入的天数",
    DayStatus.DEFERRED: "工作日，在另行确定的期限内",
    DayStatus.OVERDUE: "工作日，期限已过",
}

_Role = tuple[DayStatus, str, Citation]
_Still = tuple[DayStatus, str, Citation, str]
_WEEKEND = WORKING_HOURS.article(7)
_HOLIDAY = HOLIDAYS.whole()
_NEVER: tuple[date, date, _Still] = (date.max, date.max, (DayStatus.STOPPED, "", _HOLIDAY, ""))


def ledger_of(deadline: Deadline, calendar: WorkCalendar, until: date | None = None) -> Ledger:
    """Each day from the start event, which is not counted, to the due date, and on to `until` where that is later.

    A stopped clock has no due date ahead: its days end with the stop, or with `until`.
    """
    end = deadline.day if deadline.stop is None else deadline.stop.day
    last = end if until is None else max(end, until)
    started, *days = _between(calendar, deadline.starts_after, last)
    start = started._replace(
        status=DayStatus.START,
        why=f"{deadline.start_why}，当日不计",
        citation=deadline.start_citation,
    )
    return (start, *_counted(deadline, calendar, days))


def _between(calendar: WorkCalendar, first: date, last: date) -> list[LedgerDay]:
    """The days as the calendar has them, both ends included."""
    calendar.days(first, last)  # refuses days that are not known
    rows: list[LedgerDay] = []
    for year in range(first.year, last.year + 1):
        rows += _year(calendar, year)
    skipped = (first - date(first.year, 1, 1)).days
    return rows[skipped : skipped + (last - first).days + 1]


@lru_cache(
    maxsize=128
)  # the days of a year are the same for every clock, and lists count thousands of clocks
def _year(calendar: WorkCalendar, year: int) -> tuple[LedgerDay, ...]:
    return tuple(_plain(calendar, day) for day in calendar.days(date(year, 1, 1), date(year, 12, 31)))


def _plain(calendar: WorkCalendar, day: date) -> LedgerDay:
    """A day as it is to every clock: finished where it never counts, without a number where it may."""
    kind, name, notice = calendar.kind(day), calendar.holiday_name(day), calendar.notice(day)
    letter = notice.number if notice is not None else ""
    if kind is DayKind.WEEKEND:
        return LedgerDay(day, kind, DayStatus.WEEKEND, None, "", "休息日，不计入", _WEEKEND)
    if kind is DayKind.HOLIDAY:
        return LedgerDay(day, kind, DayStatus.HOLIDAY, None, name, f"{name}放假，不计入", _HOLIDAY, letter)
    return LedgerDay(day, kind, DayStatus.COUNTED, None, "", "", _WEEKEND, letter)


def _counted(deadline: Deadline, calendar: WorkCalendar, days: Iterable[LedgerDay]) -> Iterator[LedgerDay]:
    roles = _roles(deadline, calendar)
    standstills = iter(_standstills(deadline))
    first, last, still = next(standstills, _NEVER)
    number = 0
    for row in days:
        day, kind, status, _, _, _, _, letter = row
        while last < day:
            first, last, still = next(standstills, _NEVER)
        if status is not DayStatus.COUNTED:
            yield row
        elif first <= day:
            standstill, why, citation, letter = still
            yield LedgerDay(day, kind, standstill, None, "", why, citation, letter)
        else:
            number += 1
            role, why, citation = next(roles)
            counted = None if role is DayStatus.OVERDUE else number
            words = f"调休上班；{why}" if kind is DayKind.MAKE_UP else why
            yield LedgerDay(day, kind, role, counted, "", words, citation, letter)


def _standstills(deadline: Deadline) -> Iterator[tuple[date, date, _Still]]:
    """From which day to which nothing is counted, and what to say of these days; earliest first."""
    stop = deadline.stop
    for one in deadline.exclusions:
        last = one.closed_on(None) if stop is None else min(one.closed_on(None), stop.day)
        yield one.first, last, (DayStatus.EXCLUDED, f"{one.why}，不计入", one.citation, one.letter)
    if stop is not None:
        words = f"{stop.why}，停止计算"
        yield stop.day + DAY, date.max, (DayStatus.STOPPED, words, stop.citation, stop.letter)


def _roles(deadline: Deadline, calendar: WorkCalendar) -> Iterator[_Role]:
    """What the first, second, … day that counts is to this clock; all that come after the last one are overdue."""
    numbered: list[Iterator[_Role]] = []
    statuses = chain((DayStatus.COUNTED,), repeat(DayStatus.EXTENSION))
    for limit, status in zip(deadline.limits, statuses, strict=False):
        role = (status, _ROLE_WORDS[status], limit.citation)
        numbered.append(repeat(role, limit.working_days))
    last = deadline.limits[-1].citation if deadline.limits else deadline.start_citation
    numbered.append(repeat((DayStatus.ADDED, _ROLE_WORDS[DayStatus.ADDED], last), deadline.added_days))
    if (fixed := deadline.fixed) is not None:
        days = calendar.working_days_between(deadline.starts_after + DAY, deadline.day)
        last = fixed.citation
        numbered.append(repeat((DayStatus.DEFERRED, _ROLE_WORDS[DayStatus.DEFERRED], last), days))
    return chain(*numbered, repeat((DayStatus.OVERDUE, _ROLE_WORDS[DayStatus.OVERDUE], last)))
