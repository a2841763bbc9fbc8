"""Whole tables out of text as people paste it: what must be read, repaired, and left unknown."""

import pytest

from gongkai.annual_report.forms import FORMS
from gongkai.annual_report.read import read_text
from gongkai.annual_report.report import Content, Obtained, Report

REQUESTS = FORMS["form_2021"].table("requests")
ROWS = {row.id: ["0"] * 7 for row in REQUESTS.rows}
ROWS |= {
    "new": ["31", "2", "0", "0", "1", "0", "34"],
    "carried_in": ["3", "0", "0", "0", "0", "0", "3"],
    "granted": ["12", "1", "0", "0", "1", "0", "14"],
    "partially_granted": ["4", "0", "0", "0", "0", "0", "4"],
    "denied.internal_affairs": ["2", "0", "0", "0", "0", "0", "2"],
    "unavailable.not_held": ["10", "1", "0", "0", "0", "0", "11"],
    "otherwise_closed.other": ["1", "0", "0", "0", "0", "0", "1"],
    "results_total": ["29", "2", "0", "0", "1", "0", "32"],
    "carried_out": ["5", "0", "0", "0", "0", "0", "5"],
}
HEAD = "三、收到和处理政府信息公开申请情况\n（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"


def pasted(rows: dict[str, list[str]], separator: str = "\n", labels: dict[str, str] | None = None) -> str:
    """The table as text: groups and labels before their values, everything apart by `separator`."""
    pieces, shown = [], set()
    for row in REQUESTS.rows:
        for group in row.group:
            if group not in shown:
                shown.add(group)
                pieces.append(group)
        pieces.append((labels or {}).get(row.id, row.label))
        pieces += [value for value in rows[row.id] if value]
    return (
        HEAD.replace("\n", separator)
        + separator.join(pieces)
        + separator
        + "四、政府信息公开行政复议、行政诉讼情况\n"
    )


def read(text: str) -> Report:
    return read_text(text).report


def wrong(report: Report, rows: dict[str, list[str]] = ROWS) -> list[str]:
    """Cells that hold a number other than the printed one."""
    cells = report.tables["requests"].cells
    return [
        f"requests/{row}/{column.id}"
        for row, values in rows.items()
        for column, value in zip(REQUESTS.columns, values, strict=True)
        if (cell := cells[f"requests/{row}/{column.id}"]).value is not None and cell.value != int(value or -1)
    ]


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\t", "", " "])
def test_every_cell_is_read_however_the_cells_are_kept_apart(separator):
    report = read(pasted(ROWS, separator))
    assert wrong(report) == []
    assert report.uncertain == ()
    assert report.tables["requests"].table.form == "form_2021"


def test_values_that_stand_by_themselves_are_printed_and_joined_ones_are_repaired():
    apart = read(pasted(ROWS)).cell("requests/new/natural_person")
    joined = read(pasted(ROWS, "")).cell("requests/new/natural_person")
    assert (apart.value, apart.obtained, apart.raw) == (31, Obtained.PRINTED, "31")
    assert (joined.value, joined.obtained, joined.raw) == (31, Obtained.REPAIRED, "31")
    assert "312001034" in joined.derivation


def test_a_cell_points_to_its_digits_in_the_source():
    text = pasted(ROWS, "")
    cell = read(text).cell("requests/unavailable.not_held/total")
    line = text.split("\n")[cell.place.block]
    assert line[cell.place.start : cell.place.end] == "11"


def test_one_vanished_zero_is_never_guessed():
    rows = ROWS | {"denied.internal_affairs": ["2", "0", "0", "", "0", "0", "2"]}
    report = read(pasted(rows))
    cells = {
        column.id: report.cell(f"requests/denied.internal_affairs/{column.id}") for column in REQUESTS.columns
    }
    assert (cells["natural_person"].value, cells["total"].value) == (2, 2)
    middle = [cell for name, cell in cells.items() if name not in ("natural_person", "total")]
    assert {cell.content for cell in middle} == {Content.UNREADABLE}
    assert {frozenset(cell.candidates) for cell in middle} == {frozenset({None, 0})}


def test_a_column_lost_in_every_row_leaves_the_safe_columns_known():
    rows = {
        row: (values if row in ("new", "carried_in") else [*values[:4], "", *values[5:]])
        for row, values in ROWS.items()
    }
    report = read(
        pasted(
            {
                **rows,
                "granted": ["13", "1", "0", "0", "", "0", "14"],
                "results_total": ["30", "2", "0", "0", "", "0", "32"],
                "new": ["32", "2", "0", "0", "0", "0", "34"],
            }
        )
    )
    zero_row = {
        column.id: report.cell(f"requests/denied.state_secret/{column.id}") for column in REQUESTS.columns
    }
    assert [zero_row[name].value for name in ("natural_person", "commercial_enterprise", "total")] == [
        0,
        0,
        0,
    ]
    assert zero_row["legal_service_organization"].content is Content.UNREADABLE


def test_a_printed_contradiction_stays_as_printed():
    rows = ROWS | {"results_total": ["19", "2", "0", "0", "1", "0", "32"]}
    for separator in ("\n", ""):
        report = read(pasted(rows, separator))
        assert report.cell("requests/results_total/natural_person").value == 19, repr(separator)
        assert report.cell("requests/results_total/total").value == 32, repr(separator)


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ("denied.prohibited_by_law", "2.其他法律行政止公开"),  # characters lost
        ("unavailable.not_held", "1.本机关不拿握相关政府信息"),  # a wrong character
        ("denied.internal_affairs", "5.屬於三類內部事務信息"),  # traditional characters
        ("carried_in", "二、上年结转政府信息\n公开申请数量"),  # wrapped
        (
            "otherwise_closed.amendment_overdue",
            "１．申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        ),
        ("granted", "（一） 予以公 开"),
        ("carried_out", "四、结转下年度继续办里"),
    ],
)
def test_a_label_is_known_by_what_it_says(row, printed):
    report = read(pasted(ROWS, "\n", {row: printed}))
    assert wrong(report) == []
    assert report.uncertain == ()


def test_full_width_digits_and_thousands_separators_are_numbers():
    rows = ROWS | {"new": ["３１", "2", "0", "0", "1", "0", "３４"]}
    report = read(pasted(rows))
    assert report.cell("requests/new/natural_person").value == 31
    assert report.cell("requests/new/natural_person").raw == "３１"


def test_a_table_replaced_by_a_sentence_is_absent_and_not_zero():
    report = read(
        "三、收到和处理政府信息公开申请情况\n2020年未收到政府信息公开申请。\n四、政府信息公开行政复议、行政诉讼情况\n未发生行政复议、行政诉讼。\n"
    )
    assert report.tables == {}


def test_a_slash_is_neither_blank_nor_zero():
    text = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n/\n/\n/\n行政规范性文件\n2\n1\n26\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n15\n第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n3\n行政强制\n0\n第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n12.5\n"
    report = read(text)
    assert report.cell("proactive/government_rules/issued").content is Content.NOT_APPLICABLE
    assert report.cell("proactive/normative_documents/in_force").value == 26
    assert str(report.cell("proactive/administrative_fees/amount_wan_yuan").value) == "12.5"
    assert report.form == "form_2021"


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("全年制发规范性文件1件，废止1件。", (1, 1, 26)),
        (
            "",
            (1, None, None),
        ),  # 11|2|6 is out: more were issued than repealed and in force; 1|1|26 and 1|12|6 remain
    ],
)
def test_the_prose_may_choose_among_readings_but_never_gives_the_number(prose, expected):
    text = f"一、总体情况\n{prose}\n二、主动公开政府信息情况第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件1126第二十条第（五）项信息内容本年处理决定数量行政许可3189第二十条第（六）项信息内容本年处理决定数量行政处罚81行政强制0第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费670.37"
    report = read(text)
    got = tuple(
        report.cell(f"proactive/normative_documents/{column}").value
        for column in ("issued", "repealed", "in_force")
    )
    assert got == expected


def test_a_row_with_the_right_count_by_accident_is_not_taken_as_printed():
    """12, blank, 0 …, 12 pasted with the 12 broken over two lines: seven lines, but not seven values."""
    rows = ROWS | {"granted": ["1\n4", "", "0", "0", "0", "0", "14"]}
    cell = read(pasted(rows)).cell("requests/granted/natural_person")
    assert (cell.content, set(cell.candidates)) == (Content.UNREADABLE, {1, 14, None})
