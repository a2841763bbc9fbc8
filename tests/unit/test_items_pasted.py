"""What the clipboard of a word processor brings: lists are lists again, and nothing hidden comes along unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.apps.proactive.pasted import read
from tests.files_to_release import IDENTITY

WORD = (Path(__file__).parents[1] / "cases/pasted/word.html").read_text("utf-8")


def test_a_page_of_word_becomes_the_text_of_an_item():
    found = read(WORD)
    assert found.html == (
        "<h2>一、总体要求</h2><p>坚持<strong>先建机制</strong>、后建工程。</p>"
        f"<p>经办人张某 {IDENTITY}</p><ul><li>清淤疏浚</li><li>泵站改造</li></ul><p>1.第一项</p>"
        '<table><tbody><tr><td>单位</td><td>任务</td></tr><tr><td rowspan="2">东河镇</td><td>清淤</td></tr>'
        "<tr><td>泵站</td></tr></tbody></table>"
        '<p><a href="https://www.gov.cn/">国务院</a></p>'
    )


def test_what_was_hidden_or_stayed_behind_is_counted():
    found = read(WORD)
    assert (found.hidden, found.pictures) == (1, 1)


@pytest.mark.parametrize(
    "style", ["display:none", "mso-hide:all", "visibility:hidden", "font-size:0pt", "color:white"]
)
def test_every_way_of_hiding_comes_to_light(style):
    found = read(f"<p>公告<span style='{style}'>{IDENTITY}</span></p>")
    assert (IDENTITY in found.html, found.hidden) == (True, 1)


def test_words_without_marks_become_paragraphs_and_tables():
    assert (
        read("一、总则\n甲\t乙").html
        == "<h2>一、总则</h2><table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>"
    )


def test_two_lists_with_words_between_stay_two():
    point = "<p class=MsoListParagraph><span style='mso-list:Ignore'>n</span>{}</p>"
    assert read(point.format("甲") + "<p>中间</p>" + point.format("乙")).html == (
        "<ul><li>甲</li></ul><p>中间</p><ul><li>乙</li></ul>"
    )
