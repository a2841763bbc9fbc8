"""Until when information must be published, interpreted or taken back, each limit with its place in the law."""

from __future__ import annotations

from datetime import date

from gongkai.statute.calendar import WorkCalendar
from gongkai.statute.calendar_limit import CalendarLimit, in_chinese
from gongkai.statute.citation import Citation, in_force_on
from gongkai.statute.deadlines import Deadline
from gongkai.statute.instruments import OG80, PENALTY, REG, REG_2008, REGULATIONS
from gongkai.statute.limits import Limit, NotifiedLimit
from gongkai.statute.timeliness import TimeVerdict, verdict

PUBLICATION = Limit(
    20, REG.article(26), "自该政府信息形成或者变更之日起20个工作日内及时公开；法律、法规另有规定的，从其规定"
)
PUBLICATION_2008 = Limit(
    20,
    REG_2008.article(18).marked("unverified"),
    "自该政府信息形成或者变更之日起20个工作日内予以公开；法律、法规另有规定的，从其规定",
)
PUBLICATION_LIMITS = (PUBLICATION_2008, PUBLICATION)
INTERPRETATION_DAYS = 3
INTERPRETATION_PLACE = OG80.whole("unverified")
INTERPRETATION = Limit(INTERPRETATION_DAYS, INTERPRETATION_PLACE, "解读材料在文件公开后3个工作日内发布")
# inferred: “应当及时更新” has no number; how often a thing is updated is the practice of the body, which its words say.
UPDATE_PLACE = REG.article(12, 1).marked("inferred")
# “三日”是工作日: Article 85.
PENALTY_WITHDRAWAL = Limit(
    3, PENALTY.article(48, 2), "在三日内撤回行政处罚决定信息并公开说明理由（“三日”是工作日，第八十五条）"
)


def publication_limit(day: date) -> Limit:
    """The general limit for information formed or changed on a day. Raises NotInForce before 2008-05-01."""
    regulation = in_force_on(day, REGULATIONS)
    return PUBLICATION if regulation is REG else PUBLICATION_2008


def publication_deadline(
    formed_on: date,
    calendar: WorkCalendar,
    *,
    changed_on: date | None = None,
    other_limit: Limit | CalendarLimit | None = None,
) -> Deadline:
    """Last day on which the publication is in time. The day of forming or changing is not counted.

    changed_on: the last change, where there was one; the count starts from it.
    other_limit: what another law or regulation sets for this information; it takes the place of the 20 working days.
    Raises ValueError where the change lies before the forming, CalendarMissing, NotInForce before 2008-05-01.
    """
    if changed_on is not None and changed_on < formed_on:
        raise ValueError(
            f"变更日期{in_chinese(changed_on)}早于形成日期{in_chinese(formed_on)}，不能计算公开期限；请核对。"
        )
    starts = changed_on or formed_on
    why = "政府信息变更" if changed_on else "政府信息形成"
    general = publication_limit(starts)
    return limited(other_limit or general, starts, calendar, why, general.citation)


def limited(
    limit: Limit | CalendarLimit, starts_after: date, calendar: WorkCalendar, why: str, citation: Citation
) -> Deadline:
    """The last day of one limit as a deadline; its ledger tells working days, so it is shown for limits in these alone.

    # inferred: a limit in calendar days or months that binds the agency does not move over days off; the rule of
    # procedure that moves it protects the party who has to appear, and a page can be published on any day.
    """
    if isinstance(limit, Limit):
        day = calendar.after(starts_after, limit.working_days)
        return Deadline(day, (limit,), starts_after, why, citation, provisional=calendar.is_provisional(day))
    day = limit.end(starts_after)
    fixed = NotifiedLimit(limit.citation, limit.words)
    return Deadline(
        day, (), starts_after, why, citation, fixed=fixed, provisional=calendar.is_provisional(day)
    )


def publication_verdict(
    formed_on: date,
    calendar: WorkCalendar,
    *,
    as_of: date,
    published_on: date | None = None,
    changed_on: date | None = None,
    other_limit: Limit | CalendarLimit | None = None,
) -> TimeVerdict:
    """In time, late by so many days, or not yet due. published_on: of the version that holds the change."""
    last = publication_deadline(formed_on, calendar, changed_on=changed_on, other_limit=other_limit)
    return verdict(last, published_on, as_of, calendar)


def interpretation_deadline(
    document_published_on: date, calendar: WorkCalendar, *, working_days: int = INTERPRETATION_DAYS
) -> Deadline:
    """Last day for the interpretation of a policy document. The day of its publication is not counted.

    working_days: what the body has settled. The wording of 国办发〔2016〕80号 is not verified, so another number is
    the practice of the body; its words say so.
    """
    if working_days < 0:
        raise ValueError(f"解读期限不能是负数：{working_days}个工作日；请改正设置。")
    limit = (
        INTERPRETATION
        if working_days == INTERPRETATION_DAYS
        else Limit(
            working_days, INTERPRETATION_PLACE, f"本机关的做法：文件公开后{working_days}个工作日内发布解读"
        )
    )
    return limited(limit, document_published_on, calendar, "文件公开", INTERPRETATION_PLACE)


def update_deadline(last_updated_on: date, interval_days: int, calendar: WorkCalendar) -> Deadline:
    """Last day on which an entry of a catalogue is updated in time, by the interval that the body has settled.

    interval_days: calendar days. Raises ValueError where they are none.
    """
    if interval_days < 1:
        raise ValueError(f"更新间隔至少是1日，不能是{interval_days}日；请改正设置。")
    limit = CalendarLimit(UPDATE_PLACE, f"本机关的做法：每{interval_days}日至少更新一次", days=interval_days)
    return limited(limit, last_updated_on, calendar, "最近一次更新", UPDATE_PLACE)


def penalty_withdrawal_deadline(decided_on: date, calendar: WorkCalendar) -> Deadline:
    """Last day for taking a published penalty back, after it was changed, revoked, held unlawful or void.

    Raises NotInForce before 2021-07-15: the law before it had no such duty.
    """
    in_force_on(decided_on, (PENALTY,))
    why = "行政处罚决定被变更、撤销、确认违法或者确认无效"
    return limited(PENALTY_WITHDRAWAL, decided_on, calendar, why, PENALTY.article(48, 2))
