"""Asking the public before a decision: how long a draft stands open, and when the papers of a hearing must be there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.statute.calendar_limit import CalendarLimit, in_chinese
from gongkai.statute.citation import Citation
from gongkai.statute.instruments import MDR, RULES
from gongkai.statute.limits import DAY

MAJOR_DECISION = CalendarLimit(
    MDR.article(15),
    "公开征求意见的期限一般不少于30日；因情况紧急等原因需要缩短期限的，公开征求意见时应当予以说明",
    days=30,
)
GOVERNMENT_RULES = CalendarLimit(RULES.whole(), "规章草案公开征求意见的期限一般不少于30日", days=30)
# inferred: 7 days lie between; the day of the hearing is not counted.
HEARING_PAPERS = CalendarLimit(
    MDR.article(16).marked("inferred"), "提前7日将决策草案、依据等材料送达听证会参加人", days=7
)
HEARING_PLACES = (MDR.article(16), MDR.article(17))


@dataclass(frozen=True, slots=True)
class CommentPeriod:
    """How long a draft stands open. days: as counted; closes_on: the last day, it counts whole.

    allowed: long enough, or shorter with an explanation. sentence: why not, what is short, or that all is well.
    """

    opens_on: date
    closes_on: date
    days: int
    limit: CalendarLimit
    allowed: bool
    sentence: str

    @property
    def shortfall(self) -> int:
        return max(0, self.limit.days - self.days)

    @property
    def citation(self) -> Citation:
        return self.limit.citation


def earliest_close(
    opens_on: date, *, limit: CalendarLimit = MAJOR_DECISION, first_day_counts: bool = False
) -> date:
    """The first day with which a period may end. Days of the calendar; holidays count.

    # inferred: the day on which it opens is not counted, as for every limit in days. first_day_counts: the practice of
    # many bodies (1 to 30 April is 30 days); a body that follows it sets it, and the page says that it is its practice.
    """
    close = limit.end(opens_on)
    return close - DAY if first_day_counts else close


def comment_period(
    opens_on: date,
    closes_on: date,
    *,
    explanation: str = "",
    limit: CalendarLimit = MAJOR_DECISION,
    first_day_counts: bool = False,
) -> CommentPeriod:
    """Whether a period may be announced. explanation: why it is shorter; it is published with the draft.

    Raises ValueError where it ends before it begins.
    """
    if closes_on < opens_on:
        raise ValueError(
            f"征求意见到{in_chinese(closes_on)}截止，早于开始的{in_chinese(opens_on)}；请核对起止日期。"
        )
    days = (closes_on - opens_on).days + (1 if first_day_counts else 0)
    span = f"{in_chinese(opens_on)}至{in_chinese(closes_on)}，共{days}日"
    earliest = earliest_close(opens_on, limit=limit, first_day_counts=first_day_counts)
    if closes_on >= earliest:
        return CommentPeriod(opens_on, closes_on, days, limit, allowed=True, sentence=f"{span}，符合期限。")
    if explanation.strip():
        said = f"{span}，少于{limit.days}日；缩短的原因：{explanation.strip()}"
        return CommentPeriod(opens_on, closes_on, days, limit, allowed=True, sentence=said)
    said = (
        f"{span}，少于{limit.days}日；请把截止日期改为{in_chinese(earliest)}或者以后，"
        "确需缩短的，写明原因并随草案一并公布。"
    )
    return CommentPeriod(opens_on, closes_on, days, limit, allowed=False, sentence=said)


def hearing_papers_by(held_on: date) -> date:
    """Last day on which the participants of a hearing may receive the draft and its material."""
    return held_on - timedelta(days=HEARING_PAPERS.days)
