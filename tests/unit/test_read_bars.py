"""Pages flattened to text with bars after their cells, in the several ways in which programs do so."""

from decimal import Decimal

import pytest

from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.read import read_text
from gongkai.annual_report.report import Content

REQUESTS = FORMS["form_2021"].table("requests")
assert REQUESTS is not None
TITLE = "青石县水利局2023年政府信息公开工作年度报告"
HEAD = [
    ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
    ["自然人", "法人或其他组织", "总计"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
]
FIGURES = {  # two blank applicants, and one blank total
    "new": ["14", "3", "", "0", "", "0", "17"],
    "carried_in": ["", "1", "0", "0", "0", "0", "1"],
    "granted": ["9", "4", "", "", "", "", "13"],
    "denied.process_information": ["2", "", "", "", "", "", "2"],
    "results_total": ["11", "4", "0", "0", "0", "0", "15"],
    "carried_out": ["3", "", "", "", "", "0", ""],
}
ROWS = [*HEAD, *([row.label, *FIGURES.get(row.id, ["0"] * 7)] for row in REQUESTS.rows)]
REMEDIES = [
    ["行政复议", "行政诉讼"],
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "复议后起诉"],
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2,
    ["", "1", "0", "2", "3", "0", "0", "", "0", "0", "4", "0", "0", "0", "4"],
]


def row_a_line(rows: list[list[str]]) -> str:
    return "\n".join(" | ".join(row) + " |" for row in rows)


def row_a_line_filled_up(rows: list[list[str]]) -> str:
    width = max(map(len, rows)) + 2
    return "\n".join("| " + "".join(f"{cell} | " for cell in row) + "|" * (width - len(row)) for row in rows)


def cell_a_line(rows: list[list[str]]) -> str:
    return "\n".join(f"{cell} |".lstrip() for row in rows for cell in row)


def cell_a_line_filled_up(rows: list[list[str]]) -> str:
    width = max(map(len, rows)) + 2
    return "\n".join(
        "\n".join(f"{cell} |".lstrip() for cell in row) + "\n" + "|" * (width - len(row)) for row in rows
    )


def bar_below_each_cell(rows: list[list[str]]) -> str:
    return "\n".join(f"{cell}\n|".lstrip() for row in rows for cell in row)


def bar_before_each_row(rows: list[list[str]]) -> str:
    return "\n".join("|\n" + "\n".join(f"{cell} |".lstrip() for cell in row) for row in rows)


def cells_over_two_lines(rows: list[list[str]]) -> str:
    return "\n".join("| " + "".join(f"\n   {cell}  | " for cell in row) for row in rows)


WAYS = [
    row_a_line,
    row_a_line_filled_up,
    cell_a_line,
    cell_a_line_filled_up,
    bar_below_each_cell,
    bar_before_each_row,
    cells_over_two_lines,
]


@pytest.mark.parametrize("way", WAYS)
def test_a_blank_cell_between_bars_keeps_its_place(way):
    text = "\n".join([
        TITLE, "三、收到和处理政府信息公开申请情况", way(ROWS),
        "四、政府信息公开行政复议、行政诉讼情况", way(REMEDIES), "五、存在的主要问题及改进情况",
    ])  # fmt: skip
    report = read_text(text).report
    expected = {
        "requests/new": [14, 3, None, 0, None, 0, 17],
        "requests/carried_in": [None, 1, 0, 0, 0, 0, 1],
        "requests/granted": [9, 4, None, None, None, None, 13],
        "requests/denied.process_information": [2, None, None, None, None, None, 2],
        "requests/denied.state_secret": [0, 0, 0, 0, 0, 0, 0],
        "requests/carried_out": [3, None, None, None, None, 0, None],
    }
    for row, values in expected.items():
        cells = [report.cell(f"{row}/{column.id}") for column in REQUESTS.columns]
        assert [cell and cell.value for cell in cells] == values, row
        assert not any(cell and cell.content is Content.UNREADABLE for cell in cells), row
    remedies = report.tables["remedies"].cells
    assert remedies["remedies/reconsideration/upheld"].content is Content.BLANK
    assert [cell.value for cell in remedies.values()] == [None, 1, 0, 2, 3, 0, 0, None, 0, 0, 4, 0, 0, 0, 4]


def test_cells_merged_into_two_leave_only_their_sum_known():
    rows = [
        [row.label, *(["5", "5"] if row.id in ("new", "granted", "results_total") else ["0", "0"])]
        for row in REQUESTS.rows
    ]
    text = f"{TITLE}\n" + "\n".join(" | ".join(row) + " | |||||||" for row in [*HEAD, *rows])
    cells = read_text(text).report.tables["requests"].cells
    assert cells["requests/granted/total"].value == 5
    assert cells["requests/granted/natural_person"].content is Content.UNREADABLE
    assert set(cells["requests/granted/natural_person"].candidates) == {5, None}


def test_cells_merged_into_one_leave_open_which_applicant_it_was():
    rows = [
        [row.label, "5" if row.id in ("new", "granted", "results_total") else "0"] for row in REQUESTS.rows
    ]
    text = f"{TITLE}\n" + "\n".join(" | ".join(row) + " | ||||||||" for row in [*HEAD, *rows])
    cells = read_text(text).report.tables["requests"].cells
    for column in ("natural_person", "other_organization", "total"):
        assert cells[f"requests/granted/{column}"].content is Content.UNREADABLE
        assert set(cells[f"requests/granted/{column}"].candidates) == {5, None}


PROACTIVE_2019 = """二、主动公开政府信息情况
第二十条第（一）项 | ||||
信息内容 | 本年新 制作数量 | 本年新 公开数量 | 对外公开总数量 | |
规章 | 无 | 无 | 无 | |
规范性文件 | 4 | 4 | 19 | |
第二十条第（五）项 | ||||
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 | |
行政许可 | 31 | 减6 | 208 | |
其他对外管理服务事项 | 12 | 增加2项 | 45件 | |
第二十条第（六）项 | ||||
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 | |
行政处罚 | 77 | 减 | 16 | |
行政强制 | 9 | 0 | | |
第二十条第（八）项 | ||||
信息内容 | 上一年项目数量 | 本年增/减 | ||
行政事业性收费 | 3 | -1 | ||
第二十条第（九）项 | ||||
信息内容 | 采购项目数量 | 采购总金额 | ||
政府集中采购 | 8 | 46.5万元 | ||
三、收到和处理政府信息公开申请情况
"""
EXPECTED_2019 = {
    "government_rules/made": None,
    "normative_documents/disclosed_total": 19,
    "licenses/items_last_year": 31,
    "licenses/items_change": -6,
    "licenses/decisions": 208,
    "other_services/items_change": 2,
    "other_services/decisions": 45,
    "penalties/items_last_year": 77,
    "penalties/items_change": None,
    "penalties/decisions": 16,
    "coercive_measures/items_change": 0,
    "coercive_measures/decisions": None,
    "administrative_fees/items_change": -1,
    "central_procurement/projects": 8,
    "central_procurement/amount": Decimal("46.5"),
}


@pytest.mark.parametrize("bars", [True, False])
def test_changes_are_told_by_words(bars):
    text = (
        PROACTIVE_2019
        if bars
        else PROACTIVE_2019.replace(" ||||", "").replace(" ||", "").replace(" | ", "\n").replace(" |", "")
    )
    cells = read_text(f"{TITLE}\n{text}").report.tables["proactive"].cells
    known = (
        EXPECTED_2019
        if bars
        else {name: value for name, value in EXPECTED_2019.items() if "rules" not in name}
    )
    known = known if bars else {name: value for name, value in known.items() if "coercive" not in name}
    assert {name: cells[f"proactive/{name}"].value for name in known} == known
    assert cells["proactive/licenses/items_change"].raw == "减6"


def test_a_change_without_a_number_is_unreadable_and_neither_blank_nor_zero():
    cell = (
        read_text(f"{TITLE}\n{PROACTIVE_2019}")
        .report.tables["proactive"]
        .cells["proactive/penalties/items_change"]
    )
    assert (cell.content, cell.raw) == (Content.UNREADABLE, "减")


def test_numbers_far_apart_are_not_cut_to_make_up_for_a_lost_blank():
    figures = {
        "new": "12   0   0   5   17",
        "granted": "11   0   0   0   5   0   16",
        "denied.process_information": "1   0   0   0   0   0   1",
        "results_total": "12   0   0   0   5   0   17",
    }
    lines = [f"{row.label}   {figures.get(row.id, '0   0   0   0   0   0   0')}" for row in REQUESTS.rows]
    cells = read_text("\n".join([TITLE, *lines])).report.tables["requests"].cells
    new = [cells[f"requests/new/{column.id}"] for column in REQUESTS.columns]
    assert [(cell.value, cell.content is Content.UNREADABLE) for cell in (new[0], new[4], new[6])] == [
        (12, False),
        (5, False),
        (17, False),
    ]


def pasted(rows: list[list[str]], end: str = "") -> str:
    return "\n".join("\t".join(row) + end for row in rows)


@pytest.mark.parametrize("end", ["", "\t"])
def test_blank_fields_of_a_table_pasted_out_of_a_word_processor_keep_their_place(end):
    """A row has one or two labels, so its values stand at another tab than those above; each row is whole."""
    rows = [["三、本年度办理结果", *row] if row[0].startswith("（一）") else row for row in ROWS]
    report = read_text(f"{TITLE}\n{pasted(rows, end)}").report
    for row, values in {"new": [14, 3, None, 0, None, 0, 17], "carried_in": [None, 1, 0, 0, 0, 0, 1]}.items():
        cells = [report.cell(f"requests/{row}/{column.id}") for column in REQUESTS.columns]
        assert [cell and cell.value for cell in cells] == values, row
        assert not any(cell and cell.content is Content.UNREADABLE for cell in cells), row


def test_blank_fields_under_merged_labels_of_a_spreadsheet_are_no_values():
    rows = [[row[0], "", "", *row[1:]] if len(row) == 8 else row for row in ROWS]
    report = read_text(f"{TITLE}\n{pasted(rows)}").report
    carried_in = [report.cell(f"requests/carried_in/{column.id}") for column in REQUESTS.columns]
    assert [cell and cell.value for cell in carried_in] == [None, 1, 0, 0, 0, 0, 1]


def test_two_numbers_with_a_border_between_them_are_never_cut_into_three():
    text = PROACTIVE_2019.replace(" ||||", "").replace(" ||", "").replace(" | ", "\n").replace(" |", "")
    text = text.replace("规范性文件\n4\n4\n19", "规范性文件\n14\n69")
    row = ("made", "newly_disclosed", "disclosed_total")
    cells = read_text(f"{TITLE}\n{text}").report.tables["proactive"].cells
    found = [cells[f"proactive/normative_documents/{name}"] for name in row]
    assert [set(cell.candidates) or {cell.value} for cell in found] == [
        {14, None},
        {14, 69, None},
        {69, None},
    ]


def test_a_comma_before_more_than_three_digits_stands_between_two_numbers():
    lines = [
        f"{row.label}：{'15,2210,0,0,0,0,2225' if row.id == 'new' else '0,0,0,0,0,0,0'}"
        for row in REQUESTS.rows
    ]
    cells = read_text("\n".join([TITLE, *lines])).report.tables["requests"].cells
    assert [cells[f"requests/new/{column.id}"].value for column in REQUESTS.columns] == [
        15,
        2210,
        0,
        0,
        0,
        0,
        2225,
    ]
