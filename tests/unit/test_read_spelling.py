"""One spelling for words and numbers: what is levelled, what is kept in its place, what is said."""

import pytest

from gongkai.annual_report.read import spelling
from gongkai.annual_report.read.spelling import compact, level, said


@pytest.mark.parametrize(
    ("printed", "levelled"),
    [
        ("（一）予以公開", "(一)予以公开"),
        ("覆議１２件，結轉３件", "复议12件,结转3件"),
        ("自　然\u00a0人", "自 然 人"),
        ("公开相同信息计1条", "公开相同信息计一条"),
        ("保留4位小数、2位小数", "保留四位小数、2位小数"),
        ("plain 1", "plain 1"),
    ],
)
@pytest.mark.parametrize("times", [1, 20], ids=["label", "prose"])
def test_level_keeps_every_character_in_its_place(printed, levelled, times):
    assert level(printed * times) == levelled * times


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("（一）予以 公開：", "一予以公开"),
        ("“三安全\n一稳定”", "三安全一稳定"),
        ("计 1 条", "计一条"),
        ("3.14，2", "3.142"),
    ],
)
def test_what_a_long_text_says_has_no_space_and_no_punctuation(printed, words):
    assert said(printed * 20) == words * 20


def test_what_a_short_text_says_is_its_levelled_text_made_compact():
    assert said("（七）总　计") == compact(level("（七）总　计")) == "七总计"


def test_no_character_is_levelled_to_one_that_is_levelled_itself():
    assert not set(spelling._LEVEL) & set(spelling._LEVEL.values())
