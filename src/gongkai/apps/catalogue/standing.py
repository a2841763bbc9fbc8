"""How an entry stands on a day: current, due, late, missing. Pure: holdings and dates in, a state and its sentence out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.deadlines import Deadline
from gongkai.statute.limits import DAY
from gongkai.statute.publication import update_deadline
from gongkai.statute.timeliness import verdict

WARNED_WORKING_DAYS: Final = 5


class State(TextChoices):
    MISSING = "missing", gettext_lazy("缺项")
    OVERDUE = "overdue", gettext_lazy("逾期未更新")
    DUE_SOON = "due_soon", gettext_lazy("临近更新期限")
    CURRENT = "current", gettext_lazy("正常")
    NOT_HELD = "not_held", gettext_lazy("没有此类信息")
    ON_REQUEST = "on_request", gettext_lazy("依申请公开")


# The gravest first: what several entries come to is the first of these that any of them has.
GRAVITY: Final = (
    State.MISSING,
    State.OVERDUE,
    State.DUE_SOON,
    State.CURRENT,
    State.ON_REQUEST,
    State.NOT_HELD,
)
WANTING: Final = frozenset((State.MISSING, State.OVERDUE))


@dataclass(frozen=True)
class Terms:
    """What an entry asks. since: the day on which it came into the catalogue."""

    since: date
    interval_days: int | None = None
    is_on_request: bool = False
    not_held: str = ""


@dataclass(frozen=True)
class Holding:
    """What the public finds under an entry. late: items of this year that came after their limit."""

    number: int = 0
    last_on: date | None = None
    late: int = 0


@dataclass(frozen=True)
class Standing:
    """due_on: last day for the next update, where the entry has an interval and anything was published."""

    state: State
    sentence: str
    due_on: date | None = None


def standing_of(terms: Terms, holding: Holding, *, today: date, calendar: WorkCalendar) -> Standing:
    """calendar: one that answers for years without a notice too, for an interval may reach into the next year."""
    if terms.not_held:
        return Standing(State.NOT_HELD, _("本机关没有此类信息：%(why)s") % {"why": terms.not_held})
    if terms.is_on_request:
        return Standing(State.ON_REQUEST, _("本条依申请公开，不计缺项和更新。"))
    if holding.last_on is None:
        return _missing(terms, today, calendar)
    if terms.interval_days is None:
        return Standing(State.CURRENT, _("最近更新于%(day)s；没有规定更新间隔。") % {"day": holding.last_on})
    return _by_interval(holding.last_on, terms.interval_days, today, calendar)


def _missing(terms: Terms, today: date, calendar: WorkCalendar) -> Standing:
    passed = calendar.working_days_between(terms.since + DAY, today) if today > terms.since else 0
    words = _(
        "%(since)s列入目录，已过%(days)d个工作日，还没有公开过信息；请公开，确实没有此类信息的，请在条目里说明。"
    )
    return Standing(State.MISSING, words % {"since": terms.since, "days": passed})


def _by_interval(last_on: date, interval: int, today: date, calendar: WorkCalendar) -> Standing:
    deadline = update_deadline(last_on, interval, calendar)
    found = verdict(deadline, None, today, calendar, act="更新")
    head = _("每%(days)d日至少更新一次，最近更新于%(day)s。") % {"days": interval, "day": last_on}
    if not found.is_good:
        state = State.OVERDUE
    elif calendar.working_days_between(today + DAY, deadline.day) <= WARNED_WORKING_DAYS:
        state = State.DUE_SOON
    else:
        state = State.CURRENT
    return Standing(state, head + found.sentence + _provisional(deadline), deadline.day)


def _provisional(deadline: Deadline) -> str:
    if not deadline.provisional:
        return ""
    return _("%(year)d年的节假日安排还没有公布，工作日按周末暂计。") % {"year": deadline.day.year}


def gravest(states: list[State]) -> State | None:
    """What several entries come to; None for none."""
    return next((one for one in GRAVITY if one in states), None)
