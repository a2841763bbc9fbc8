"""The working calendar: every day against two public calendars, the rows of notices, refusals and provisional years."""

from copy import deepcopy
from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from gongkai.statute.calendar import (
    BadPlan,
    CalendarMissing,
    DayKind,
    WorkCalendar,
    YearPlan,
    official,
    parse_plan,
)
from gongkai.statute.citation import NotInForce
from gongkai.statute.festivals import HOLIDAY_RULES, doubts, lunar_known, statutory_days

CALENDAR = official()
PROVISIONAL = CALENDAR.provisional()
EVERY_DAY = [
    date(2008, 1, 1) + timedelta(days=step)
    for step in range((date(2026, 12, 31) - date(2008, 1, 1)).days + 1)
]

# Days on which a public calendar is not ours: day → (which one, who is right and why). None since version 1.11 and 0.109.
DIFFERENT_IN_CHINESE_CALENDAR: dict[date, str] = {}
DIFFERENT_IN_HOLIDAYS: dict[date, str] = {}

PLAN_2027 = {
    "year": 2027,
    "notices": [
        {
            "number": "样例〔2026〕1号",
            "title": "关于2027年部分节假日安排的样例",
            "issued_on": "2026-11-05",
            "source": "测试",
            "checked_on": "2026-11-05",
            "holidays": [
                {"name": "元旦", "first": "2027-01-01", "last": "2027-01-03"},
                {"name": "春节", "first": "2027-02-05", "last": "2027-02-12"},
                {"name": "清明节", "first": "2027-04-03", "last": "2027-04-05"},
                {"name": "劳动节", "first": "2027-05-01", "last": "2027-05-05"},
                {"name": "端午节", "first": "2027-06-09", "last": "2027-06-09"},
                {"name": "中秋节", "first": "2027-09-15", "last": "2027-09-15"},
                {"name": "国庆节", "first": "2027-10-01", "last": "2027-10-07"},
            ],
            "make_up": ["2027-02-14", "2027-02-20", "2027-05-08", "2027-09-26", "2027-10-09"],
        }
    ],
}


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_every_day_agrees_with_chinesecalendar():
    different = {each for each in EVERY_DAY if CALENDAR.is_working(each) != chinese_calendar.is_workday(each)}
    assert different == set(DIFFERENT_IN_CHINESE_CALENDAR)


def test_every_day_agrees_with_holidays():
    public = holidays.country_holidays("CN", years=range(2007, 2028))
    different = {each for each in EVERY_DAY if CALENDAR.is_working(each) != public.is_working_day(each)}
    assert different == set(DIFFERENT_IN_HOLIDAYS)


def test_the_lunar_dates_agree_with_the_names_in_holidays():
    names = {"清明节": "清明节", "端午节": "端午节", "中秋节": "中秋节", "春节": "春节"}
    public = holidays.country_holidays("CN", years=range(2008, 2031), language="zh_CN")
    for year in range(2008, 2031):
        for each, name in statutory_days(year).items():
            for part in name.split("、"):
                if part in names and not (part == "春节" and "农历除夕" in public.get(each, "")):
                    assert names[part] in public.get(each, ""), (each, name)


@pytest.mark.parametrize("year", range(2008, 2027))
def test_days_off_less_make_up_days_are_the_statutory_days(year):
    # 2015: one day more, 2015-09-03. 2020: January 31 more, and February 1 no longer a day of work.
    due = {2015: 12, 2020: 13, 2025: 13, 2026: 13}.get(year, 11)
    named = CALENDAR.plan(year).named_days()
    weekdays_off = sum(bool(name) and each.weekday() < 5 for each, (name, _) in named.items())
    assert weekdays_off - len(CALENDAR.plan(year).make_up) == due


@pytest.mark.parametrize("year", range(2008, 2027))
def test_each_statutory_day_is_off_under_the_name_of_its_festival(year):
    for each, name in statutory_days(year).items():
        assert CALENDAR.kind(each) is DayKind.HOLIDAY
        assert all(part in CALENDAR.holiday_name(each) for part in name.split("、"))


@pytest.mark.parametrize(
    ("text", "kind", "name", "number"),
    [
        ("2008-05-02", DayKind.HOLIDAY, "劳动节", ""),
        ("2008-05-04", DayKind.MAKE_UP, "", ""),
        ("2011-12-31", DayKind.MAKE_UP, "", "国办发明电〔2011〕45号"),  # by the notice of the next year
        (
            "2015-09-03",
            DayKind.HOLIDAY,
            "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日",
            "国发明电〔2015〕1号",
        ),
        ("2015-09-06", DayKind.MAKE_UP, "", "国发明电〔2015〕1号"),
        ("2018-12-31", DayKind.HOLIDAY, "元旦", "国办发明电〔2018〕15号"),
        ("2019-05-03", DayKind.HOLIDAY, "劳动节", "国办发明电〔2019〕3号"),  # moved in March of that year
        ("2019-04-28", DayKind.MAKE_UP, "", "国办发明电〔2019〕3号"),
        ("2020-01-30", DayKind.HOLIDAY, "春节", "国办发明电〔2019〕16号"),
        (
            "2020-02-01",
            DayKind.HOLIDAY,
            "春节",
            "国办发明电〔2020〕1号",
        ),  # a day of work until the notice of January 26
        ("2024-02-09", DayKind.WORKDAY, "", None),  # 除夕 of 2024: rest was encouraged, not arranged
        ("2024-04-06", DayKind.HOLIDAY, "清明节", "国办发明电〔2023〕7号"),
        ("2024-04-07", DayKind.MAKE_UP, "", "国办发明电〔2023〕7号"),
        ("2024-04-13", DayKind.WEEKEND, "", None),
        ("2025-10-06", DayKind.HOLIDAY, "国庆节、中秋节", "国办发明电〔2024〕12号"),
        ("2026-02-15", DayKind.HOLIDAY, "春节", "国办发明电〔2025〕7号"),
    ],
)
def test_a_day_says_what_it_is_and_by_which_notice(text, kind, name, number):
    notice = CALENDAR.notice(day(text))
    assert (CALENDAR.kind(day(text)), CALENDAR.holiday_name(day(text))) == (kind, name)
    assert (notice.number if notice else None) == number


@pytest.mark.parametrize(
    ("start", "working_days", "reached"),
    [
        ("2024-04-01", 0, "2024-04-01"),
        ("2024-04-01", 1, "2024-04-02"),
        ("2024-04-03", 1, "2024-04-07"),  # 清明节 4–6, work on Sunday 7
        ("2024-04-06", 1, "2024-04-07"),  # counted from within a holiday
        ("2024-04-01", 20, "2024-04-29"),
        ("2019-04-26", 2, "2019-04-29"),  # Sunday 28 is a day of work
        ("2020-01-23", 1, "2020-02-03"),
        ("2026-12-30", 1, "2026-12-31"),
    ],
)
def test_working_days_are_counted_from_the_day_after(start, working_days, reached):
    assert CALENDAR.after(day(start), working_days) == day(reached)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2024-04-01", "2024-04-07", 4),
        ("2024-04-04", "2024-04-06", 0),
        ("2024-04-07", "2024-04-07", 1),
        ("2024-04-08", "2024-04-07", 0),
        ("2024-05-10", "2024-04-07", 0),
        ("2020-01-23", "2020-02-03", 2),
    ],
)
def test_working_days_between_counts_both_ends(first, last, count):
    assert CALENDAR.working_days_between(day(first), day(last)) == count


def test_a_span_of_days_has_both_ends_and_reaches_over_the_year():
    assert [each.isoformat() for each in CALENDAR.days(day("2023-12-30"), day("2024-01-01"))] == [
        "2023-12-30",
        "2023-12-31",
        "2024-01-01",
    ]


def test_a_year_without_notice_is_refused_with_a_sentence():
    with pytest.raises(CalendarMissing) as refusal:
        CALENDAR.after(day("2026-12-04"), 20)
    assert str(refusal.value) == "没有2027年的节假日安排，不能计算工作日；请先导入国务院办公厅的通知。"
    assert refusal.value.year == 2027


@pytest.mark.parametrize(
    "ask",
    [
        CALENDAR.kind,
        CALENDAR.is_working,
        CALENDAR.is_provisional,
        CALENDAR.holiday_name,
        CALENDAR.notice,
        lambda out: CALENDAR.after(out, 0),
        lambda out: CALENDAR.days(out, out),
        lambda out: CALENDAR.working_days_between(out, day("2020-01-01")),
        lambda out: CALENDAR.working_days_between(day("2020-01-01"), out),
        lambda out: CALENDAR.plan(out.year),
    ],
)
@pytest.mark.parametrize("text", ["2007-12-31", "2027-01-01"])
def test_every_question_about_an_unknown_year_is_refused(ask, text):
    with pytest.raises(CalendarMissing):
        ask(day(text))


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="不能是负数"):
        CALENDAR.after(day("2024-04-01"), -1)


def test_a_provisional_year_is_weekends_and_festivals_and_says_so():
    assert PROVISIONAL.kind(day("2027-02-05")) is DayKind.HOLIDAY  # 除夕
    assert PROVISIONAL.holiday_name(day("2027-06-09")) == "端午节"
    assert PROVISIONAL.notice(day("2027-06-09")) is None
    assert PROVISIONAL.kind(day("2027-05-03")) is DayKind.WORKDAY
    assert PROVISIONAL.is_provisional(day("2027-05-03"))
    assert not PROVISIONAL.is_provisional(day("2026-12-31"))
    assert PROVISIONAL.caution(day("2026-12-31")) == ""
    assert PROVISIONAL.caution(day("2027-01-04")) == (
        "2027年的节假日安排尚未导入，暂按双休日和法定节日推算，调休和补假未计入；国务院办公厅的通知发布后须重新计算。"
    )
    # December 7–31, 2026 has 19 weekdays; January 1, 2027 is a festival and the weekend follows.
    assert PROVISIONAL.after(day("2026-12-04"), 20) == day("2027-01-04")


def test_far_years_leave_the_lunar_festivals_out_and_say_so():
    assert not lunar_known(2031)
    assert PROVISIONAL.kind(day("2031-01-23")) is DayKind.WORKDAY  # 正月初一 of 2031
    assert PROVISIONAL.holiday_name(day("2031-05-02")) == "劳动节"
    assert "春节、清明节、端午节、中秋节也未计入" in PROVISIONAL.caution(day("2031-01-23"))


def test_even_a_provisional_calendar_ends():
    assert PROVISIONAL.last_day == day("2036-12-31")
    with pytest.raises(CalendarMissing):
        PROVISIONAL.kind(day("2037-01-01"))


def test_a_loaded_notice_replaces_the_provisional_year():
    loaded = PROVISIONAL.with_plan(parse_plan(PLAN_2027))
    assert not loaded.is_provisional(day("2027-05-03"))
    assert loaded.kind(day("2027-05-03")) is DayKind.HOLIDAY
    assert loaded.kind(day("2027-05-08")) is DayKind.MAKE_UP
    assert loaded.is_provisional(day("2028-01-03"))
    assert PROVISIONAL.kind(day("2027-05-03")) is DayKind.WORKDAY


def test_a_loaded_notice_lets_the_count_go_on():
    loaded = CALENDAR.with_plan(parse_plan(PLAN_2027))
    assert loaded.years[-1] == 2027
    assert loaded.after(day("2026-12-04"), 20) == day("2027-01-04")


def test_a_second_notice_on_a_year_replaces_the_first():
    changed = deepcopy(PLAN_2027)
    changed["notices"][0]["make_up"] = ["2027-02-14"]
    twice = CALENDAR.with_plan(parse_plan(PLAN_2027)).with_plan(parse_plan(changed))
    assert twice.kind(day("2027-05-08")) is DayKind.WEEKEND


def test_years_with_a_gap_are_refused():
    later = deepcopy(PLAN_2027)
    later["year"] = 2028
    later["notices"][0] |= {"holidays": [], "make_up": []}
    with pytest.raises(BadPlan, match="前后相连"):
        CALENDAR.with_plan(parse_plan(later))
    with pytest.raises(BadPlan, match="前后相连"):
        WorkCalendar(())


def test_a_plan_lists_its_days_after_all_changes():
    plan = CALENDAR.plan(2020)
    assert plan.holidays["春节"][-1] == day("2020-02-02")
    assert day("2020-02-01") not in plan.make_up
    assert len(plan.notices) == 2
    assert plan.number == "国办发明电〔2019〕16号、国办发明电〔2020〕1号"
    assert str(plan.notices[1]) == "《国务院办公厅关于延长2020年春节假期的通知》（国办发明电〔2020〕1号）"
    assert str(CALENDAR.plan(2008).notices[0]) == "《国务院办公厅关于2008年部分节假日安排的通知》"


def test_every_notice_tells_where_it_is_kept_and_when_it_was_looked_at():
    for year in CALENDAR.years:
        plan = CALENDAR.plan(year)
        assert plan.title == f"国务院办公厅关于{year}年部分节假日安排的通知"
        assert plan.source.startswith("https://www.gov.cn/")
        for notice in plan.notices:
            assert notice.checked_on >= date(2026, 11, 23)
            assert notice.number or notice.mark == "unverified"


def test_equal_plans_make_equal_calendars_that_can_be_keys():
    same = WorkCalendar(CALENDAR.plans)
    assert same == CALENDAR
    assert {same: "known"}[CALENDAR] == "known"
    assert CALENDAR != PROVISIONAL


def broken(**changes: object) -> dict:
    data = deepcopy(PLAN_2027)
    data["notices"][0] |= changes
    return data


def one_holiday(first: str, last: str) -> list[dict[str, str]]:
    return [{"name": "元旦", "first": first, "last": last}]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "节假日安排缺少年份；请写明“year”，例如 2027。"),
        ({"year": "2027"}, "节假日安排缺少年份；请写明“year”，例如 2027。"),
        ({"year": 2027}, "2027年的节假日安排缺少“notices”，或者它不是一个列表；请补上。"),
        ({"year": 2027, "notices": []}, "2027年的节假日安排里没有通知；请至少写明一件国务院办公厅的通知。"),
        ({"year": 2027, "notices": ["通知"]}, "2027年的节假日安排缺少“notices”，或者它不是一个列表；请补上。"),
        (broken(title=" "), "2027年的节假日安排缺少“title”；请补上。"),
        (broken(source=None), "2027年的节假日安排缺少“source”；请补上。"),
        (broken(checked_on="昨天"), "2027年的安排里“checked_on”不是日期；请写成 2027-01-01 的样子。"),
        (broken(make_up=[20270214]), "2027年的安排里“make_up”不是日期；请写成 2027-01-01 的样子。"),
        (broken(make_up=["2027-02-15"]), "2027年的安排里调休上班日2027-02-15不是星期六或者星期日；请对照通知改正。"),
        (broken(make_up=["2027-02-14"] * 2), "2027年的安排里调休上班日2027-02-14写了两次；请删去一个。"),
        (broken(make_up=["2027-01-02"]), "2027年的安排里2027-01-02既放假又调休上班；请对照通知改正。"),
        (broken(make_up=["2028-01-01"]), "2027年的安排里有2028-01-01；只能写2027年和上一年12月的日子，请改正。"),
        (broken(make_up=["2026-11-29"]), "2027年的安排里有2026-11-29；只能写2027年和上一年12月的日子，请改正。"),
        (broken(holidays=one_holiday("2027-01-03", "2027-01-01")), "2027年元旦的最后一天2027-01-01早于第一天2027-01-03；请对照通知改正。"),
        (
            broken(holidays=one_holiday("2027-01-01", "2027-01-03") + one_holiday("2027-01-03", "2027-01-04")),
            "2027年的安排里2027-01-03属于两个假期；请对照通知，把相连的假期写成一个。",
        ),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_right_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(BadPlan) as refusal:
        parse_plan(data)
    assert str(refusal.value) == sentence


def test_a_plan_may_begin_in_december_of_the_year_before():
    plan = parse_plan(broken(make_up=["2026-12-27"]))
    assert CALENDAR.with_plan(plan).kind(day("2026-12-27")) is DayKind.MAKE_UP


def test_a_sound_plan_leaves_no_doubts():
    assert doubts(parse_plan(PLAN_2027)) == ()


def test_a_forgotten_festival_and_a_wrong_sum_are_doubts():
    short = deepcopy(PLAN_2027)
    del short["notices"][0]["holidays"][2]
    assert doubts(parse_plan(short)) == (
        "2027-04-05是清明节，安排里没有放假；请核对。",
        "2027年法定节日共13天，安排的工作日放假减去调休上班为12天；请核对日期有无遗漏。",
    )


def test_only_the_special_years_do_not_come_out():
    assert [year for year in CALENDAR.years if doubts(CALENDAR.plan(year))] == [2015, 2020]


@pytest.mark.parametrize(
    ("year", "spring"),
    [(2013, ["02-09", "02-10", "02-11"]), (2014, ["01-31", "02-01", "02-02"]), (2025, ["01-28", "01-29", "01-30", "01-31"])],
)  # fmt: skip
def test_the_statutory_days_of_spring_festival_follow_the_version_of_the_year(year, spring):
    assert [each.strftime("%m-%d") for each, name in statutory_days(year).items() if name == "春节"] == spring


def test_two_festivals_on_one_day_are_named_together():
    assert statutory_days(2020)[day("2020-10-01")] == "国庆节、中秋节"
    assert "2020-10-01" in {each.isoformat() for each in CALENDAR.plan(2020).holidays["国庆节、中秋节"]}


def test_each_day_since_2008_has_one_version_of_the_holiday_rules():
    versions = [rule.citation.instrument for rule in HOLIDAY_RULES]
    assert all(sum(version.governs(each) for version in versions) == 1 for each in EVERY_DAY)
    with pytest.raises(NotInForce):
        statutory_days(2007)


def test_a_plan_of_one_year_alone_makes_a_calendar():
    alone = WorkCalendar((CALENDAR.plan(2024),))
    assert isinstance(alone.plan(2024), YearPlan)
    assert alone.after(day("2024-04-01"), 20) == day("2024-04-29")
    assert alone.last_day == day("2024-12-31")
