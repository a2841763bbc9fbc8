"""Tables of layouts that the labelled set does not have: narrow columns without lines, short prose in workbooks."""

import io

import xlsxwriter

from gongkai.annual_report.blocks import Grid, Line, Place
from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.read import read_report, read_text
from gongkai.annual_report.read.slots import Slot
from gongkai.annual_report.read.sources import document_of
from gongkai.annual_report.read.split import fillings
from gongkai.annual_report.report import Content, Obtained, ReadTable

REQUESTS = FORMS["form_2021"].table("requests")
assert REQUESTS is not None


def rows_of_requests(**filled: str) -> list[str]:
    return [f"{row.label}\t" + filled.get(row.id, "0\t0\t0\t0\t0\t0\t0") for row in REQUESTS.rows]


def test_words_of_the_table_in_the_prose_do_not_draw_the_table_over_it() -> None:
    rows = rows_of_requests(
        new="9\t0\t0\t0\t0\t0 9", granted="9\t0\t0\t0\t0\t0 9", results_total="9\t0\t0\t0\t0\t0 9"
    )
    text = "\n".join([
        "青河县水文局2023年政府信息公开工作年度报告",
        "（二）依申请公开情况",
        "新收申请9件，结转下年度继续办理0件。",
        "（三）监督保障情况",
        "本局按照上级部署，对各科室公开工作开展监督检查，" * 8 + "全年检查4次。",
        "三、收到和处理政府信息公开申请情况",
        *rows,
        "四、政府信息公开行政复议、行政诉讼情况",
    ])  # fmt: skip
    report = read_text(text).report
    assert report.tables["requests"].cells["requests/granted/total"].value == 9
    assert ("inspections", 4) in {(figure.metric, figure.value) for figure in report.narrative}


def pasted(indents: tuple[int, ...]) -> str:
    """A table pasted with tabs; research institutions and legal services are blank in every row."""
    lines = []
    for index, row in enumerate(REQUESTS.rows):
        indent = indents[index % len(indents)]
        own = "11\t0\t\t1\t\t0\t12" if row.id in ("new", "granted", "results_total") else "0\t0\t\t0\t\t0\t0"
        lines.append(row.label + "\t" * indent + own + "\t" * (max(indents) - indent))
    return "\n".join(["青河县水文局2021年政府信息公开工作年度报告", *lines])


def test_blank_cells_of_a_pasted_table_keep_their_columns() -> None:
    cells = read_text(pasted((3,))).report.tables["requests"].cells
    granted = [cells[f"requests/granted/{column.id}"].value for column in REQUESTS.columns]
    assert granted == [11, 0, None, 1, None, 0, 12]


def test_a_pasted_table_whose_columns_shift_is_not_read_by_its_tabs() -> None:
    cells = read_text(pasted((1, 2, 3))).report.tables["requests"].cells
    assert cells["requests/granted/total"].value == 12
    assert cells["requests/granted/natural_person"].value in (11, None)


def test_numbers_printed_apart_are_not_cut_to_fill_blank_cells() -> None:
    found = fillings([Slot(text, text, Place(0, 0, 2)) for text in ("11", "0", "1", "12")], 7)
    assert {tuple(value for value in filling.values if value is not None) for filling in found} == {
        (11, 0, 1, 12)
    }


def test_headings_of_remedies_broken_inside_each_word_still_head_a_table() -> None:
    lines = [
        "四、政府信息公开行政复议、行政诉讼情况",
        "行政复议\t行政诉讼",
        "未经复议直接起诉\t复议后起诉",
        "结果维 结果纠 其他结 尚未审 总",
        "结果维 结果纠 其他结 尚未审 总 结果维 结果纠 其他结 尚未审 总",
        "持\t正\t果\t结\t计",
        "持\t正\t果\t结\t计\t持\t正\t果\t结\t计",
        "1\t2\t0\t0\t3\t0\t0\t1\t0\t1\t0\t0\t0\t0\t0",
        "五、存在的主要问题及改进情况",
    ]
    cells = read_text("\n".join(lines)).report.tables["remedies"].cells
    assert [
        cells[f"remedies/reconsideration/{column}"].value for column in ("upheld", "corrected", "total")
    ] == [1, 2, 3]
    assert cells["remedies/direct_suit/other_result"].value == 1


def test_a_table_of_remedies_whose_whole_head_is_scrambled_is_found_by_its_title() -> None:
    lines = [
        "四、政府信息公开行政复议、行政诉讼情况",
        "行政\t行政",
        "复议\t诉讼",
        "未经\t复议",
        "结果 结果 其他 尚未\t复议\t后起\t总",
        "维持 纠正 结果 审结\t直接\t诉\t计",
        "结果 结果 其他 尚未\t起诉\t结果 结果 其他 尚未\t总\t总",
        "维持 纠正 结果 审结\t维持 纠正 结果 审结\t计\t计",
        "1\t2\t0\t0\t3\t0\t0\t1\t0\t1\t0\t0\t0\t0\t0",
        "五、存在的主要问题及改进情况",
    ]
    cells = read_text("\n".join(lines)).report.tables["remedies"].cells
    assert cells["remedies/reconsideration/total"].value == 3
    assert cells["remedies/direct_suit/other_result"].value == 1


def test_headings_and_short_sentences_of_a_workbook_are_prose() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "青河县水文局2021年政府信息公开工作年度报告")
        sheet.write(1, 0, "一、总体情况")
        sheet.write(2, 0, "全年受理申请3件。")
        sheet.write(3, 0, "二、主动公开政府信息情况")
        sheet.merge_range(4, 0, 4, 3, "第二十条第（一）项")
        sheet.write_row(5, 0, ["规章", 0, 0, 0])
    *lines, grid = document_of(stream.getvalue(), "a.xlsx").blocks
    assert [line.text for line in lines if isinstance(line, Line)] == [
        "青河县水文局2021年政府信息公开工作年度报告",
        "一、总体情况",
        "全年受理申请3件。",
        "二、主动公开政府信息情况",
    ]
    assert isinstance(grid, Grid)
    assert grid.cells[0].text == "第二十条第（一）项"


def remedies_of(*cells: int) -> ReadTable:
    """The table of reviews and suits with so many cells in its row of numbers, as it is read."""
    kinds = "".join(
        f"<td>{name}</td>" for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 3
    )
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    page = (
        "<h1>安河县2023年政府信息公开工作年度报告</h1><p>四、政府信息公开行政复议、行政诉讼情况</p><table>"
        '<tr><td rowspan="3">序号</td><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>'
        '<tr><td colspan="5"></td><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>'
        f"<tr>{kinds}</tr><tr>{row}</tr></table>"
    )
    return read_report(page.encode(), "a.html").report.tables["remedies"]


def test_a_serial_number_before_the_values_is_none_of_them() -> None:
    table = remedies_of(1, 0, 2, 0, 0, 2, 0, 1, 1, 1, 3, 5, 1, 0, 0, 6)
    assert [cell.value for cell in table.cells.values()] == [0, 2, 0, 0, 2, 0, 1, 1, 1, 3, 5, 1, 0, 0, 6]
    assert {cell.obtained for cell in table.cells.values()} == {Obtained.REPAIRED}


def test_cells_of_a_row_are_never_put_together_to_one_number() -> None:
    """One number more than columns, and no sum that says which one it is."""
    table = remedies_of(1, 0, 2, 0, 0, 9, 0, 1, 1, 1, 9, 5, 1, 0, 0, 9)
    assert {cell.content for cell in table.cells.values()} == {Content.UNREADABLE}
