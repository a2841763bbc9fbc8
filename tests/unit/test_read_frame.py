"""A saved page holds more than the report: what stands round it is never taken for what the report says."""

import pytest

from gongkai.annual_report.check import check_report
from gongkai.annual_report.read import read_report, read_text
from gongkai.rules import Verdict

ABOVE = """今天是11月24日 晴 5℃
数据开放(128)
首页 > 政务公开 > 政府信息公开年报
安河县水务局2023年政府信息公开工作年度报告
发布时间：2024-01-22 10:11 来源：办公室 浏览次数：1356次 字号：[大 中 小] 打印
"""
REPORT = """本报告由安河县水务局编制，电话见公开指南。
一、总体情况
全年主动公开政府信息352条，收到政府信息公开申请25件。
六、其他需要报告的事项
本年度未收取信息处理费。
"""
BELOW = """上一篇：安河县2022年主动公开政府信息4011条
相关信息
我局受理政府信息公开申请45件
累计公开信息：98765条
网站标识码5301000015 您是第12345678位访问者 总访问量：9876543
"""
SIGNED = "安河县水务局\n2024年1月20日\n"
SAID = [("proactive_total", 352), ("requests_received", 25), ("processing_fee", 0)]


def figures(report):
    return [(figure.metric, figure.value) for figure in report.narrative]


@pytest.mark.parametrize("signature", [SIGNED, ""])
def test_menus_counters_and_the_foot_give_no_figures(signature):
    report = read_text(ABOVE + REPORT + signature + BELOW).report
    assert figures(report) == SAID
    broken = [each.sentence for each in check_report(report) if each.verdict is Verdict.BROKEN]
    assert not [sentence for sentence in broken if "45" in sentence or "4011" in sentence]


def test_a_page_flattened_to_one_line_has_its_frame_too():
    report = read_text(" ".join((ABOVE + REPORT + SIGNED + BELOW).split())).report
    assert figures(report) == SAID


def test_a_web_page_is_read_without_its_frame():
    lines = "".join(f"<p>{line}</p>" for line in (ABOVE + REPORT + BELOW).splitlines())
    page = f"<html><head><meta charset='utf-8'><title>年报</title></head><body>{lines}</body></html>"
    assert figures(read_report(page.encode(), "page.html").report) == SAID


def test_the_place_of_a_figure_stays_where_its_line_is_cut():
    text = " ".join((ABOVE + REPORT + BELOW).split())
    first = read_text(text).report.narrative[0]
    assert text[first.place.start : first.place.end] == "352条"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("安河县2015年政府信息公开工作年度报告\n网站访问量123次，公开政府信息5条。\n", [123, 5]),
        ("安河县2015年政府信息公开工作年度报告\n2016年2月29日\n公开政府信息5条。收到申请2件。\n", [5, 2]),
        ("安河县年报\n公开政府信息5条。\n一、概述\n收到申请2件。\n", [5, 2]),
        (
            "安河县2015年政府信息公开工作年度报告\n一、概述\n自2015年1月1日起至2015年12月31日\n收到申请2件。\n",
            [2],
        ),
    ],
    ids=["visits in a sentence", "the day under the title", "no title", "a period is no signature"],
)
def test_what_may_be_the_report_stays(text, said):
    assert [figure.value for figure in read_text(text).report.narrative] == said


def test_what_follows_the_signature_under_a_heading_is_the_report():
    text = f"安河县2015年政府信息公开工作年度报告\n一、概述\n公开信息5条。\n{SIGNED}二、依申请公开\n收到申请2件。\n{SIGNED}相关信息\n收到申请9件。\n"
    assert [figure.value for figure in read_text(text).report.narrative] == [5, 2]
