"""How long a normative document lives, and when it and what is withheld must be looked at again.

The number of years is set by each place, so it is a value handed in; the usual ones stand here, marked as not verified.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.statute.calendar_limit import CalendarLimit
from gongkai.statute.citation import Citation
from gongkai.statute.grounds import WITHHOLDING_REVIEW
from gongkai.statute.instruments import N37
from gongkai.statute.limits import DAY

_LOCAL = N37.whole("unverified")


@dataclass(frozen=True, slots=True)
class ValidityRule:
    """The rule of one place. source: the local rule it stands in, "" for the usual one, shown as practice."""

    usual: CalendarLimit
    trial: CalendarLimit
    source: str = ""


VALIDITY = ValidityRule(
    CalendarLimit(_LOCAL, "有效期一般不超过五年", years=5),
    CalendarLimit(_LOCAL, "名称冠以“暂行”“试行”的，有效期一般不超过二年", years=2),
)
CLEANUP = CalendarLimit(_LOCAL, "每两年清理一次", years=2)
WITHHOLDING = CalendarLimit(
    WITHHOLDING_REVIEW, "定期评估审查（条例没有规定多久一次，周期由本机关确定）", years=1
)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When something is to be done again, and by which rule."""

    due_on: date
    last_done_on: date
    limit: CalendarLimit

    @property
    def citation(self) -> Citation:
        return self.limit.citation

    def is_overdue(self, day: date) -> bool:
        return day > self.due_on


def is_trial(title: str) -> bool:
    """Whether a document says of itself, in its title, that it is one for trial."""
    return "暂行" in title or "试行" in title


def last_day_of_validity(effective_on: date, *, trial: bool, rule: ValidityRule = VALIDITY) -> date:
    """The last day on which a document has effect, where it does not say so itself.

    Five years from 2020-01-01 end with 2024-12-31: the first day counts, and the last one is a whole day. Where the
    year has no such day (29 February), they end with the last day of that month.
    """
    same_day = (rule.trial if trial else rule.usual).end(effective_on)
    return same_day - DAY if same_day.day == effective_on.day else same_day


def too_long(effective_on: date, expires_on: date, *, trial: bool, rule: ValidityRule = VALIDITY) -> str:
    """The sentence where a document gives itself more years than the rule; "" where it does not."""
    longest = last_day_of_validity(effective_on, trial=trial, rule=rule)
    if expires_on <= longest:
        return ""
    limit = rule.trial if trial else rule.usual
    return (
        f"有效期到{expires_on.isoformat()}，超过{limit.length}（最迟{longest.isoformat()}）；"
        f"{rule.source or '各地通行的做法'}是“{limit.words}”，请缩短或者说明依据。"
    )


def cleanup_due(last_done_on: date, *, limit: CalendarLimit = CLEANUP) -> Recurrence:
    """When the documents of a body are to be gone through again."""
    return Recurrence(limit.end(last_done_on), last_done_on, limit)


def withholding_review_due(last_reviewed_on: date, *, limit: CalendarLimit = WITHHOLDING) -> Recurrence:
    """When information that is withheld is to be assessed again. limit: the body sets how often; the law only “定期”."""
    return Recurrence(limit.end(last_reviewed_on), last_reviewed_on, limit)
