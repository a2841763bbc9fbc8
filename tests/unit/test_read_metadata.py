"""Whose report, of which year, published when: by what the page says, and nothing where it says nothing."""

from datetime import date

import pytest

from gongkai.annual_report.read import read_text


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        ("清河县人民政府2023年政府信息公开工作年度报告", "清河县人民政府", 2023),
        ("2022年临江区教育局政府信息公开工作年度报告", "临江区教育局", 2022),
        ("青石镇人民政府关于2018年度政府信息公开工作年度报告", "青石镇人民政府", 2018),
        ("东港市2020年度政府信息公开工作报告", "东港市", 2020),
        ("标题: 云岭市卫健委2021年政府信息公开年度报告", "云岭市卫生健康委员会", 2021),
        ("首页 > 政务公开 > 年报 > 南丰县财政局2024年度政府信息公开工作年度报告", "南丰县财政局", 2024),
        ("北湖区市场监督管理局 2019 年政府信息公开工作年度报...", "北湖区市场监督管理局", 2019),
    ],
)
def test_the_title_names_the_body_and_the_year(title, agency, year):
    report = read_text(f"{title}\n\n一、总体情况\n本局认真开展工作。\n").report
    assert (report.agency, report.year) == (agency, year)


def test_a_title_on_two_lines_is_one_title():
    report = read_text("西山县水利局 2022 年政府信息公开工作\n年度报告\n一、总体情况\n").report
    assert (report.agency, report.year) == ("西山县水利局", 2022)


def test_without_a_title_the_signature_and_the_period_tell():
    text = "信息公开年报\n本报告的统计数据时限为2015年1月1日至2015年12月31日。\n一、概述\n工作有序。\n平原省林业厅  2016年2月29日\n"
    report = read_text(text).report
    assert (report.agency, report.year) == ("平原省林业厅", 2015)


def test_a_page_that_does_not_say_leaves_body_and_year_open():
    report = read_text("工作总结\n我们认真开展各项工作。\n").report
    assert (report.agency, report.year, report.published, report.form) == ("", None, None, None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("发布日期：2022-01-17 来源：县政府办", date(2022, 1, 17)),
        ("发布时间: 2023年3月1日 09:30", date(2023, 3, 1)),
        ("2024-01-31 15:29:06", date(2024, 1, 31)),
        ("2021年02月08日来源:清河县", date(2021, 2, 8)),
        ("2021年13月40日", None),
    ],
)
def test_the_date_of_publication_is_the_one_said_so_above_the_text(line, expected):
    report = read_text(f"清河县人民政府2020年政府信息公开工作年度报告\n{line}\n一、总体情况\n").report
    assert report.published == expected


def test_numbered_rows_of_a_table_are_no_headings():
    text = "清河县2021年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开\n三、收到和处理政府信息公开申请情况\n2021年未收到申请。\n"
    headings = [(heading.level, heading.text) for heading in read_text(text).report.headings]
    assert headings == [(1, "一、总体情况"), (2, "(一)主动公开"), (1, "三、收到和处理政府信息公开申请情况")]


MENU = "\n".join(f"栏目{sign}{number}" for sign in "甲乙丙丁戊己庚辛壬癸" for number in "一二三四五六七八")
OTHER_YEARS = "\n".join(f"安河县人民政府{year}年政府信息公开工作年度报告" for year in (2025, 2024, 2022))
BODY = "发布时间：2024-01-22 来源：办公室\n本报告由我局编制，依据《条例》发布2019年政府信息公开工作年度报告的格式。\n一、总体情况\n公开信息3条。\n"


@pytest.mark.parametrize(
    "title", ["安河县水务局2023年政府信息公开工作年度报告", "安河县水务局\n2023年政府信息公开工作年度报告"]
)
@pytest.mark.parametrize(
    "above", ["", MENU, OTHER_YEARS, f"{MENU}\n{OTHER_YEARS}"], ids=["none", "menu", "years", "both"]
)
def test_the_title_above_the_text_counts_before_the_lists_of_the_page(above, title):
    report = read_text(f"{above}\n{title}\n{BODY}{OTHER_YEARS}\n").report
    assert (report.agency, report.year, str(report.published)) == ("安河县水务局", 2023, "2024-01-22")


def test_the_title_is_found_in_a_page_flattened_to_one_line():
    page = f"{MENU}\n{OTHER_YEARS}\n安河县水务局2023年政府信息公开工作年度报告\n{BODY}"
    report = read_text(" ".join(page.split())).report
    assert (report.agency, report.year) == ("安河县水务局", 2023)
