"""合法性审核 of a normative document: its clock, its material, its seven points, its three opinions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.calendar_limit import in_chinese
from gongkai.statute.deadlines import Deadline
from gongkai.statute.instruments import LR115
from gongkai.statute.limits import Limit
from gongkai.statute.publication import limited
from gongkai.statute.timeliness import TimeVerdict, verdict

PLACE = LR115.whole()
SHORTEST = Limit(5, PLACE, "审核时间一般不少于5个工作日")
LONGEST = Limit(15, PLACE, "最长不超过15个工作日")


class ReviewPoint(StrEnum):
    MAKING_BODY = "making_body"
    POWERS = "powers"
    CONTENT = "content"
    FORBIDDEN_MATTERS = "forbidden_matters"
    RIGHTS_AND_DUTIES = "rights_and_duties"
    OWN_POWERS = "own_powers"
    PROCEDURE = "procedure"


REVIEW_POINTS: Mapping[ReviewPoint, str] = MappingProxyType(
    {
        ReviewPoint.MAKING_BODY: "制定主体是否合法",
        ReviewPoint.POWERS: "是否超越制定机关法定职权",
        ReviewPoint.CONTENT: "内容是否符合宪法、法律、法规、规章和国家政策规定",
        ReviewPoint.FORBIDDEN_MATTERS: "是否违法设立行政许可、行政处罚、行政强制、行政征收、行政收费等事项",
        ReviewPoint.RIGHTS_AND_DUTIES: "是否没有法律、法规依据减损公民、法人和其他组织合法权益或者增加其义务",
        ReviewPoint.OWN_POWERS: "是否没有法律、法规依据增加本单位权力或者减少本单位法定职责",
        ReviewPoint.PROCEDURE: "是否违反规范性文件制定程序",
    }
)


class ReviewOpinion(StrEnum):
    LAWFUL = "lawful"
    UNLAWFUL = "unlawful"
    TO_BE_AMENDED = "to_be_amended"


OPINION_LABELS: Mapping[ReviewOpinion, str] = MappingProxyType(
    {
        ReviewOpinion.LAWFUL: "合法",
        ReviewOpinion.UNLAWFUL: "不合法",
        ReviewOpinion.TO_BE_AMENDED: "应当予以修改",
    }
)

MATERIALS: Mapping[str, str] = MappingProxyType(
    {
        "draft": "文件送审稿及其说明",
        "bases": "制定文件所依据的法律、法规、规章、国家政策规定和命令、决定",
        "comments": "征求意见及意见采纳情况",
        "drafter_opinion": "起草单位的合法性审核意见",
        "other": "针对不同审核内容需要的其他材料",
    }
)
OPTIONAL_MATERIALS = frozenset(("other",))


@dataclass(frozen=True, slots=True)
class ReviewWindow:
    """From which day on an opinion is not hasty, and its last day."""

    earliest: date
    deadline: Deadline

    @property
    def latest(self) -> date:
        return self.deadline.day


def missing_materials(given: Collection[str]) -> tuple[str, ...]:
    """Keys of what must still come before the clock starts."""
    return tuple(key for key in MATERIALS if key not in given and key not in OPTIONAL_MATERIALS)


def review_window(complete_on: date, calendar: WorkCalendar) -> ReviewWindow:
    """The time for the opinion. complete_on: the day on which the material was complete; it is not counted.

    Raises CalendarMissing.
    """
    last = limited(LONGEST, complete_on, calendar, "收到完备的送审材料", PLACE)
    return ReviewWindow(calendar.after(complete_on, SHORTEST.working_days), last)


def review_verdict(
    complete_on: date, calendar: WorkCalendar, *, as_of: date, given_on: date | None = None
) -> TimeVerdict:
    last = review_window(complete_on, calendar).deadline
    return verdict(last, given_on, as_of, calendar, act="出具审核意见")


def hasty(complete_on: date, given_on: date, calendar: WorkCalendar) -> str:
    """The sentence where an opinion came sooner than is usual; "" where it did not. It asks for a reason, no more."""
    if given_on >= (earliest := review_window(complete_on, calendar).earliest):
        return ""
    return (
        f"审核时间一般不少于{SHORTEST.working_days}个工作日，即到{in_chinese(earliest)}；"
        f"意见在{in_chinese(given_on)}出具，请写明提前的原因。"
    )


def why_not_to_decision(
    opinion: ReviewOpinion | None, answered: Collection[ReviewPoint] = tuple(ReviewPoint)
) -> str:
    """The sentence why a draft may not go to collective decision; "" where it may. answered: points with an answer."""
    if opinion is None:
        return "尚未经过合法性审核，不能提交集体审议；征求意见和会签不能代替合法性审核。"
    if left := [REVIEW_POINTS[point] for point in ReviewPoint if point not in answered]:
        return f"合法性审核还有{len(left)}项没有结论：{'；'.join(left)}。请逐项审核。"
    if opinion is not ReviewOpinion.LAWFUL:
        label = OPINION_LABELS[opinion]
        return f"合法性审核意见是“{label}”，不能提交集体审议；请修改后重新送审。"
    return ""
