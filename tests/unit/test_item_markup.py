"""The text of an item: what a paste may bring along, what stays, and that hidden words come to light."""

from __future__ import annotations

import pytest

from gongkai.apps.proactive.markup import attachments_in, clean, undescribed, words


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<p class=MsoNormal style='mso-pagination:none'>正文<o:p></o:p></p>", "<p>正文</p>"),
        ("<p>甲</p><p>&nbsp;</p><p>\u3000</p><p>乙</p>", "<p>甲</p><p>乙</p>"),
        ("<h1>一、总则</h1>", "<h2>一、总则</h2>"),
        ('<p onclick="x()">甲</p><script>alert(1)</script><style>p{}</style>', "<p>甲</p>"),
        ("<!--[if mso]>内部资料<![endif]--><p>甲</p>", "<p>甲</p>"),
        ('<a href="javascript:alert(1)">甲</a>', "<a>甲</a>"),
        ('<a href="https://www.gov.cn/" target=_blank>国务院</a>', '<a href="https://www.gov.cn/">国务院</a>'),
        ('<p>甲<img src="https://elsewhere.example/x.png" alt="图"></p>', "<p>甲</p>"),
        ('<img src="attachment:12" alt="图" onerror="x()">', '<img src="attachment:12" alt="图">'),
        ("<table border=1><tbody><tr><td colspan=2 width=9>甲</td></tr></tbody></table>",
         '<table><tbody><tr><td colspan="2">甲</td></tr></tbody></table>'),
        ("<p><b>甲</b><i>乙</i><strike>丙</strike></p>", "<p><strong>甲</strong><em>乙</em><s>丙</s></p>"),
        ("<table><caption>表1</caption><tbody><tr><td><p>甲</p></td></tr></tbody></table>",
         "<p>表1</p><table><tbody><tr><td>甲</td></tr></tbody></table>"),
        ("<table><tbody><tr><th>甲</th></tr><tr><td>乙</td></tr></tbody></table>",
         '<table><thead><tr><th scope="col">甲</th></tr></thead><tbody><tr><td>乙</td></tr></tbody></table>'),
        ("<ul><li><p>甲</p><ul><li><p>乙</p></li></ul></li></ul>", "<ul><li>甲<ul><li>乙</li></ul></li></ul>"),
        ('<p><img src="attachment:1" alt="图"></p>', '<figure><img src="attachment:1" alt="图"></figure>'),
        ('<iframe src="https://elsewhere.example">甲</iframe><p>乙</p>', "<p>乙</p>"),
        ("<p>甲\x0b乙&#12;丙\x1f丁\x85戊</p>", "<p>甲 乙 丙 丁 戊</p>"),  # XML may hold none of these
        ("<p>110101\u200b19900307&shy;002X\u202e\ufeff&#x7;</p>", "<p>11010119900307002X</p>"),
    ],
)  # fmt: skip
def test_what_is_pasted_keeps_its_structure_and_nothing_else(pasted, kept):
    assert clean(pasted) == kept
    assert clean(kept) == kept


@pytest.mark.parametrize(
    "style", ["display:none", "visibility:hidden", "font-size:0", "color:white", "mso-hide:all"]
)
def test_hidden_words_come_to_light(style):
    assert "不公开的名单" in words(clean(f'<p>公告<span style="{style}">不公开的名单</span></p>'))


def test_the_pictures_of_a_text_are_the_items_own():
    html = '<p><img src="attachment:3" alt="a"><a href="attachment:9">附表</a><img src="attachment:3" alt="b"></p>'
    assert attachments_in(html) == (3, 9)


def test_pictures_without_words_are_named_by_their_place():
    html = '<img src="attachment:1" alt="泵站"><img src="attachment:2" alt=" "><img src="attachment:3">'
    assert undescribed(html) == (2, 3)
