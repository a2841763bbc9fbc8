"""The values that components show."""

import pytest

from gongkai.lib.ui.parts import Cell, Tag
from gongkai.lib.ui.templatetags.ui import whole_days


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("2026-09-20", True), ("2026-09-20答复", False), ("电话0711-3000001", False), ("", False), (None, False),
        (20260920, False), ("YL-1-2026-00027", True), ("YLGF-2026-006", True), ("云政规〔2026〕1号", True),
        ("云岭县人民政府办公室〔2026〕18号", False), ("云政规〔2026〕1号修改", False),
    ],
)  # fmt: skip
def test_a_bare_date_or_number_is_kept_on_one_line_and_a_sentence_is_not(text, is_whole):
    assert Cell(text).is_whole is is_whole


@pytest.mark.parametrize(
    ("cell", "is_blank"),
    [
        (Cell(""), True), (Cell(None), True), (Cell(None, why="原文空白"), False), (Cell(0), False),
        (Cell("", tag=Tag("已发布")), False), (Cell(None, tag=Tag("没有此类信息")), False), (Cell("—"), False),
    ],
)  # fmt: skip
def test_a_card_leaves_out_a_line_of_which_not_even_the_reason_is_known(cell, is_blank):
    assert cell.is_blank is is_blank


@pytest.mark.parametrize(
    ("text", "alone", "shown"),
    [
        ("2026-11-25", "", "2026-11-25"),
        ("2026-11-25", "alone", '<span class="gk-nowrap">2026-11-25</span>'),
        ("<第1版>", "alone", "<第1版>"),
        ("<第1版> 2026-11-25", "", '<span>&lt;第1版&gt; <span class="gk-nowrap">2026-11-25</span></span>'),
    ],
)
def test_a_date_is_not_broken_at_its_hyphens(text, alone, shown):
    assert whole_days(text, alone) == shown
