"""The limits of a case: who must act by when, counted by the statute, each with its article. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gongkai.apps.remedies.kinds import RULINGS, SUITS, Kind, Procedure
from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.calendar_limit import Due, due
from gongkai.statute.citation import NotInForce
from gongkai.statute.instruments import RECONSIDERATION_LAWS
from gongkai.statute.remedy_limits import RemedyLimit, remedy_limit

if TYPE_CHECKING:
    from gongkai.apps.remedies.models import RemedyCase

# By kind and procedure: what the agency must hand in after the copy has come, and when the other side must decide.
ANSWER = {
    (Kind.RECONSIDERATION, Procedure.ORDINARY): "reconsideration.reply",
    (Kind.RECONSIDERATION, Procedure.SUMMARY): "reconsideration.summary.reply",
    (Kind.FIRST_INSTANCE, Procedure.ORDINARY): "suit.defend",
    (Kind.FIRST_INSTANCE, Procedure.SUMMARY): "suit.defend",
    (Kind.SECOND_INSTANCE, Procedure.ORDINARY): "appeal.defend",
}
DECISION = {
    (Kind.RECONSIDERATION, Procedure.ORDINARY): "reconsideration.decide",
    (Kind.RECONSIDERATION, Procedure.SUMMARY): "reconsideration.summary.decide",
    (Kind.FIRST_INSTANCE, Procedure.ORDINARY): "suit.judge",
    (Kind.FIRST_INSTANCE, Procedure.SUMMARY): "suit.summary.judge",
    (Kind.SECOND_INSTANCE, Procedure.ORDINARY): "appeal.judge",
}
EXTENDED_DECISION = "reconsideration.decide_extended"
OPINION = "reconsideration.report_opinion"


@dataclass(frozen=True)
class CaseLimit:
    """One limit of one case. due None: it cannot be counted, because `starts` is not known.

    fixed: the day that the deciding body set itself, which takes the place of the counted one.
    """

    rule: RemedyLimit
    due: Due | None
    fixed: date | None = None
    fixed_because: str = ""

    @property
    def day(self) -> date | None:
        return self.fixed or (self.due.day if self.due else None)


def governed_on(case: RemedyCase) -> date:
    """The day whose law governs the procedure: acceptance, or the copy where that is not known."""
    # inferred: a proceeding keeps the law under which it began.
    return case.accepted_on or case.received_on


def answer_limit(case: RemedyCase, calendar: WorkCalendar) -> CaseLimit | None:
    """By when the agency must answer with its evidence; None where neither law nor letter sets a day. Raises NotInForce."""
    key = ANSWER.get((Kind(case.kind), Procedure(case.procedure)))
    if key is None:
        return None
    rule = remedy_limit(key, governed_on(case))
    counted = due(rule.limit, case.received_on, calendar)
    return CaseLimit(rule, counted, case.set_due_on, case.set_because)


def decision_limit(case: RemedyCase, calendar: WorkCalendar) -> CaseLimit | None:
    """By when the other side must decide; without a date while the day of acceptance is not known."""
    key = DECISION.get((Kind(case.kind), Procedure(case.procedure)))
    if key is None:
        return None
    wanted = EXTENDED_DECISION if case.is_extended else key
    return _counted(wanted, governed_on(case), case.accepted_on, calendar)


def opinion_limit(case: RemedyCase, calendar: WorkCalendar) -> CaseLimit | None:
    """By when the correction must be reported, where an opinion of the reconsideration body has come."""
    if case.opinion_on is None or case.kind != Kind.RECONSIDERATION:
        return None
    try:
        limit = _counted(OPINION, case.opinion_on, case.opinion_on, calendar)
    except NotInForce:  # before 2024 no law set one
        return None
    return CaseLimit(limit.rule, limit.due, case.opinion_due_on)


def next_limits(case: RemedyCase, calendar: WorkCalendar) -> tuple[CaseLimit, ...]:
    """By when the result may be attacked further, counted from the day on which it reached this body."""
    if case.delivered_on is None or not case.result:
        return ()
    keys = {
        Kind.RECONSIDERATION: ("suit_after_reconsideration.file",),
        Kind.FIRST_INSTANCE: ("appeal.ruling" if case.result in RULINGS else "appeal.judgment",),
        Kind.SECOND_INSTANCE: ("retrial.apply",),
        Kind.RETRIAL: (),
        Kind.COMPLAINT: (),
    }[Kind(case.kind)]
    return tuple(_limits(keys, case.delivered_on, calendar))


def asking_limit(
    case: RemedyCase, reply_served_on: date | None, former: RemedyCase | None, calendar: WorkCalendar
) -> CaseLimit | None:
    """By when this remedy had to be asked for: the agency may object to one that came too late."""
    key, day = _asking(case, reply_served_on, former)
    if not key or day is None:
        return None
    return next(_limits((key,), day, calendar), None)


def _asking(
    case: RemedyCase, reply_served_on: date | None, former: RemedyCase | None
) -> tuple[str, date | None]:
    if former is not None:
        keys = {Kind.FIRST_INSTANCE: "suit_after_reconsideration.file", Kind.RETRIAL: "retrial.apply"}
        ruled = "appeal.ruling" if former.result in RULINGS else "appeal.judgment"
        is_sent_back = case.kind == Kind.FIRST_INSTANCE and former.kind in SUITS
        return "" if is_sent_back else keys.get(Kind(case.kind), ruled), former.delivered_on
    keys = {Kind.RECONSIDERATION: "reconsideration.apply", Kind.FIRST_INSTANCE: "direct_suit.file"}
    is_first = case.row != "suit_after_reconsideration"
    return keys.get(Kind(case.kind), "") if is_first else "", reply_served_on


def _limits(keys: Iterable[str], day: date, calendar: WorkCalendar) -> Iterator[CaseLimit]:
    for key in keys:
        try:
            yield _counted(key, day, day, calendar)
        except NotInForce:  # an old file: no law of that day is known here
            continue


def _counted(key: str, on: date, starts: date | None, calendar: WorkCalendar) -> CaseLimit:
    rule = remedy_limit(key, on)
    return CaseLimit(rule, due(rule.limit, starts, calendar) if starts else None)


def has_summary_procedure(day: date) -> bool:
    """Reconsideration knows it since the law of 2024."""
    return RECONSIDERATION_LAWS[-1].governs(day)
