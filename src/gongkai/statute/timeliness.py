"""Whether an act came in time: one verdict with its sentence, for limits in working days and in calendar days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.calendar_limit import in_chinese
from gongkai.statute.deadlines import Deadline
from gongkai.statute.limits import DAY


class Timeliness(StrEnum):
    IN_TIME = "in_time"
    LATE = "late"  # done, after the last day
    NOT_YET_DUE = "not_yet_due"
    OVERDUE = "overdue"  # not done, the last day is over
    CANNOT_TELL = "cannot_tell"  # the dates contradict each other


TIMELINESS_LABELS = {
    Timeliness.IN_TIME: "按期",
    Timeliness.LATE: "逾期",
    Timeliness.NOT_YET_DUE: "未到期",
    Timeliness.OVERDUE: "已超期",
    Timeliness.CANNOT_TELL: "无法判断",
}


@dataclass(frozen=True, slots=True)
class TimeVerdict:
    """late_days: calendar days after the last day; late_working_days: those of them that are working days, which can be
    none where the act came on a day off right after the last day. sentence: for the person who has to act.
    """

    timeliness: Timeliness
    deadline: Deadline
    sentence: str
    late_days: int = 0
    late_working_days: int = 0

    @property
    def is_good(self) -> bool:
        return self.timeliness in {Timeliness.IN_TIME, Timeliness.NOT_YET_DUE}


def verdict(
    deadline: Deadline, done_on: date | None, as_of: date, calendar: WorkCalendar, *, act: str = "公开"
) -> TimeVerdict:
    """How the act stands on a day. done_on: None while it is not done. act: the word for it in the sentence."""
    last = in_chinese(deadline.day)
    if done_on is not None and done_on < deadline.starts_after:
        said = (
            f"{act}日期{in_chinese(done_on)}早于{deadline.start_why}之日{in_chinese(deadline.starts_after)}，"
            "不能判断是否按期；请核对日期。"
        )
        return TimeVerdict(Timeliness.CANNOT_TELL, deadline, said)
    seen = as_of if done_on is None else done_on
    if seen <= deadline.day:
        if done_on is not None:
            said = f"{in_chinese(done_on)}{act}，期限是{last}，按期。"
            return TimeVerdict(Timeliness.IN_TIME, deadline, said)
        left = calendar.working_days_between(as_of + DAY, deadline.day)
        said = f"期限是{last}，还有{left}个工作日。"
        return TimeVerdict(Timeliness.NOT_YET_DUE, deadline, said)
    days = (seen - deadline.day).days
    working = calendar.working_days_between(deadline.day + DAY, seen)
    counted = f"{days}日（其中工作日{working}日）"
    if done_on is None:
        said = f"期限是{last}，至{in_chinese(as_of)}仍未{act}，已超期{counted}；请尽快{act}并说明原因。"
        return TimeVerdict(Timeliness.OVERDUE, deadline, said, days, working)
    said = f"{in_chinese(done_on)}{act}，期限是{last}，逾期{counted}。"
    return TimeVerdict(Timeliness.LATE, deadline, said, days, working)
