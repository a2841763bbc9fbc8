"""The days of a clock, one by one: what each is, whether it counts, as which number, and by which article or letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
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
    DayStatus.DEFERRED: "计入（延迟）",
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
    DayStatus.DEFERRED: "工作日，在通知的延迟答复期限内",
    DayStatus.OVERDUE: "工作日，期限已过",
}

_Role = tuple[DayStatus, str, Citation]
_WEEKEND = WORKING_HOURS.article(7)
_HOLIDAY = HOLIDAYS.whole()


def ledger_of(deadline: Deadline, calendar: WorkCalendar, until: date | None = None) -> Ledger:
    """Each day from the start event, which is not counted, to the due date, and on to `until` where that is later.

    A stopped clock has no due date ahead: its days end with the stop, or with `until`.
    """
    end = deadline.day if deadline.stop is None else deadline.stop.day
    days = calendar.days(deadline.starts_after + DAY, end if until is None else max(end, until))
    return (_start(deadline, calendar), *_days(deadline, calendar, days))


def _start(deadline: Deadline, calendar: WorkCalendar) -> LedgerDay:
    day = deadline.starts_after
    return LedgerDay(
        day,
        calendar.kind(day),
        DayStatus.START,
        None,
        calendar.holiday_name(day),
        f"{deadline.start_why}，当日不计",
        deadline.start_citation,
    )


def _days(deadline: Deadline, calendar: WorkCalendar, days: Iterator[date]) -> Iterator[LedgerDay]:
    stop = deadline.stop
    exclusions = iter(deadline.exclusions)
    excluded = next(exclusions, None)
    roles = _roles(deadline, calendar)
    number = 0
    for day in days:
        while excluded is not None and excluded.closed_on(None) < day:
            excluded = next(exclusions, None)
        kind = calendar.kind(day)
        if kind is DayKind.WEEKEND:
            yield LedgerDay(day, kind, DayStatus.WEEKEND, None, "", "休息日，不计入", _WEEKEND)
        elif kind is DayKind.HOLIDAY:
            yield _holiday(day, calendar)
        elif stop is not None and day > stop.day:
            why = f"{stop.why}，停止计算"
            yield LedgerDay(day, kind, DayStatus.STOPPED, None, "", why, stop.citation, stop.letter)
        elif excluded is not None and excluded.first <= day:
            why = f"{excluded.why}，不计入"
            yield LedgerDay(day, kind, DayStatus.EXCLUDED, None, "", why, excluded.citation, excluded.letter)
        else:
            number += 1
            yield _working(day, kind, number, next(roles), calendar)


def _holiday(day: date, calendar: WorkCalendar) -> LedgerDay:
    name = calendar.holiday_name(day)
    why = f"{name}放假，不计入"
    return LedgerDay(
        day, DayKind.HOLIDAY, DayStatus.HOLIDAY, None, name, why, _HOLIDAY, _letter(calendar, day)
    )


def _working(day: date, kind: DayKind, number: int, role: _Role, calendar: WorkCalendar) -> LedgerDay:
    status, why, citation = role
    counted = None if status is DayStatus.OVERDUE else number
    if kind is DayKind.MAKE_UP:
        return LedgerDay(day, kind, status, counted, "", f"调休上班；{why}", citation, _letter(calendar, day))
    return LedgerDay(day, kind, status, counted, "", why, citation)


def _letter(calendar: WorkCalendar, day: date) -> str:
    notice = calendar.notice(day)
    return notice.number if notice is not None else ""


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
