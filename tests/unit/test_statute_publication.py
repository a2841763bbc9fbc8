"""Limits of publishing, counted by hand on the calendars of 2019 to 2025."""

from datetime import date

import pytest

from gongkai.statute.calendar import CalendarMissing, official
from gongkai.statute.calendar_limit import CalendarLimit
from gongkai.statute.citation import NotInForce
from gongkai.statute.instruments import REG
from gongkai.statute.ledger import DayStatus
from gongkai.statute.legality_review import (
    MATERIALS,
    OPINION_LABELS,
    REVIEW_POINTS,
    ReviewOpinion,
    ReviewPoint,
    hasty,
    missing_materials,
    review_verdict,
    review_window,
    why_not_to_decision,
)
from gongkai.statute.limits import Limit
from gongkai.statute.public_comment import comment_period, earliest_close, hearing_papers_by
from gongkai.statute.publication import (
    interpretation_deadline,
    penalty_withdrawal_deadline,
    publication_deadline,
    publication_verdict,
)
from gongkai.statute.timeliness import Timeliness
from gongkai.statute.validity import (
    cleanup_due,
    is_trial,
    last_day_of_validity,
    too_long,
    withholding_review_due,
)

CALENDAR = official()
SEVEN_DAYS = CalendarLimit(REG.article(26), "自作出决定之日起7日内公开", days=7)
SEVEN_WORKING_DAYS = Limit(7, REG.article(26), "自作出决定之日起7个工作日内公开")


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("formed", "options", "due", "why"),
    [
        ("2024-04-01", {}, "2024-04-29", "清明放假三天不计，4月7日、28日调休上班计入"),
        ("2024-04-06", {}, "2024-05-06", "放假日形成，4月7日是第1日；4月28日上班，五一放五天，5月6日第20日"),
        ("2024-03-01", {"changed_on": day("2024-04-01")}, "2024-04-29", "自变更之日重新起算"),
        ("2024-04-01", {"other_limit": SEVEN_WORKING_DAYS}, "2024-04-11", "2、3、7、8、9、10、11日"),
        ("2024-04-01", {"other_limit": SEVEN_DAYS}, "2024-04-08", "日历日，不因放假顺延"),
        ("2019-05-14", {}, "2019-06-12", "2008年条例也是20个工作日，端午6月7日放假"),
        ("2023-12-29", {}, "2024-01-29", "元旦1月1日放假"),
    ],
)
def test_publication_deadline(formed, options, due, why):
    assert publication_deadline(day(formed), CALENDAR, **options).day == day(due), why


def test_the_deadline_tells_its_days_and_its_article():
    last = publication_deadline(day("2024-04-01"), CALENDAR)
    rows = last.ledger(CALENDAR)
    assert (rows[0].status, rows[0].why) == (DayStatus.START, "政府信息形成，当日不计")
    assert (rows[-1].day, rows[-1].number) == (day("2024-04-29"), 20)
    assert last.limits[0].citation.place == "第二十六条"
    assert rows[1].citation.instrument is REG


def test_information_of_the_old_regulation_cites_the_old_regulation():
    assert publication_deadline(day("2019-05-14"), CALENDAR).limits[0].citation.place == "第十八条"
    assert publication_deadline(day("2019-05-15"), CALENDAR).limits[0].citation.place == "第二十六条"


@pytest.mark.parametrize(
    ("published", "as_of", "timeliness", "late"),
    [
        ("2024-04-29", "2024-06-01", Timeliness.IN_TIME, (0, 0)),
        ("2024-04-30", "2024-06-01", Timeliness.LATE, (1, 1)),
        ("2024-05-05", "2024-06-01", Timeliness.LATE, (6, 1)),
        ("2024-05-06", "2024-06-01", Timeliness.LATE, (7, 2)),
        (None, "2024-04-29", Timeliness.NOT_YET_DUE, (0, 0)),
        (None, "2024-04-30", Timeliness.OVERDUE, (1, 1)),
        ("2024-03-31", "2024-06-01", Timeliness.CANNOT_TELL, (0, 0)),
    ],
)
def test_publication_verdict(published, as_of, timeliness, late):
    found = publication_verdict(
        day("2024-04-01"), CALENDAR, as_of=day(as_of), published_on=published and day(published)
    )
    assert (found.timeliness, (found.late_days, found.late_working_days)) == (timeliness, late)
    assert found.is_good == (timeliness in {Timeliness.IN_TIME, Timeliness.NOT_YET_DUE})


def test_a_publication_on_a_day_off_after_the_last_day_is_late_without_a_working_day():
    # 2024-05-10 is a Friday; the Saturday after it is a working day, so take 2024-06-14 (Friday).
    found = publication_verdict(
        day("2024-05-16"), CALENDAR, as_of=day("2024-07-01"), published_on=day("2024-06-15")
    )
    assert found.deadline.day == day("2024-06-14")
    assert (found.timeliness, found.late_days, found.late_working_days) == (Timeliness.LATE, 1, 0)


@pytest.mark.parametrize(
    ("options", "part"),
    [
        ({"published_on": day("2024-04-29")}, "2024年4月29日公开，期限是2024年4月29日，按期。"),
        ({"as_of": day("2024-04-26")}, "还有2个工作日。"),
        ({"as_of": day("2024-05-06")}, "仍未公开，已超期7日（其中工作日2日）；请尽快公开并说明原因。"),
    ],
)
def test_the_verdict_says_so_in_a_sentence(options, part):
    found = publication_verdict(day("2024-04-01"), CALENDAR, **{"as_of": day("2024-06-01"), **options})
    assert found.sentence.endswith(part)


def test_contradicting_and_unknown_dates_are_refused_with_a_sentence():
    with pytest.raises(ValueError, match="变更日期2024年3月31日早于形成日期2024年4月1日"):
        publication_deadline(day("2024-04-01"), CALENDAR, changed_on=day("2024-03-31"))
    with pytest.raises(NotInForce):
        publication_deadline(day("2008-04-30"), CALENDAR)
    with pytest.raises(CalendarMissing):
        publication_deadline(CALENDAR.last_day, CALENDAR)


def test_interpretation_within_three_working_days_or_what_the_body_has_settled():
    last = interpretation_deadline(day("2024-04-03"), CALENDAR)
    assert last.day == day("2024-04-09")
    assert last.limits[0].citation.mark == "unverified"
    own = interpretation_deadline(day("2024-04-03"), CALENDAR, working_days=5)
    assert own.day == day("2024-04-11")
    assert own.limits[0].words.startswith("本机关的做法")
    with pytest.raises(ValueError, match="不能是负数"):
        interpretation_deadline(day("2024-04-03"), CALENDAR, working_days=-1)


def test_a_penalty_is_taken_back_within_three_working_days():
    last = penalty_withdrawal_deadline(day("2024-04-30"), CALENDAR)
    assert last.day == day("2024-05-08")
    assert last.limits[0].citation.place == "第四十八条第二款"
    with pytest.raises(NotInForce):
        penalty_withdrawal_deadline(day("2021-07-14"), CALENDAR)


# public comment and hearing


@pytest.mark.parametrize(
    ("opens", "closes", "options", "days", "allowed"),
    [
        ("2024-04-01", "2024-05-01", {}, 30, True),
        ("2024-04-01", "2024-04-30", {}, 29, False),
        ("2024-04-01", "2024-04-30", {"first_day_counts": True}, 30, True),
        ("2024-04-01", "2024-04-29", {"first_day_counts": True}, 29, False),
        ("2024-02-01", "2024-03-02", {}, 30, True),
        ("2023-02-01", "2023-03-02", {}, 29, False),
        ("2024-04-01", "2024-04-08", {"explanation": "汛期将至，情况紧急"}, 7, True),
        ("2024-04-01", "2024-04-08", {"explanation": "  "}, 7, False),
    ],
)
def test_comment_period(opens, closes, options, days, allowed):
    period = comment_period(day(opens), day(closes), **options)
    assert (period.days, period.allowed, period.shortfall) == (days, allowed, 30 - days)


def test_a_short_period_is_told_what_to_do_and_its_explanation_is_kept():
    refused = comment_period(day("2024-04-01"), day("2024-04-20"))
    assert "请把截止日期改为2024年5月1日或者以后" in refused.sentence
    explained = comment_period(day("2024-04-01"), day("2024-04-20"), explanation="情况紧急")
    assert explained.sentence.endswith("缩短的原因：情况紧急")
    with pytest.raises(ValueError, match="早于开始"):
        comment_period(day("2024-04-01"), day("2024-03-31"))


def test_the_earliest_close_and_the_last_day_for_the_papers_of_a_hearing():
    assert earliest_close(day("2024-12-15")) == day("2025-01-14")
    assert hearing_papers_by(day("2024-05-05")) == day("2024-04-28")


# legality review


def test_the_time_of_a_legality_review():
    window = review_window(day("2024-04-01"), CALENDAR)
    assert (window.earliest, window.latest) == (day("2024-04-09"), day("2024-04-23"))
    assert hasty(day("2024-04-01"), day("2024-04-08"), CALENDAR).startswith("审核时间一般不少于5个工作日")
    assert hasty(day("2024-04-01"), day("2024-04-09"), CALENDAR) == ""
    late = review_verdict(day("2024-04-01"), CALENDAR, as_of=day("2024-05-01"), given_on=day("2024-04-24"))
    assert (late.timeliness, late.late_working_days) == (Timeliness.LATE, 1)
    assert late.sentence.startswith("2024年4月24日出具审核意见")


def test_the_points_the_opinions_and_the_material_are_those_of_the_instrument():
    assert len(REVIEW_POINTS) == 7
    assert list(OPINION_LABELS.values()) == ["合法", "不合法", "应当予以修改"]
    assert missing_materials(["draft", "bases"]) == ("comments", "drafter_opinion")
    assert missing_materials(MATERIALS) == ()


@pytest.mark.parametrize(
    ("opinion", "answered", "part"),
    [
        (None, tuple(ReviewPoint), "尚未经过合法性审核"),
        (ReviewOpinion.LAWFUL, tuple(ReviewPoint)[:6], "还有1项没有结论：是否违反规范性文件制定程序"),
        (ReviewOpinion.UNLAWFUL, tuple(ReviewPoint), "“不合法”"),
        (ReviewOpinion.TO_BE_AMENDED, tuple(ReviewPoint), "“应当予以修改”"),
    ],
)
def test_a_draft_without_a_lawful_review_does_not_go_to_decision(opinion, answered, part):
    assert part in why_not_to_decision(opinion, answered)
    assert why_not_to_decision(ReviewOpinion.LAWFUL) == ""


# validity


@pytest.mark.parametrize(
    ("effective", "trial", "last"),
    [
        ("2020-01-01", False, "2024-12-31"),
        ("2020-03-01", False, "2025-02-28"),
        ("2020-02-29", False, "2025-02-28"),
        ("2024-03-01", True, "2026-02-28"),
        ("2022-03-01", True, "2024-02-29"),
    ],
)
def test_last_day_of_validity(effective, trial, last):
    assert last_day_of_validity(day(effective), trial=trial) == day(last)


def test_what_is_for_trial_says_so_and_too_long_a_life_is_told():
    assert is_trial("清源县政务公开办法（试行）")
    assert not is_trial("清源县政务公开办法")
    assert too_long(day("2024-01-01"), day("2028-12-31"), trial=False) == ""
    said = too_long(day("2024-01-01"), day("2026-01-01"), trial=True)
    assert said.startswith("有效期到2026-01-01，超过2年（最迟2025-12-31）")


def test_the_clean_up_and_the_review_of_what_is_withheld_come_again():
    cleanup = cleanup_due(day("2024-02-29"))
    assert cleanup.due_on == day("2026-02-28")
    assert cleanup.is_overdue(day("2026-03-01"))
    assert not cleanup.is_overdue(day("2026-02-28"))
    withheld = withholding_review_due(day("2024-06-30"))
    assert withheld.due_on == day("2025-06-30")
    assert withheld.citation.place == "第十八条"
