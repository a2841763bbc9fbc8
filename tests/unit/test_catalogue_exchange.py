"""A catalogue out of a sheet: the printed form of a county, our own file, and what is wrong in either."""

from datetime import date

import pytest

from gongkai.apps.agencies.models import Agency
from gongkai.apps.catalogue.exchange.fields import Field, head_of
from gongkai.apps.catalogue.exchange.planning import given_of, plan
from gongkai.apps.catalogue.exchange.reading import read
from gongkai.apps.catalogue.exchange.words import channels_of, is_marked, limit_in
from gongkai.apps.catalogue.exchange.writing import HEAD, rows_of
from gongkai.apps.catalogue.models import CatalogueEntry
from gongkai.apps.proactive.models import Column

# As counties print it: a title, two rows of headings, ticked columns, merged cells of 一级事项.
PRINTED = [
    ["清源县义务教育领域基层政务公开标准目录"],
    ["序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
     "公开对象", "", "公开方式", "", "公开层级", ""],
    ["", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群众", "主动", "依申请", "县级", "乡级"],
    ["1", "政策文件", "法律法规", "教育法律、法规", "《政府信息公开条例》", "自信息形成或者变更之日起20个工作日内", "县教育局",
     "■政府网站 □政府公报 ■两微一端", "√", "", "√", "", "√", ""],
    ["2", "", "招生管理", "学校名单、招生计划", "《义务教育法》", "信息形成之日起7个工作日内", "县教育局",
     "政府网站、公开查阅点", "", "√", "", "√", "√", "√"],
    ["备注：本目录自公布之日起施行"],
]  # fmt: skip


def test_the_printed_form_is_read_with_its_two_rows_of_headings():
    sheet = read(PRINTED, {})
    assert sheet.faults == []
    first, second = (one.given for one in sheet.rows)
    assert (first.level_1, first.level_2, first.content) == ("政策文件", "法律法规", "教育法律、法规")
    assert (first.limit_days, first.limit_unit, first.limit_trigger) == (
        20,
        "working_day",
        "formed_or_changed",
    )
    assert first.channels == ("政府网站", "两微一端")
    assert (first.audience, first.method, first.levels) == ("public", "proactive", ("county",))
    assert second.level_1 == "政策文件", "a merged cell has its text in the first of its rows"
    assert (second.limit_days, second.limit_trigger) == (7, "formed")
    assert (second.audience, second.method, second.levels) == ("group", "on_request", ("county", "township"))
    assert [one.row for one in sheet.rows] == [4, 5]


def test_a_heading_over_two_others_is_no_column_of_its_own():
    head = head_of(PRINTED)
    assert head.first == 3
    assert head.columns[Field.LEVEL_1] == 1
    assert head.columns[Field.LEVEL_2] == 2
    assert Field.AUDIENCE not in head.columns
    assert head.columns[Field.TICK_TOWNSHIP] == 13


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("信息形成或者变更之日起20个工作日内", (20, "working_day", "formed_or_changed")),
        ("自收到批复之日起20日内", (20, "day", "formed")),
        ("作出决定之日起7个工作日内予以公开", (7, "working_day", "formed")),
        ("15天之内", (15, "day", "formed_or_changed")),
        ("实时公开", None),
        ("每年1月31日前", None),
        ("6个月内", None),
        ("制定后7个工作日内，变更后20个工作日内", None),
    ],
)
def test_a_limit_in_words_becomes_a_number_only_where_it_names_one(text, limit):
    assert limit_in(text) == limit


def test_channels_are_told_apart_however_they_are_written():
    assert channels_of("√政府网站 ☐ 政府公报 √ 其他") == ("政府网站", "其他")
    assert channels_of("政府网站；两微一端；政府网站") == ("政府网站", "两微一端")
    assert channels_of("") == ()
    assert is_marked("√")
    assert not is_marked("")


@pytest.mark.parametrize(
    ("cell", "text", "sentence"),
    [
        ("更新间隔（日）", "一年", "“更新间隔（日）”应是正整数，不能是“一年”；请改正。"),
        ("更新间隔（日）", "4000", "“更新间隔（日）”最多3660日；请改正。"),
        ("栏目代码", "nowhere", "网站没有代码为“nowhere”的栏目；请核对。"),
        ("列入日期", "2024年3月", "“列入日期”应写成 2024-03-04 的样子，不能是“2024年3月”；请改正。"),
        ("公开方式", "电话", "“公开方式”应是主动、依申请公开之一，不能是“电话”；请改正。"),
        ("一级事项", "长" * 81, "“一级事项”有81个字，最多80个；请缩短。"),
    ],
)
def test_what_cannot_be_understood_is_said_with_its_row(cell, text, sentence):
    row = {"一级事项": "规划", "公开内容（要素）": "专项规划", "公开依据": "条例", cell: text}
    sheet = read([list(HEAD), [row.get(name, "") for name in HEAD]], {"plans": 7})
    assert sheet.rows == []
    assert (2, sentence) in sheet.faults


def test_a_sheet_without_headings_says_which_are_needed():
    assert "找不到列名" in read([["甲", "乙"], ["丙", "丁"]], {}).faults[0][1]


def entry(pk=5, **given):
    """An entry that is not stored: nothing here asks the database."""
    plain = {
        "level_1": "规划", "content": "专项规划", "basis": "条例第二十条", "interval_days": 365,
        "channels": ["政府网站"], "valid_from": date(2024, 1, 2), "limit_text": "20个工作日内", "limit_days": 20,
    }  # fmt: skip
    column = Column(pk=7, code="plans", name="规划计划")
    return CatalogueEntry(pk=pk, agency=Agency(name="清源县财政局"), column=column, **(plain | given))


def test_our_own_file_read_again_changes_nothing():
    one = entry()
    written = [list(HEAD), ["" if cell is None else str(cell) for cell in next(iter(rows_of([one])))]]
    planned = plan(read(written, {"plans": 7}), [one], "清源县财政局")
    assert (planned.faults, planned.changes, planned.unchanged) == ([], [], 1)


def test_a_sheet_that_has_no_column_for_a_thing_leaves_it_as_it_was():
    texts = [["一级事项", "公开内容（要素）", "公开依据"], ["规划", "专项规划", "条例第二十条第（三）项"]]
    [change] = plan(read(texts, {}), [entry()], "清源县财政局").changes
    assert (change.entry, change.version) == (5, 1)
    assert change.given.basis == "条例第二十条第（三）项"
    assert (change.given.interval_days, change.given.column, change.given.limit_days) == (365, 7, 20)


def test_the_same_entry_twice_and_an_unknown_number_are_faults():
    texts = [
        ["条目编号", "一级事项", "公开内容（要素）", "公开依据"],
        ["", "规划", "区域规划", "条例"], ["", "规划", "区域规划", "条例"], ["99", "统计", "年鉴", "条例"],
    ]  # fmt: skip
    planned = plan(read(texts, {}), [entry()], "清源县财政局")
    assert planned.faults == [
        (3, "与第2行是同一条目（事项和要素都一样）；请删去一行。"),
        (4, "条目编号99不在本单位现行的目录里；新增条目请不要填编号。"),
    ]


def test_a_stored_entry_says_what_was_given():
    assert given_of(entry()).channels == ("政府网站",)
    assert given_of(entry()).column == 7
