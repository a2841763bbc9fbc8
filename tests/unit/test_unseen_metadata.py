"""Where pages outside the labelled set say whose report it is and when it was published."""

from datetime import date

import pytest

from gongkai.annual_report.read import read_report, read_text


def test_the_body_of_the_title_wins_over_a_sentence_that_says_our_bureau() -> None:
    text = (
        "青河市水务局2021年政府信息公开年度报告发布时间：2022-01-20 09:30根据《政府信息公开条例》规定，"
        "现发布本局2021年度政府信息公开工作报告，供查阅。一、总体情况"
    )
    assert read_text(text).report.agency == "青河市水务局"


def test_a_bare_time_over_the_text_is_the_date_of_publication() -> None:
    text = "青河镇2022年政府信息公开工作年度报告\n时间：2023-01-09　来源：青河镇　【打印】\n\n一、总体情况"
    assert read_text(text).report.published == date(2023, 1, 9)


def test_the_period_of_the_figures_is_no_date_of_publication() -> None:
    text = "青河镇2022年政府信息公开工作年度报告\n\n统计时间：2022年1月1日至2022年12月31日\n\n一、总体情况"
    assert read_text(text).report.published is None


def test_a_table_over_the_text_tells_the_date_of_publication() -> None:
    page = (
        "<html><body><table><tr><td>索引号：</td><td>QH-7</td><td>发文日期：</td><td>2020-02-11</td></tr>"
        "<tr><td>标题：</td><td>青河区2019年政府信息公开工作年度报告</td></tr></table><p>一、总体情况</p></body></html>"
    )
    assert read_report(page.encode(), "page.html").report.published == date(2020, 2, 11)


def test_the_whole_name_wins_over_the_short_one_in_the_title_of_the_window() -> None:
    page = (
        "<html><head><title>市水务局2012年政府信息公开年度报告</title></head>"
        "<body><h2>青河市水务局2012年度政府信息公开年度报告</h2><p>一、概述</p></body></html>"
    )
    assert read_report(page.encode(), "page.html").report.agency == "青河市水务局"


def test_a_year_of_the_menu_before_the_title_does_not_hide_the_body() -> None:
    text = "首页 > 公开年报 > 2022年 青河自治县2022年政府信息公开工作年度报告 日期：2023-03-17 来源：县政府办公室 一、总体情况"
    assert read_text(text).report.agency == "青河自治县"


def test_a_date_with_the_hour_glued_to_the_title_is_that_of_publication() -> None:
    text = "平原省林业厅2015年政府信息公开工作年度报告2016-03-28 10:15　　根据《政府信息公开条例》要求，统计时段自2015年1月1日起。"
    assert read_text(text).report.published == date(2016, 3, 28)


def test_marks_and_labels_beside_the_title_are_no_part_of_the_name() -> None:
    text = "【发文日期】 2021-01-22\n【标题】 青河自治县水务局2020年度政府信息公开工作年度报告\n正文\n一、总体情况"
    report = read_text(text).report
    assert (report.agency, report.published) == ("青河自治县水务局", date(2021, 1, 22))


def test_source_and_date_glued_to_the_title_do_not_hide_it() -> None:
    text = (
        "青河县人民政府2023年政府信息公开工作年度报告来源：县政府办公室发布时间：2024-03-15本报告由青河县人民政府"
        "办公室按照《中华人民共和国政府信息公开条例》编制，供社会查阅。一、总体情况"
    )
    report = read_text(text).report
    assert (report.agency, report.published) == ("青河县人民政府", date(2024, 3, 15))


def test_a_year_at_the_start_of_the_next_line_does_not_spoil_the_date() -> None:
    text = "青河镇2022年政府信息公开工作年度报告\n发布日期：2023-01-30\n2022年，本镇依法公开。\n一、总体情况"
    assert read_text(text).report.published == date(2023, 1, 30)


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("现公布《青河县水务局2021年政府信息公开工作年度报告》。", "青河县水务局"),
        ("现将青河县人民政府（县政府办公室）2021年政府信息公开工作年度报告予以公布。", "青河县人民政府"),
        ("本报告由青河县水务局按照《政府信息公开条例》要求编制。", "青河县水务局"),
        ("根据条例要求，青河县柳湾街道特编制2021年政府信息公开年度报告。", "青河县柳湾街道"),
        ("本报告由政务公开领导小组办公室根据《政府信息公开条例》编制。", ""),
    ],
)
def test_without_a_title_a_sentence_says_whose_report_it_is(sentence: str, body: str) -> None:
    assert read_text(f"{sentence}\n一、总体情况\n全年公开信息20条。").report.agency == body


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (
            "一、总体情况\n2021年，我局公开信息20条。2021年收到申请2件。\n五、打算\n2022年，我局将继续努力。",
            2021,
        ),
        ("一、总体情况\n截至2020年底，我局公开信息20条。", 2020),
        ("一、总体情况\n我局公开信息20条。", None),
    ],
)
def test_without_title_and_period_the_sentences_say_the_year(text: str, year: int | None) -> None:
    assert read_text(text).report.year == year


def test_the_whole_name_wins_over_the_name_nearest_to_the_text() -> None:
    text = "青河县柳湾镇人民政府2021年政府信息公开工作年度报告\n时间：2022-01-09\n柳湾镇2021年政府信息公开工作年度报告\n一、总体情况"
    assert read_text(text).report.agency == "青河县柳湾镇人民政府"


def test_the_office_is_another_body_than_the_government() -> None:
    text = "青河县人民政府办公室2021年政府信息公开工作年度报告\n青河县人民政府2021年政府信息公开工作年度报告\n一、总体情况"
    assert read_text(text).report.agency == "青河县人民政府"


def test_a_date_set_as_an_item_under_the_title_is_the_date_of_publication() -> None:
    text = "青河县水务局2021年政府信息公开工作年度报告\n• 2022-01-20 17:32:55\n• 来源：本网\n一、总体情况"
    assert read_text(text).report.published == date(2022, 1, 20)
