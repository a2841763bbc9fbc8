"""The way of remedy, its text and its limits. Dates were counted on printed calendars with the holidays of 2024."""

from datetime import date

import pytest

from gongkai.annual_report.forms import form_2021
from gongkai.statute.calendar import CalendarMissing, official
from gongkai.statute.calendar_limit import due
from gongkai.statute.citation import NotInForce
from gongkai.statute.competence import COMPETENCE, AgencyKind
from gongkai.statute.failure_to_reply import route_without_reply
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.remedies import NoBasis, remedy_route, remedy_text
from gongkai.statute.remedy_limits import remedy_limit
from gongkai.statute.remedy_results import (
    COLUMN_LABELS,
    LITIGATION_RESULTS,
    PROCEEDING_LABELS,
    RECONSIDERATION_RESULTS,
    Proceeding,
)

CALENDAR = official()
NOW = date(2025, 7, 1)


def grounds(*codes):
    return [GROUNDS[code] for code in codes]


def text(*codes, on=NOW, **names):
    names = {"reconsideration_body": "甲县人民政府", "court": "乙县人民法院"} | names
    return remedy_text(grounds(*codes), on, **names)


@pytest.mark.parametrize(
    ("codes", "day", "first", "mark"),
    [
        (["REG14.state_secret"], "2025-07-01", True, ""),
        (["REG14.prohibited_by_law"], "2025-07-01", True, ""),
        (["REG14.security_and_stability"], "2025-07-01", True, ""),
        (["REG15.trade_secret"], "2025-07-01", True, ""),
        (["REG16_1.internal_affairs"], "2025-07-01", True, ""),
        (["REG16_2.process_information"], "2025-07-01", True, ""),
        (["REG16_2.enforcement_file"], "2025-07-01", True, ""),
        # Reported under 不予公开, but resting on Article 36.
        (["REG36_7.administrative_query"], "2025-07-01", False, ""),
        (["REG36_4.does_not_exist"], "2025-07-01", False, ""),
        (["REG38.requires_creation"], "2025-07-01", False, ""),
        (["REG39_1.petition_or_complaint"], "2025-07-01", False, ""),
        (["REG30.amendment_overdue"], "2025-07-01", False, ""),
        (["FEE6.fee_unpaid"], "2025-07-01", False, ""),
        (["REG36_2.disclosable"], "2025-07-01", False, ""),
        # One part given, another refused.
        (["REG37.severance", "REG15.personal_privacy"], "2025-07-01", True, "inferred"),
        (["REG37.severance", "REG36_4.does_not_exist"], "2025-07-01", False, ""),
        # Between the law and the interpretation of the court.
        (["REG14.state_secret"], "2024-01-01", True, ""),
        (["REG36_7.administrative_query"], "2024-01-01", False, "inferred"),
        (["REG36_7.administrative_query"], "2025-05-31", False, "inferred"),
        (["REG36_7.administrative_query"], "2025-06-01", False, ""),
        # Before reconsideration came first.
        (["REG14.state_secret"], "2023-12-31", False, ""),
        (["REG37.severance", "REG16_2.process_information"], "2020-03-02", False, ""),
    ],
)
def test_the_way_follows_from_article_and_date(codes, day, first, mark):
    route = remedy_route(grounds(*codes), date.fromisoformat(day))
    assert (route.reconsideration_first, route.mark) == (first, mark)


def test_the_route_names_the_grounds_that_ask_for_reconsideration_first():
    route = remedy_route(grounds("REG37.severance", "REG15.trade_secret", "REG15.personal_privacy"), NOW)
    assert [ground.code for ground in route.refusals] == ["REG15.trade_secret", "REG15.personal_privacy"]
    assert "以条例第十五条为依据不予公开一部分信息" in route.why


def test_the_route_cites_the_reading_of_the_court_from_its_first_day():
    def cited(day):
        return {c.instrument.code for c in remedy_route(grounds("REG14.state_secret"), day).citations}

    assert cited(date(2025, 5, 31)) == {"REG", "RCL", "APL"}
    assert cited(date(2025, 6, 1)) == {"REG", "RCL", "APL", "SPC25"}


def test_a_refusal_sends_to_reconsideration_first():
    assert text("REG16_2.process_information") == (
        "如不服本答复，根据《中华人民共和国政府信息公开条例》第五十一条、"
        "《中华人民共和国行政复议法》第二十条、第二十三条第一款第（四）项"
        "和《中华人民共和国行政诉讼法》第四十五条的规定，"
        "应当自收到本答复之日起60日内先向甲县人民政府申请行政复议；"
        "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向乙县人民法院提起行政诉讼；"
        "行政复议机关逾期不作决定的，可以自复议期满之日起15日内向乙县人民法院提起行政诉讼。"
    )


def test_a_query_under_another_law_leaves_the_choice():
    assert text("REG36_7.administrative_query") == (
        "如不服本答复，根据《中华人民共和国政府信息公开条例》第五十一条、《中华人民共和国行政复议法》第二十条"
        "和《中华人民共和国行政诉讼法》第四十五条、第四十六条的规定，"
        "可以自收到本答复之日起60日内向甲县人民政府申请行政复议，"
        "也可以自收到本答复之日起6个月内直接向乙县人民法院提起行政诉讼；"
        "先申请行政复议、对行政复议决定不服的，可以自收到行政复议决定书之日起15日内提起行政诉讼。"
    )


def test_the_text_of_an_old_reply_names_the_limits_of_its_day():
    old = text("REG14.state_secret", on=date(2014, 12, 31))
    assert "第三十三条第二款" in old
    assert "3个月内直接向乙县人民法院" in old
    assert "6个月内直接向乙县人民法院" in text("REG14.state_secret", on=date(2015, 5, 1))


def test_the_text_calls_the_document_what_it_calls_itself():
    assert text("REG36_2.disclosable", document="本告知书").startswith("如不服本告知书，")
    assert "本答复" not in text("REG36_2.disclosable", document="本告知书")


def test_a_reply_that_rests_on_nothing_gets_no_text():
    with pytest.raises(NoBasis, match="请先选定依据"):
        text()


@pytest.mark.parametrize("missing", ["reconsideration_body", "court"])
def test_a_text_without_body_or_court_is_refused(missing):
    with pytest.raises(ValueError, match="请在机关资料中补全"):
        text("REG14.state_secret", **{missing: " "})


def test_there_is_no_route_before_the_first_regulation():
    with pytest.raises(NotInForce):
        remedy_route(grounds("REG14.state_secret"), date(2008, 4, 30))


@pytest.mark.parametrize(
    ("key", "from_", "last", "why"),
    [
        ("reconsideration.apply", "2024-04-29", "2024-06-28", "4月2天、5月31天、6月27天不到60，6月28日为第60日，周五"),
        ("suit_after_reconsideration.file", "2024-09-18", "2024-10-08", "第15日是10月3日，国庆放假，顺延到10月8日"),
        ("suit_after_reconsideration.file", "2024-09-27", "2024-10-12", "第15日是10月12日（周六），调休上班，不顺延"),
        ("direct_suit.file", "2024-08-31", "2025-02-28", "2月没有31日，以末日为准，周五"),
        ("direct_suit.file", "2024-04-05", "2024-10-08", "10月5日在国庆假期内，顺延到10月8日"),
        ("reconsideration.apply_untold", "2024-02-29", "2025-02-28", "2025年没有2月29日，以末日为准"),
        ("reconsideration.reply", "2024-09-23", "2024-10-11", "24至27日、29日（上班）、30日，10月8至11日，共10个工作日"),
        ("reconsideration.summary.reply", "2024-09-23", "2024-09-29", "24至27日、29日（周日上班），共5个工作日"),
        ("suit.defend", "2024-03-22", "2024-04-07", "第15日是4月6日，清明放假，顺延到4月7日（周日上班）"),
        ("appeal.ruling", "2024-05-24", "2024-06-03", "第10日是6月3日，周一"),
    ],
)  # fmt: skip
def test_limits_end_on_the_day_counted_by_hand(key, from_, last, why):
    start = date.fromisoformat(from_)
    assert due(remedy_limit(key, start).limit, start, CALENDAR).day.isoformat() == last, why


def test_a_moved_last_day_says_so_and_cites_the_rule():
    moved = due(remedy_limit("suit_after_reconsideration.file", NOW).limit, date(2024, 9, 18), CALENDAR)
    assert moved.words == (
        "2024年9月18日的次日起算15日，最后一日是2024年10月3日；该日是节假日，顺延至2024年10月8日。"
    )
    assert [(c.place, c.mark) for c in moved.citations] == [
        ("第四十五条", ""),
        ("第一百零一条", "inferred"),
        ("第八十八条", "inferred"),
    ]


def test_a_last_day_that_stays_cites_its_limit_alone():
    kept = due(remedy_limit("reconsideration.apply", NOW).limit, date(2024, 4, 29), CALENDAR)
    assert (kept.moved, len(kept.citations)) == (False, 1)


def test_a_limit_that_ends_in_a_year_without_notice_is_refused():
    with pytest.raises(CalendarMissing, match="没有2077年的节假日安排"):
        due(remedy_limit("direct_suit.file", NOW).limit, date(2077, 1, 4), CALENDAR)


@pytest.mark.parametrize(
    ("key", "day", "length"),
    [
        ("direct_suit.file", "2015-04-30", "3个月"),
        ("direct_suit.file", "2015-05-01", "6个月"),
        ("suit.defend", "2015-04-30", "10日"),
        ("suit.defend", "2024-01-01", "15日"),
        ("reconsideration.decide", "2023-12-31", "60日"),
        ("reconsideration.decide_extended", "2024-01-01", "90日"),
        ("reconsideration.summary.decide", "2024-01-01", "30日"),
        ("reconsideration.report_opinion", "2024-01-01", "60日"),
        ("suit.judge", "2024-01-01", "6个月"),
        ("suit.summary.judge", "2024-01-01", "45日"),
        ("appeal.judge", "2024-01-01", "3个月"),
    ],
)
def test_a_limit_has_the_length_of_its_version(key, day, length):
    assert remedy_limit(key, date.fromisoformat(day)).limit.length == length


def test_the_reply_to_reconsideration_became_working_days_in_2024():
    start = date(2023, 12, 1)  # 10 calendar days: Monday 2023-12-11; 10 working days: Friday 2023-12-15
    assert due(remedy_limit("reconsideration.reply", start).limit, start, CALENDAR).day == date(2023, 12, 11)
    new = remedy_limit("reconsideration.reply", date(2024, 1, 1)).limit
    assert due(new, start, CALENDAR).day == date(2023, 12, 15)


def test_a_summary_procedure_before_its_law_is_refused():
    with pytest.raises(NotInForce, match="简易程序"):
        remedy_limit("reconsideration.summary.decide", date(2023, 12, 31))


def test_an_unknown_limit_is_refused_by_its_key():
    with pytest.raises(NotInForce, match="编号为“no_such_limit”的期限"):
        remedy_limit("no_such_limit", NOW)


def test_columns_and_rows_are_those_of_the_annual_report():
    printed = {column.id: column.label for column in form_2021.REMEDIES.columns if column.id != "total"}
    assert printed == dict(COLUMN_LABELS.items())
    assert [row.id for row in form_2021.REMEDIES.rows] == list(Proceeding)
    assert [row.label for row in form_2021.REMEDIES.rows] == [PROCEEDING_LABELS[one] for one in Proceeding]


@pytest.mark.parametrize(
    ("column", "labels"),
    [
        ("upheld", {"维持", "驳回行政复议请求"}),
        ("corrected", {"变更", "撤销", "部分撤销", "确认违法", "责令履行", "确认无效"}),
        ("other_result", {"不予受理", "驳回行政复议申请", "终止", "调解", "和解"}),
    ],
)
def test_each_end_of_reconsideration_has_its_column(column, labels):
    assert {one.label for one in RECONSIDERATION_RESULTS.values() if one.column == column} == labels


@pytest.mark.parametrize(
    ("column", "labels"),
    [
        ("upheld", {"驳回诉讼请求", "二审维持原判（行政机关胜诉）"}),
        ("corrected", {"撤销", "部分撤销", "判决履行", "判决给付", "确认违法", "确认无效", "变更"}),
        ("other_result", {"发回重审", "不予立案", "驳回起诉", "撤诉", "调解"}),
    ],
)
def test_each_end_of_a_suit_has_its_column(column, labels):
    assert {one.label for one in LITIGATION_RESULTS.values() if one.column == column} == labels


def test_only_revocation_and_performance_order_a_new_reply():
    redo = {one.label for one in RECONSIDERATION_RESULTS.values() if one.may_order_redo}
    assert redo == {"撤销", "部分撤销", "责令履行"}


def test_a_department_answers_to_its_government_and_a_tax_office_to_the_one_above():
    assert COMPETENCE[AgencyKind.DEPARTMENT].bodies == ("本级人民政府",)
    assert COMPETENCE[AgencyKind.VERTICAL].bodies == ("上一级主管部门",)
    assert COMPETENCE[AgencyKind.JUDICIAL_ADMINISTRATION].bodies == ("本级人民政府", "上一级司法行政部门")
    assert set(COMPETENCE) == set(AgencyKind)


@pytest.mark.parametrize(
    ("asked_on", "first", "mark", "places"),
    [
        ("2014-06-03", False, "", ["第三十三条第二款", "第九条"]),
        ("2023-12-29", False, "", ["第五十一条", "第九条", "第四十七条"]),
        ("2024-01-02", True, "inferred", ["第五十一条", "第二十条", "第二十三条第一款第（三）项", "第四十五条"]),
        ("2025-07-01", True, "inferred", ["第五十一条", "第二十条", "第二十三条第一款第（三）项", "第四十五条"]),
    ],
)  # fmt: skip
def test_where_no_reply_came_reconsideration_comes_first_since_2024(asked_on, first, mark, places):
    route = route_without_reply(date.fromisoformat(asked_on))
    assert (route.reconsideration_first, route.mark) == (first, mark)
    assert [citation.place for citation in route.citations] == places


def test_the_page_of_a_route_that_no_text_prints_says_that_it_is_a_reading():
    route = route_without_reply(NOW)
    assert "条文没有写明" in route.why
    assert [one.mark for one in route.citations if one.article == 23] == ["unverified"]
