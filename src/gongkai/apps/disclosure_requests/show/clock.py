"""The reply clock as people see it: a strip of days on the file, and the ledger of every count of every round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests import clocks, queries
from gongkai.apps.disclosure_requests.models import ClockEntry, DisclosureRequest
from gongkai.letters import day_rows
from gongkai.lib import clock
from gongkai.lib.ui import limits
from gongkai.lib.ui.dates import in_words
from gongkai.lib.ui.limits import NEXT_DAY
from gongkai.lib.ui.parts import Cell, Column, Row, Table, Tag
from gongkai.statute.clock import CLOCK_LABELS, ClockState, ReplyClock
from gongkai.statute.deadlines import Deadline
from gongkai.statute.ledger import STATUS_LABELS, Ledger, LedgerDay
from gongkai.statute.limits import Restart


@dataclass(frozen=True)
class Count:
    """One count of days: from a receipt or a restart to its limit, its restart, or its end."""

    round: int
    number: int
    ledger: Ledger
    deadline: Deadline
    is_stopped: bool
    is_present: bool = False

    @property
    def limit(self) -> date | None:
        """The last day of the reply; None where the count stopped."""
        return None if self.is_stopped else self.deadline.day


def counts_of(entries: Sequence[ClockEntry], number: int) -> tuple[Count, ...]:
    """The counts of a round, the present one last; empty while there is no receipt date.

    entries: of that round, in their order. A letter that is still out is taken to stay out to its limit.
    """
    reply_clock = clocks.reply_clock(entries)
    if reply_clock is None:
        return ()
    calendar, today = queries.calendar(), clock.today()
    earlier = tuple(
        Count(number, at, ledger, before.deadline(calendar, as_of=restart.day - NEXT_DAY), is_stopped=True)
        for at, (before, restart, ledger) in enumerate(_before_restarts(reply_clock, today), start=1)
    )
    deadline = reply_clock.deadline(calendar, as_of=clocks.horizon(entries, today))
    until = min(today, reply_clock.ended_on) if reply_clock.ended_on else today
    shown = deadline.ledger(calendar, max(until, deadline.starts_after))
    is_stopped = reply_clock.stop is not None
    present = Count(number, len(earlier) + 1, shown, deadline, is_stopped=is_stopped, is_present=True)
    return (*earlier, present)


def _before_restarts(reply_clock: ReplyClock, today: date) -> list[tuple[ReplyClock, Restart, Ledger]]:
    """What was counted before each restart. A round that was ordered begins with the order: before it there is nothing."""
    ledgers = reply_clock.ledgers(queries.calendar(), today)
    rows = zip(reply_clock.earlier(), reply_clock.restarts, ledgers, strict=False)
    return [
        (before, restart, ledger) for before, restart, ledger in rows if restart.citation != clocks.ORDERED
    ]


@dataclass(frozen=True)
class Strip(limits.Strip):
    """state: of the clock, in words."""

    state: str


def strip_of(entries: Sequence[ClockEntry], number: int) -> Strip | None:
    """The present count as a strip; None while the clock has not started."""
    reply_clock = clocks.reply_clock(entries)
    counts = counts_of(entries, number)
    if reply_clock is None or not counts:
        return None
    count, today = counts[-1], clock.today()
    reached = min(today, reply_clock.ended_on or today)
    days, legend = limits.drawn(count.ledger, count.limit, reached)
    state = reply_clock.state(today)
    return Strip(days, sentence_of(reply_clock, count, today), legend, CLOCK_LABELS[state])


def sentence_of(reply_clock: ReplyClock, count: Count, today: date) -> str:
    """The clock in one sentence."""
    state = reply_clock.state(today)
    past = sum(day.number is not None and day.day <= today for day in count.ledger)
    if reply_clock.stop is not None:
        words = _("%(why)s，%(day)s停止计算；到当日计入了%(past)d个工作日。")
        day = in_words(reply_clock.stop.day)
        return words % {"why": reply_clock.stop.why, "day": day, "past": past}
    limit = in_words(count.deadline.day)
    if state is ClockState.ENDED and reply_clock.ended_on is not None:
        words = _("%(day)s结束，计入%(past)d个工作日；期限是%(limit)s。")
        ended = sum(day.number is not None and day.day <= reply_clock.ended_on for day in count.ledger)
        return words % {"day": in_words(reply_clock.ended_on), "past": ended, "limit": limit}
    if late := reply_clock.overdue_days(queries.calendar(), today):
        return _("%(limit)s届满，已逾期%(late)d个工作日。") % {"limit": limit, "late": late}
    left = sum(day.number is not None and day.day > today for day in count.ledger)
    words = _("已计入%(past)d个工作日，还有%(left)d个工作日，%(limit)s届满。")
    return words % {"past": past, "left": left, "limit": limit}


def table_of(count: Count) -> Table:
    """The ledger of one count, day by day, with article and letter."""
    names = (_("日期"), _("性质"), _("第几日"), _("说明"), _("依据"))
    columns = tuple(Column(name, numeric=at == 2) for at, name in enumerate(names))
    rows = tuple(_row(day, count) for day in count.ledger)
    return Table(_("逐日计算"), columns, rows, caption_hidden=True)


def _row(day: LedgerDay, count: Count) -> Row:
    weekday = date_format(day.day, "D")
    limit = Tag(_("期限"), "warn") if day.day == count.limit else None
    return Row(
        (
            Cell(f"{day.day.isoformat()} {weekday}"),
            Cell(STATUS_LABELS[day.status], tag=limit),
            Cell("" if day.number is None else day.number),
            Cell(day.why),
            Cell("；".join(filter(None, (str(day.citation), day.letter)))),
        ),
        total=day.day == count.limit,
    )


def as_data(count: Count) -> dict[str, object]:
    """The same as data: dates in ISO form, codes of the statute, words in Chinese."""
    return {
        "round": count.round,
        "count": count.number,
        "present": count.is_present,
        "stopped": count.is_stopped,
        "starts_after": count.deadline.starts_after.isoformat(),
        "due_date": count.limit.isoformat() if count.limit else None,
        "provisional": count.deadline.provisional,
        "days": [
            {
                "date": day.day.isoformat(),
                "kind": day.kind.value,
                "status": day.status.value,
                "number": day.number,
                "why": day.why,
                "source": str(day.citation),
                "letter": day.letter,
            }
            for day in count.ledger
        ],
    }


def notices_of(counts: Iterable[Count]) -> str:
    """The notices of the State Council that these days rest on; of years without one, that they are reckoned."""
    calendar = queries.calendar()
    years = sorted({day.day.year for count in counts for day in count.ledger})
    known = (notice for year in years if year in calendar.years for notice in calendar.plan(year).notices)
    named = "；".join(str(notice) for notice in known)
    cautions = [calendar.caution(date(year, 12, 31)) for year in years if year not in calendar.years]
    return "；".join(filter(None, (named, *cautions)))


def ledger_facts(case: DisclosureRequest, counts: Sequence[Count]) -> dict[str, object]:
    """What the printed explanation needs beyond the request: every count under each other, and what follows."""
    present = counts[-1]
    reply_clock = clocks.reply_clock(queries.entries_of(case))
    assert reply_clock is not None  # there are counts
    return {
        "due_date": present.deadline.day,
        "days": [row for count in counts for row in day_rows(count.ledger)],
        "calendar_source": notices_of(counts),
        "conclusion": sentence_of(reply_clock, present, clock.today()),
    }
