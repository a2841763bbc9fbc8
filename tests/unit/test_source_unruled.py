"""Tables drawn without lines: columns by place, labels and numbers broken over lines, blanks, page ends."""

from __future__ import annotations

from gongkai.annual_report.blocks import Grid, Line
from gongkai.annual_report.read.sources.pages import Page, Word, blocks_of_pages

LABELS, UNITS = 40, 150
COLUMNS = (200, 250, 300, 350)  # the middles of columns of numbers


def word(middle: float, y: float, text: str) -> Word:
    """Ten points high, five wide for each character, with its middle at (middle, y)."""
    return Word(middle - 2.5 * len(text), y - 5, middle + 2.5 * len(text), y + 5, text)


def label(y: float, text: str, left: float = LABELS) -> Word:
    return Word(left, y - 5, left + 10 * len(text), y + 5, text)


def row(y: float, name: str, *numbers: str) -> list[Word]:
    """One printed line; a blank number is not printed."""
    values = [word(place, y, text) for place, text in zip(COLUMNS, numbers, strict=False) if text]
    return [*([label(y, name)] if name else []), *values]


def page(*words: list[Word], number: int = 1) -> Page:
    return Page(number, [one for line in words for one in line], [], [])


def texts(block: object) -> list[list[str]]:
    assert isinstance(block, Grid)
    return [[cell.text for cell in block.cells if cell.row == at] for at in range(block.height)]


FULL = [row(100, "甲项", "1", "2", "3", "6"), row(120, "乙项", "4", "0", "0", "4")]
HEAD = [label(60, "申请人情况", 180), [label(80, name, place - 10) for name, place in
        zip(("个人", "企业", "其他", "总计"), COLUMNS, strict=True)]]  # fmt: skip
HEADINGS = [[label(80, "项目", LABELS), *HEAD[1]]]


def test_a_blank_cell_is_found_by_the_column_in_which_nothing_stands():
    (grid,) = blocks_of_pages([page(*FULL, row(140, "丙项", "5", "", "1", "6"))])
    assert texts(grid)[2] == ["丙项", "5", "", "1", "6"]


def test_a_label_broken_over_lines_stands_before_its_numbers():
    lines = [[label(134, "丙项很")], row(140, "", "5", "0", "1", "6"), [label(146, "长的名")]]
    (grid,) = blocks_of_pages([page(*FULL, *lines)])
    assert texts(grid) == [
        ["甲项", "1", "2", "3", "6"],
        ["乙项", "4", "0", "0", "4"],
        ["丙项很\n长的名", "5", "0", "1", "6"],
    ]


def test_a_label_set_at_the_top_of_its_row_goes_on_below_its_numbers():
    lines = []
    for y, name in ((100, "甲"), (135, "乙"), (170, "丙")):
        lines += [row(y, f"{name}项很", "1", "2", "3", "6"), [label(y + 11, "长的名")]]
    (grid,) = blocks_of_pages([page(*lines)])
    assert [cells[0] for cells in texts(grid)] == ["甲项很\n长的名", "乙项很\n长的名", "丙项很\n长的名"]


def test_a_number_broken_over_lines_is_one_cell():
    broken = [
        [word(COLUMNS[1], 154, "4")],
        row(160, "丙项", "5", "", "1", "478"),
        [word(COLUMNS[1], 166, "72")],
    ]
    (grid,) = blocks_of_pages([page(*FULL, *broken)])
    assert texts(grid)[2] == ["丙项", "5", "4\n72", "1", "478"]


def test_numbers_of_rows_set_close_to_each_other_are_not_put_together():
    lines = [row(100 + 11 * at, f"{name}项", "1", "2", "3", "6") for at, name in enumerate("甲乙丙丁")]
    (grid,) = blocks_of_pages([page(*lines)])
    assert texts(grid) == [[f"{name}项", "1", "2", "3", "6"] for name in "甲乙丙丁"]


def test_two_numbers_close_together_fill_two_columns():
    close = [
        label(140, "丙项"),
        word(200, 140, "5"),
        Word(240, 135, 260, 145, "1234"),
        Word(263, 135, 303, 145, "98765432"),
    ]
    grid, *rest = blocks_of_pages([page(*FULL, row(130, "丁项", "1", "1", "1", "3"), close)])
    assert rest == []
    assert texts(grid)[3] == ["丙项", "5", "1234", "98765432", ""]


def test_a_number_broken_by_a_space_stays_in_its_column():
    spaced = [
        label(140, "丙项"),
        word(200, 140, "5"),
        word(242, 140, "12"),
        word(257, 140, "345"),
        word(350, 140, "6"),
    ]
    (grid,) = blocks_of_pages([page(*FULL, row(130, "丁项", "1", "1", "1", "3"), spaced)])
    assert texts(grid)[3] == ["丙项", "5", "12 345", "", "6"]


def test_headings_tell_the_columns_of_a_single_row():
    heading, grid = blocks_of_pages([page(*HEADINGS, row(100, "甲项", "1", "", "3"))])
    assert heading == Line("项目\t个人\t企业\t其他\t总计", 1)
    assert texts(grid) == [["甲项", "1", "", "3", ""]]


def test_headings_broken_over_lines_are_put_together():
    upper = [
        label(70, "项目"),
        *(label(64, text, place - 10) for text, place in zip(("个人", "企业"), COLUMNS, strict=False)),
    ]
    lower = [label(76, text, place - 10) for text, place in zip(("申请", "申请"), COLUMNS, strict=False)]
    *headings, grid = blocks_of_pages([page(upper, lower, row(100, "甲项", "", "7"))])
    assert [line.text for line in headings] == ["个人申请\t企业申请", "项目"]
    assert texts(grid) == [["甲项", "", "7"]]


def test_a_row_alone_on_the_next_page_has_the_columns_of_the_page_before():
    first = page(*FULL, row(140, "丙项", "1", "1", "1", "3"))
    second = page(
        row(40, "丁项", "", "9", "", "9"),
        [label(90, "四、以后的一部分文字，写满这一行的大部分宽度。")],
        number=2,
    )
    _, grid, prose = blocks_of_pages([first, second])
    assert (texts(grid), grid.page) == ([["丁项", "", "9", "", "9"]], 2)
    assert prose == Line("四、以后的一部分文字，写满这一行的大部分宽度。", 2)


def indicator(y: float, name: str, unit: str, number: str) -> list[Word]:
    return [label(y, name), label(y, unit, UNITS), *([word(250, y, number)] if number else [])]


def test_the_last_row_of_a_page_is_known_to_be_blank_by_its_unit():
    rows = [
        indicator(100, "甲数", "件", "12"),
        indicator(120, "乙数", "人", "3"),
        indicator(140, "丙数", "件", "0"),
    ]
    grid, number = blocks_of_pages([page(*rows, indicator(160, "丁数", "万元", ""), [word(200, 200, "-1-")])])
    assert texts(grid)[2:] == [["丙数", "件", "0"], ["丁数", "万元", ""]]
    assert number == Line("-1-", 1)


def test_a_label_that_several_rows_share_is_no_part_of_their_labels():
    rows = [
        [*row(100 + 20 * at, "", "1", "2", "3", "6"), label(100 + 20 * at, f"{name}项", 90)]
        for at, name in enumerate("甲乙丙丁")
    ]
    shared = [label(119, "共同"), label(131, "部分")]
    (grid,) = blocks_of_pages([page(*rows, shared)])
    assert [cells[:2] for cells in texts(grid)] == [
        ["", "甲项"],
        ["共同部分", "乙项"],
        ["", "丙项"],
        ["", "丁项"],
    ]


def test_the_number_of_an_item_alone_on_its_line_begins_a_label():
    lines = [
        [label(129, "1.", 40)],
        row(140, "", "5", "0", "1", "6"),
        [label(140, "丙项")],
        [label(151, "名称")],
    ]
    (grid,) = blocks_of_pages([page(*FULL, *lines)])
    assert texts(grid)[2] == ["1.\n丙项\n名称", "5", "0", "1", "6"]


def test_prose_and_a_table_of_contents_stay_lines():
    prose = [[label(100 + 16 * at, "全年共收到政府信息公开申请并按期答复完毕")] for at in range(4)]
    contents = [
        [label(200 + 16 * at, f"{name}、概况"), word(350, 200 + 16 * at, str(at + 2))]
        for at, name in enumerate("一二三四")
    ]
    assert all(isinstance(block, Line) for block in blocks_of_pages([page(*prose, *contents)]))


def test_numbers_side_by_side_at_equal_distances_show_where_one_is_missing():
    places = [60 + 30 * at for at in range(15)]
    numbers = [word(place, 100, str(at)) for at, place in enumerate(places) if at != 7]
    (grid,) = blocks_of_pages([page(numbers)])
    assert texts(grid) == [[*map(str, range(7)), "", *map(str, range(8, 15))]]


def test_headings_at_the_left_of_a_wide_column_part_two_tables():
    def table(y: float, name: str, number: str) -> list[list[Word]]:
        return [
            [label(y, "信息内容"), label(y, "处理决定数量", 240)],
            [label(y + 18, name), word(350, y + 18, number)],
        ]

    *_, first, _, second = blocks_of_pages(
        [page(*table(100, "行政许可", "12"), *table(140, "行政处罚", "3"))]
    )
    assert (texts(first), texts(second)) == ([["行政许可", "12"]], [["行政处罚", "3"]])


def test_a_header_that_says_the_same_on_each_page_is_no_part_of_a_table_and_said_once():
    header = [label(15, "某县2022年政府信息公开工作年度报告", 150)]
    first = page(header, *FULL, row(140, "丙项", "1", "1", "1", "3"))
    second = page(header, row(40, "丁项", "", "9", "", "9"), number=2)
    said, _, grid = blocks_of_pages([first, second])
    assert said == Line("某县2022年政府信息公开工作年度报告", 1)
    assert texts(grid) == [["丁项", "", "9", "", "9"]]


def test_a_number_close_to_its_label_is_no_part_of_it():
    close = [
        Word(40, 135, 184, 145, "丙项的名称写得很长而且占满一栏"),
        word(198, 140, "7"),
        *row(140, "", "", "0", "1", "8"),
    ]
    (grid,) = blocks_of_pages([page(*FULL, close)])
    assert texts(grid)[2] == ["丙项的名称写得很长而且占满一栏", "7", "0", "1", "8"]
