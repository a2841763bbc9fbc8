"""Plain text keeps its lines as they are; Markdown gives grids; encodings are found by decoding."""

from __future__ import annotations

import pytest

from gongkai.annual_report.blocks import Grid, GridCell, Line
from gongkai.annual_report.read.sources import Unreadable, document_of, document_of_text

TEXT = "一、总体情况\n\n规章\t1\t\t11\n  本年度  未收取。"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_text_is_found_in_its_encoding_with_lines_tabs_and_spaces_as_they_are(encoding):
    assert document_of(TEXT.encode(encoding), "a.txt").blocks == (
        Line("一、总体情况"),
        Line(""),
        Line("规章\t1\t\t11"),
        Line("  本年度  未收取。"),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_cut_inside_a_character_keeps_its_encoding(encoding):
    data = (TEXT * 20).encode(encoding)[:-1]
    assert document_of(data[:-1], "a.txt").blocks[0] == Line("一、总体情况")


def test_carriage_returns_end_lines():
    assert [block.text for block in document_of(b"1\r2\r\n3\n4", "a.txt").blocks] == ["1", "2", "3", "4"]


def test_bytes_that_are_no_text_get_a_sentence():
    with pytest.raises(Unreadable) as refusal:
        document_of(bytes(range(256)) * 20, "a.txt")
    assert refusal.value.reason == "not_text"


def test_pipe_lines_are_grids_with_blank_cells_and_without_the_rule():
    document = document_of_text(
        "# 二、情况\n\n| 规章 | 1 | |\n|---|:-:|--:|\n| **文件** | a\\|b |\n说明\n| 0 | 0 |\n"
    )
    assert document.format == "markdown"
    assert document.blocks == (
        Line("二、情况"),
        Line(""),
        Grid(
            (
                GridCell(0, 0, "规章"),
                GridCell(0, 1, "1"),
                GridCell(0, 2, ""),
                GridCell(1, 0, "文件"),
                GridCell(1, 1, "a|b"),
            )
        ),
        Line("说明"),
        Grid((GridCell(0, 0, "0"), GridCell(0, 1, "0"))),
    )


def test_text_without_a_rule_line_stays_text():
    document = document_of_text("| 甲 | 乙 |\n丙")
    assert document.blocks == (Line("| 甲 | 乙 |"), Line("丙"))


def test_breaks_inside_a_markdown_table_do_not_make_it_a_web_page():
    text = "一、总体情况\n\n| 信息<br>内容 | 本年<br>制发<br>件数 |\n|---|---|\n| 规<br>章 | 0 |\n"
    assert document_of(text.encode(), "a.md").format == "markdown"
