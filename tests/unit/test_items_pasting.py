"""What is typed or pasted into the text of an item becomes paragraphs, headings and tables, and comes back as typed."""

import pytest

from gongkai.apps.proactive import markup
from gongkai.apps.proactive.pasting import as_html, as_typed

DOCUMENT = "一、总体要求\n　　按照规定执行。\n\n（一）基本原则\n坚持便民。\n项目\t金额\n道路\t<12>万元"
AS_HTML = (
    "<h2>一、总体要求</h2><p>按照规定执行。</p><h3>（一）基本原则</h3><p>坚持便民。</p>"
    "<table><tbody><tr><td>项目</td><td>金额</td></tr><tr><td>道路</td><td>&lt;12&gt;万元</td></tr></tbody></table>"
)


def test_plain_words_become_headings_paragraphs_and_tables():
    assert as_html(DOCUMENT) == AS_HTML


def test_a_numbered_sentence_is_a_paragraph():
    assert as_html("一、请各单位遵照执行。") == "<p>一、请各单位遵照执行。</p>"


def test_html_is_left_as_it_is():
    assert as_html("<p>甲</p>\n<ul><li>乙</li></ul>") == "<p>甲</p>\n<ul><li>乙</li></ul>"


def test_what_was_typed_survives_the_cleaning_and_comes_back_as_it_was_typed():
    kept = markup.clean(as_html(DOCUMENT))
    assert as_typed(kept) == (
        "一、总体要求\n按照规定执行。\n（一）基本原则\n坚持便民。\n项目\t金额\n道路\t<12>万元"
    )


@pytest.mark.parametrize(
    "kept",
    [
        "<p>见<strong>附表</strong></p>",
        "<ul><li>甲</li></ul>",
        '<p><a href="https://example.gov.cn">网站</a></p>',
    ],
)
def test_what_cannot_be_typed_comes_back_as_html(kept):
    assert as_typed(kept) == kept
