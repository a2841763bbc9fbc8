"""Two texts of a document article by article."""

from gongkai.apps.normative_documents.articles import articles_in, compared


def text(*lines):
    return "".join(f"<p>{line}</p>" for line in lines)


def sides(before, after):
    """Each row: name and text on both sides, None where there is nothing."""
    return [
        tuple((side.name, side.text) if side else None for side in (row.old, row.new))
        for row in compared(before, after)
    ]


def test_an_article_holds_its_paragraphs_and_what_stands_before_the_first_is_kept():
    found = articles_in(text("为加强管理，制定本办法。", "第一条 甲。", "乙。", "第二十一条　丙。"))
    assert [(one.name, one.text) for one in found] == [
        ("", "为加强管理，制定本办法。"),
        ("第一条", "甲。\n乙。"),
        ("第二十一条", "丙。"),
    ]


def test_a_text_without_articles_is_compared_by_paragraphs():
    assert sides(text("一、甲", "二、乙"), text("一、甲", "二、丙")) == [
        (("", "一、甲"), ("", "一、甲")),
        (("", "二、乙"), ("", "二、丙")),
    ]


def test_an_article_that_only_moved_to_another_number_is_unchanged():
    before = text("第一条 甲。", "第二条 乙。", "第三条 丙。")
    rows = compared(before, text("第一条 甲。", "第二条 丙。"))
    assert sides(before, text("第一条 甲。", "第二条 丙。")) == [
        (("第一条", "甲。"), ("第一条", "甲。")),
        (("第二条", "乙。"), None),
        (("第三条", "丙。"), ("第二条", "丙。")),
    ]
    assert [row.is_changed for row in rows] == [False, True, False]


def test_a_changed_article_stands_beside_its_number_and_a_new_one_alone():
    assert sides(
        text("第一条 甲。", "第三条 丙。"), text("第一条 甲甲。", "第二条 新。", "第三条 丙丙。")
    ) == [
        (("第一条", "甲。"), ("第一条", "甲甲。")),
        (None, ("第二条", "新。")),
        (("第三条", "丙。"), ("第三条", "丙丙。")),
    ]


def test_each_side_marks_what_is_its_own():
    (row,) = compared(text("第一条 罚款五百元。"), text("第一条 罚款一千元。"))
    assert "".join(run.text for run in row.before) == "罚款五百元。"
    assert "".join(run.text for run in row.after) == "罚款一千元。"
    assert [run.text for run in row.before if run.change == "removed"] == ["五百"]
    assert [run.text for run in row.after if run.change == "added"] == ["一千"]


def test_every_word_of_both_texts_is_somewhere():
    before, after = (
        text("第一条 甲。", "第二条 乙。", "第四条 丁。"),
        text("第四条 子。", "第一条 丑。", "第二条 寅。"),
    )
    rows = compared(before, after)
    assert sorted(one.old.text for one in rows if one.old) == ["丁。", "乙。", "甲。"]
    assert sorted(one.new.text for one in rows if one.new) == ["丑。", "子。", "寅。"]
