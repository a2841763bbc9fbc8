"""What changed between two texts, as people read it."""

import pytest

from gongkai.lib.differences import LONGEST, Change, Run, differences


def shown(before, after):
    """[-gone-]{+come+} as it would be marked on paper."""
    marks = {Change.SAME: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "{{+{}+}}"}
    return "".join(marks[run.change].format(run.text) for run in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("本机关决定予以公开。", "本机关决定不予公开。", "本机关决定[-予以-]{+不予+}公开。"),
        ("属于过程稿。", "属于讨论记录。", "属于[-过程稿-]{+讨论记录+}。"),
        ("共3页", "共12页", "共[-3-]{+12+}页"),
        ("", "新写的理由。", "{+新写的理由。+}"),
        ("删去的理由。", "", "[-删去的理由。-]"),
        ("没有变化", "没有变化", "没有变化"),
    ],
)
def test_a_change_is_told_by_the_word(before, after, expected):
    assert shown(before, after) == expected


def test_a_number_is_never_cut_in_two():
    assert Run(Change.REMOVED, "2023") in differences("2023年度预算", "2024年度预算")


def test_both_texts_can_be_put_together_again():
    before, after = (
        "经检索，未找到所申请的信息。\n请另行联系。",
        "经全面检索，没有所申请的信息。\n请联系档案馆。",
    )
    runs = differences(before, after)
    assert "".join(run.text for run in runs if run.change is not Change.ADDED) == before
    assert "".join(run.text for run in runs if run.change is not Change.REMOVED) == after


def test_a_very_long_text_is_compared_by_its_lines():
    line = "甲" * 100 + "\n"
    before = line * (LONGEST // 100 + 1)
    runs = differences(before, before + "乙\n")
    assert runs == (Run(Change.SAME, before), Run(Change.ADDED, "乙\n"))


def test_nothing_and_nothing_is_nothing():
    assert differences("", "") == ()
