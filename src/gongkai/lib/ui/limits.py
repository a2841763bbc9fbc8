"""A limit as people see it: what is left of it, and its days one by one as a strip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gongkai.lib import clock
from gongkai.lib.ui.dates import in_words
from gongkai.lib.ui.parts import Text, Tone
from gongkai.statute.calendar import DayKind, WorkCalendar
from gongkai.statute.ledger import DayStatus, Ledger, LedgerDay

NEXT_DAY = timedelta(days=1)
WARNED_DAYS = 3  # working days before a limit from which it is shown as in danger
OFF = frozenset({DayStatus.WEEKEND, DayStatus.HOLIDAY})
COUNTING = frozenset({DayStatus.COUNTED, DayStatus.EXTENSION, DayStatus.ADDED, DayStatus.DEFERRED})
# What a day is, in one sign below its number and in words, the weightiest first; the legend says each in words.
MARKS: dict[str, tuple[Text, Text]] = {
    "today": (gettext_lazy("今"), gettext_lazy("今天")),
    "limit": (gettext_lazy("限"), gettext_lazy("期限")),
    "start": (gettext_lazy("起"), gettext_lazy("起点")),
    "make_up": (gettext_lazy("班"), gettext_lazy("调休上班")),
    "holiday": (gettext_lazy("假"), gettext_lazy("放假")),
    "excluded": (gettext_lazy("除"), gettext_lazy("不计入")),
    "stopped": (gettext_lazy("停"), gettext_lazy("停止计算")),
    "overdue": (gettext_lazy("逾"), gettext_lazy("逾期")),
}


def time_left(due: date, today: date, working: WorkCalendar) -> tuple[Tone, str]:
    """How many working days are left or past, with the tone that goes with it."""
    if due < today:
        days = max(1, working.working_days_between(due + NEXT_DAY, today))
        return "bad", ngettext("逾期%(days)d个工作日", "逾期%(days)d个工作日", days) % {"days": days}
    if due == today:
        return "bad", _("今天到期")
    days = working.working_days_between(today + NEXT_DAY, due)
    words = ngettext("还有%(days)d个工作日", "还有%(days)d个工作日", days) % {"days": days}
    return ("warn" if days <= WARNED_DAYS else "neutral"), words


@dataclass(frozen=True)
class StripDay:
    """One day of a strip. look: class of its ground; sign: what stands below; words: all of it, for listeners."""

    day: date
    look: str
    sign: Text
    words: str
    first_of_month: bool


@dataclass(frozen=True)
class Strip:
    """The days of a count, the count in a sentence, and sign and words of each mark that is there."""

    days: tuple[StripDay, ...]
    sentence: str
    legend: tuple[tuple[Text, Text], ...]


def drawn(
    ledger: Ledger, limit: date | None, reached: date
) -> tuple[tuple[StripDay, ...], tuple[tuple[Text, Text], ...]]:
    """Days and legend of a strip. reached: the last day of which it can be said that it was counted."""
    today = clock.today()
    marks = [_marks(day, limit, today) for day in ledger]
    found = {mark for one in marks for mark in one}
    days = tuple(_drawn(at, day, marks[at], reached) for at, day in enumerate(ledger))
    return days, tuple(MARKS[mark] for mark in MARKS if mark in found)


def _drawn(at: int, day: LedgerDay, marks: list[str], reached: date) -> StripDay:
    look = "off" if day.status in OFF else day.status.value
    if day.status in COUNTING and day.day > reached:
        look = "ahead"
    words = f"{in_words(day.day)}{_('：')}{day.why}"
    return StripDay(day.day, look, MARKS[marks[0]][0] if marks else "", words, at == 0 or day.day.day == 1)


def _marks(day: LedgerDay, limit: date | None, today: date) -> list[str]:
    """What is to be said of a day, the weightiest first."""
    found = {
        "today": day.day == today,
        "limit": day.day == limit,
        "start": day.status is DayStatus.START,
        "make_up": day.kind is DayKind.MAKE_UP,
        "holiday": day.status is DayStatus.HOLIDAY,
        "excluded": day.status is DayStatus.EXCLUDED,
        "stopped": day.status is DayStatus.STOPPED,
        "overdue": day.status is DayStatus.OVERDUE,
    }
    return [mark for mark in MARKS if found[mark]]
