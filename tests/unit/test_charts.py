"""Charts: what is drawn is what was given, unknown stays unknown, and the table behind each holds every number."""

import re
import xml.etree.ElementTree as ET

import pytest

from gongkai.lib.ui.chart_specs import NARROW, WIDE, Series, line_spec
from gongkai.lib.ui.charts import Words, line_over_years, simple_bars, stacked_shares

WORDS = Words("新收申请两年间增加一半", "清水县人民政府年度报告")


def texts(svg: str) -> list[str]:
    return [node.text or "" for node in ET.fromstring(svg).iter() if node.tag.endswith("}text")]


def cells(figure) -> list[list[object]]:
    return [[cell.text for cell in row.cells] for row in figure.table.rows]


def test_line_chart_names_its_lines_and_keeps_the_numbers_in_the_table():
    figure = line_over_years(WORDS, [Series("新收", {2022: 80, 2023: 96, 2024: 120})], "件")
    assert "新收" in texts(figure.wide)
    assert "新收" in texts(figure.narrow)
    assert cells(figure) == [["2022", 80], ["2023", 96], ["2024", 120]]
    assert [str(column.text) for column in figure.table.columns] == ["年份", "新收（件）"]


def test_year_without_a_value_breaks_the_line_and_is_said_in_the_table():
    figure = line_over_years(WORDS, [Series("新收", {2020: 80, 2023: 120, 2021: 90, 2024: 130})], "件")
    assert cells(figure)[2] == ["2022", None]
    assert str(figure.table.rows[2].cells[1].why) == "没有数据"
    lines = [
        d
        for d in re.findall(r'class="mark-line.*?</g>', figure.wide, re.DOTALL)
        for d in re.findall(r' d="([^"]+)"', d)
    ]
    assert len(lines) == 1
    assert lines[0].count("M") == 2


def test_lines_that_end_close_together_are_named_above_and_below():
    spec = line_spec(
        WIDE, [Series("甲", {2023: 10, 2024: 100}), Series("乙", {2023: 12, 2024: 97})], [2023, 2024], "件"
    )
    assert {row["line"]: row["name_dy"] for row in spec["data"]["values"] if "name_dy" in row} == {
        "甲": -12,
        "乙": 20,
    }


def test_on_a_phone_a_share_and_its_axis_carry_fewer_numbers_that_would_touch():
    figure = stacked_shares(WORDS, {"清水县": {"予以公开": 90, "不予公开": 10}}, "件", names="单位")
    assert {"90%", "10%", "0%", "20%", "80%", "100%"} <= set(texts(figure.wide))
    narrow = texts(figure.narrow)
    assert "90%" in narrow
    assert "10%" not in narrow
    assert [one for one in narrow if one in {"0%", "20%", "50%", "80%", "100%"}] == ["0%", "50%", "100%"]


def test_bars_of_shares_sum_to_the_whole_and_small_shares_carry_no_number():
    figure = stacked_shares(
        WORDS, {"清水县": {"予以公开": 60, "部分公开": 36, "不予公开": 4}}, "件", names="单位"
    )
    shown = texts(figure.wide)
    assert "60%" in shown
    assert "36%" in shown
    assert "4%" not in shown
    assert cells(figure) == [["清水县", 60, 36, 4]]


def test_whole_of_nothing_draws_no_bar_and_does_not_fail():
    figure = stacked_shares(WORDS, {"清水县": {"予以公开": 0, "部分公开": 0}}, "件", names="单位")
    assert not [text for text in texts(figure.wide) if text in {"50%", "NaN%"} and "clip" in text]
    assert cells(figure) == [["清水县", 0, 0]]


def test_zero_is_drawn_and_unknown_is_not():
    figure = simple_bars(WORDS, {"予以公开": 1240, "不予公开": 0, "无法提供": None}, "件", names="处理结果")
    shown = texts(figure.wide)
    assert {"1,240", "0", "不予公开"} <= set(shown)
    assert "无法提供" not in shown
    assert cells(figure) == [["予以公开", 1240], ["不予公开", 0], ["无法提供", None]]


@pytest.mark.parametrize("canvas", [WIDE, NARROW])
def test_drawing_is_as_wide_as_asked(canvas):
    figure = simple_bars(WORDS, {"予以公开": 3}, "件")
    svg = figure.narrow if canvas.is_narrow else figure.wide
    assert ET.fromstring(svg).attrib["width"] == str(canvas.width)


def test_names_with_markup_are_escaped():
    figure = simple_bars(WORDS, {"<script>alert(1)</script>": 3}, "件")
    assert "<script" not in figure.wide
    assert "<script>alert(1)</script>"[:8] in "".join(texts(figure.wide))


def test_no_chart_carries_a_style_that_the_policy_refuses():
    figure = line_over_years(WORDS, [Series("新收", {2023: 1, 2024: 2})], "件")
    assert "style=" not in figure.wide
    assert "<style" not in figure.wide
