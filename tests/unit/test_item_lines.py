"""The text of an item as lines to compare."""

from gongkai.apps.proactive.lines import lines_of
from gongkai.apps.proactive.show.difference import text_lines


def shown(was, now):
    return [
        line.skipped
        or "".join(
            {"same": "={}", "added": "+{}", "removed": "-{}"}[run.change].format(run.text)
            for run in line.runs
        )
        for line in text_lines(was, now)
    ]


def test_each_paragraph_point_row_and_picture_is_a_line():
    html = (
        "<h2>一、总则</h2><p>甲<strong>乙</strong><br>丙</p><ul><li>一<ul><li>二</li></ul></li></ul>"
        "<table><thead><tr><th>单位</th><th>金额</th></tr></thead><tbody><tr><td><p>东河</p><p>西河</p></td><td>5</td></tr></tbody></table>"
        '<figure><img src="attachment:1" alt="泵站"><figcaption>图1</figcaption></figure>'
        '<p>见<a href="https://www.gov.cn/">网站</a>。</p>'
    )
    assert lines_of(html) == [
        "一、总则", "甲乙 丙", "一", "二", "单位 ｜ 金额", "东河 西河 ｜ 5", "〔泵站〕图1", "见网站（https://www.gov.cn/）。",
    ]  # fmt: skip


def test_words_that_came_and_went_stand_in_their_line():
    assert shown(["自4月15日起施工。"], ["自5月15日起施工。"]) == ["=自-4+5=月15日起施工。"]


def test_a_new_line_is_new_and_a_line_that_went_is_gone():
    assert shown(["甲在前面的一段话", "乙在后面的一段话"], ["甲在前面的一段话", "完全不同"]) == [
        "=甲在前面的一段话", "+完全不同", "-乙在后面的一段话",
    ]  # fmt: skip


def test_long_stretches_without_change_are_counted_not_shown():
    was = [f"第{number}段的文字" for number in range(10)]
    assert shown(was, [*was[:9], "第九段改过的文字"])[0] == 8


def test_the_same_text_has_no_difference():
    assert shown(["甲"], ["甲"]) == []
