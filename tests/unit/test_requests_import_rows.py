"""The cells of a register as they are written in offices, and the sentence for each that cannot be understood."""

from datetime import date

import pytest

from gongkai.apps.disclosure_requests.importing.days import NotADay, day_of
from gongkai.apps.disclosure_requests.importing.entries import RowReader
from gongkai.apps.disclosure_requests.importing.fields import Field, guess, head_row
from gongkai.apps.disclosure_requests.importing.reading import Layout, read
from gongkai.apps.disclosure_requests.importing.tally import by_outcome, by_year
from gongkai.apps.disclosure_requests.importing.words import (
    Unknown,
    channel_of,
    outcome_of,
    standing_of,
    type_of,
    yes_or_no,
)
from gongkai.lib.importing.headings import letter_of
from gongkai.lib.importing.reading import BadLayout
from gongkai.lib.table_files import Book, SheetRows
from gongkai.statute.outcomes import OUTCOMES

TODAY = date(2026, 3, 2)
HEAD = ["编号", "收到日期", "申请人", "统计类别", "申请内容", "办理结果", "答复日期"]
GOOD = ["甲-1", "2024-03-04", "测试甲", "自然人", "决算", "予以公开", "2024-03-20"]


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-04", "2024/3/4", "2024.3.4", "2024年3月4日", "2024年03月04号", "２０２４年３月４日", "20240304",
        "2024-03-04 10:30", "2024-03-04T10:30:00", "二〇二四年三月四日", "二零二四年三月四日", "45355", "45355.4375",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text):
    assert day_of(text, today=TODAY) == date(2024, 3, 4)


def test_a_number_of_a_workbook_that_counts_from_1904_is_the_day_it_shows():
    assert day_of("43893", today=TODAY, from_1904=True) == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [("二〇一九年十二月三十一日", date(2019, 12, 31)), ("二〇二四年十月二十日", date(2024, 10, 20))],
)
def test_chinese_numbers_above_ten_are_read(text, day):
    assert day_of(text, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1899-12-31", "早于2008年5月1日"),
        ("2008-04-30", "早于2008年5月1日"),
        ("9999-12-31", "晚于今天"),
        ("2026-03-03", "晚于今天"),
        ("2023-02-29", "日历上没有"),
        ("2024-13-01", "日历上没有"),
        ("二〇二四年十三月一日", "日历上没有"),
        ("2024年3月", "没有写到日"),
        ("3月4日", "没有写年份"),
        ("24.3.4", "看不出是哪一天"),
        ("03/04/2024", "看不出是哪一天"),
        ("=TODAY()", "看不出是哪一天"),
        ("去年", "看不出是哪一天"),
        ("-45355", "看不出是哪一天"),
    ],
)
def test_what_is_no_day_or_may_be_two_gets_a_sentence(text, said):
    with pytest.raises(NotADay, match=said):
        day_of(text, today=TODAY)


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=lambda one: one.code)
def test_every_outcome_is_known_by_its_official_name_and_its_code(outcome):
    assert outcome_of(outcome.full_label) == outcome.code
    assert outcome_of(outcome.code) == outcome.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("（三）不予公开：1.属于国家秘密", "denied.state_secret"),
        ("1.属于国家秘密", "denied.state_secret"),
        ("不予公开（属于行政查询事项）", "denied.administrative_query"),
        ("政府信息不存在", "unavailable.not_held"),
        ("申请人主动撤回", None),
        ("撤回", "otherwise_closed.other"),
        ("全部公开", "granted"),
    ],
)
def test_usual_words_for_an_outcome_are_known_and_others_are_not_guessed(text, code):
    if code is None:
        with pytest.raises(Unknown, match="不是年度报告里的办理结果"):
            outcome_of(text)
    else:
        assert outcome_of(text) == code


@pytest.mark.parametrize(
    ("text", "leaf"),
    [("不予公开", "属于国家秘密"), ("（四）无法提供", "没有现成信息需要另行制作"), ("其他处理", "其他")],
)
def test_a_group_alone_is_no_outcome_and_its_kinds_are_named(text, leaf):
    with pytest.raises(Unknown, match=leaf):
        outcome_of(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("自然人", "natural_person"), ("公民", "natural_person"), ("法人或者其他组织-商业企业", "commercial_enterprise"),
        ("企业", "commercial_enterprise"), ("科研机构", "research_institution"), ("社会公益组织", "public_welfare_organization"),
        ("法律服务机构", "legal_service_organization"), ("其他", "other_organization"),
    ],
)  # fmt: skip
def test_kinds_of_applicants_are_known_by_their_official_names(text, code):
    assert type_of(text) == code


@pytest.mark.parametrize("text", ["法人或者其他组织", "法人", "单位", "机关"])
def test_an_organisation_of_unknown_kind_is_not_guessed(text):
    with pytest.raises(Unknown, match="商业企业、科研机构"):
        type_of(text)


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("", "other"),
        ("EMS", "signed_mail"),
        ("网上申请", "internet"),
        ("当面提交", "in_person"),
        ("平信", "ordinary_mail"),
    ],
)
def test_channels_are_known(text, channel):
    assert channel_of(text) == channel


@pytest.mark.parametrize("reader", [channel_of, standing_of, yes_or_no])
def test_an_unknown_word_is_refused_with_what_may_stand_there(reader):
    with pytest.raises(Unknown, match="请写"):
        reader("天知道")


def test_headings_are_found_below_a_title_and_by_the_words_of_other_registers():
    rows = [
        ["某局依申请公开登记台账"],
        ["（2024年度）"],
        [
            "序号",
            "申请编号",
            "收件日期",
            "申请人姓名（名称）",
            "申请人类型",
            "所需信息内容描述",
            "答复书文号",
        ],
    ]
    assert head_row(rows) == 2
    assert guess(rows[2]).columns == {
        Field.NUMBER: 1, Field.RECEIPT_DATE: 2, Field.NAME: 3, Field.TYPE: 4, Field.DESCRIPTION: 5, Field.REPLY_NO: 6,
    }  # fmt: skip


def test_of_two_headings_of_the_same_field_one_is_taken_and_the_other_is_told():
    found = guess(["收件日期", "收到日期", "申请人"])
    assert found.columns[Field.RECEIPT_DATE] == 1
    assert found.alike == {0: Field.RECEIPT_DATE}


@pytest.mark.parametrize(
    ("column", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")]
)
def test_columns_are_called_as_spreadsheet_programs_call_them(column, letter):
    assert letter_of(column) == letter


def entry_and_faults(row, **changes):
    texts = [changes.get(name, text) for name, text in zip(HEAD, row, strict=True)]
    reader = RowReader(7, texts, guess(HEAD).columns, HEAD, TODAY)
    return (
        reader.entry(),
        [(one.row, one.column, one.heading) for one in reader.faults],
        [one.sentence for one in reader.faults],
    )


def test_a_good_row_is_an_entry_that_counts_on_the_day_of_its_reply():
    entry, faults, _said = entry_and_faults(GOOD)
    assert not faults
    assert (entry.counted_on, entry.counted_outcome) == (date(2024, 3, 20), "granted")


@pytest.mark.parametrize(
    ("column", "text", "letter", "said"),
    [
        ("收到日期", "", "B", "是空的；请填写收到申请的日期。"),
        ("收到日期", "2024-03-21", "G", "早于收到日期；请按原件核对。"),
        ("申请人", "", "C", "是空的；请填写。合并过的单元格请取消合并，每行都填。"),
        ("申请人", "某" * 121, "C", "有121个字，最多120个；请缩短，其余写在备注里。"),
        ("编号", "", "A", "是空的；请填写。合并过的单元格请取消合并，每行都填。"),
        ("编号", "9" * 61, "A", "有61个字，最多60个；请缩短，其余写在备注里。"),
        ("申请内容", "#REF!", "E", "公式出错（#REF!）；请按原件改正。"),
        ("办理结果", "", "F", "有答复日期而没有办理结果；请填写办理结果。"),
        ("答复日期", "", "G", "有办理结果而没有答复日期；请填写答复日期，还没有办结的请清空办理结果。"),
        ("申请人", "\u200b\u202e", "C", "是空的；请填写。合并过的单元格请取消合并，每行都填。"),
    ],
)
def test_each_fault_names_row_column_and_what_to_do(column, text, letter, said):
    entry, places, sentences = entry_and_faults(GOOD, **{column: text})
    assert entry is None
    assert [place[:2] for place in places] == [(7, letter)]
    assert sentences == [said]


def test_a_row_of_sums_is_no_request():
    entry, places, sentences = entry_and_faults(["合 计", "", "", "", "", "12", ""])
    assert (entry, places) == (None, [(7, "", "")])
    assert "不导入的行" in sentences[0]


def sheet(rows, **more):
    return Book((SheetRows("台账", is_shown=True, rows=[HEAD, *rows], **more),))


def layout(**changes):
    return Layout(**{"sheet": 0, "head": 1, "columns": guess(HEAD).columns} | changes)


def test_a_formula_whose_result_was_not_kept_is_named():
    rows = [[*GOOD[:6], ""]]
    found = read(sheet(rows, formulas=frozenset({(1, 6)})), layout(), today=TODAY)
    assert [(one.row, one.column) for one in found.faults] == [(2, "G")]
    assert "没有保存它的结果" in found.faults[0].sentence


def test_a_formula_with_its_result_is_read_as_it_was_saved():
    found = read(sheet([GOOD], formulas=frozenset({(1, 0), (1, 6)})), layout(), today=TODAY)
    assert (found.entries[0].number, found.faults) == ("甲-1", [])


def test_a_number_that_stands_twice_is_named_with_the_row_of_the_first():
    found = read(sheet([GOOD, [], GOOD]), layout(), today=TODAY)
    assert [(one.row, one.sentence) for one in found.faults] == [
        (4, "“甲-1”与第2行重复；请按原件核对，同一件只留一行。")
    ]


def test_rows_left_out_are_neither_read_nor_judged():
    found = read(sheet([GOOD, ["坏"]]), layout(left_out=frozenset({3, 99})), today=TODAY)
    assert (len(found.entries), found.faults, found.left_out) == (1, [], [3])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sheet": 3}, "没有这张工作表"),
        ({"head": 9}, "没有第9行"),
        ({"head": 2}, "没有要导入的行"),
        ({"columns": {}}, "收到日期”“申请人”“统计类别”“申请内容"),
        ({"columns": guess(HEAD).columns | {Field.NOTE: 40}}, "选定的列不在工作表里"),
    ],
)
def test_a_layout_that_does_not_fit_the_sheet_is_refused(changes, said):
    with pytest.raises(BadLayout, match=said):
        read(sheet([GOOD]), layout(**changes), today=TODAY)


def test_more_rows_than_one_import_takes_are_refused():
    with pytest.raises(BadLayout, match="有20001行，一次最多导入20000行"):
        read(sheet([["坏"]] * 20_001), layout(), today=TODAY)


def test_what_one_year_carries_out_the_next_carries_in():
    rows = [
        GOOD,
        ["甲-2", "2023-12-25", "乙", "科研机构", "预算", "撤回", "2025-01-06"],
        ["甲-3", "2025-03-03", "丙", "其他", "合同", "", ""],
    ]
    entries = read(sheet(rows), layout(), today=TODAY).entries
    shown = [
        (one.year, one.carried_in, one.new, one.ended, one.carried_out) for one in by_year(entries, 2026)
    ]
    assert shown == [(2023, 0, 1, 0, 1), (2024, 1, 1, 1, 1), (2025, 1, 1, 1, 1), (2026, 1, 0, 0, 1)]
    assert [(code, dict(types)) for code, types in by_outcome(entries)] == [
        ("granted", {"natural_person": 1}),
        ("otherwise_closed.other", {"research_institution": 1}),
    ]


def test_of_nothing_received_there_is_no_year():
    assert by_year([], 2026) == []
