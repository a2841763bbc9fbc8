"""What people upload as a table: rows of texts, or one reason why it is none. Nothing else comes out of a file."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from gongkai.lib.table_files import NotATable, book_of, rows_of


def workbook(rows, **options):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True} | options) as book:
        sheet = book.add_worksheet("一")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return out.getvalue()


def test_a_workbook_gives_its_rows_with_empty_ones_in_their_places():
    data = workbook([["列", "", "末"], [], ["甲", 12]])
    assert rows_of("表.xlsx", data) == [["列", "", "末"], [], ["甲", "12"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_read_in_the_encodings_that_spreadsheet_programs_write(encoding):
    text = '申请渠道,内容\r\n传真,"含逗号,和\n换行"\r\n\r\n'
    assert rows_of("表.csv", text.encode(encoding)) == [["申请渠道", "内容"], ["传真", "含逗号,和\n换行"], []]


def test_only_the_first_sheet_in_sight_is_read():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        hidden, shown = book.add_worksheet("藏"), book.add_worksheet("示")
        hidden.write(0, 0, "藏起来的")
        shown.write(0, 0, "看得见的")
        shown.activate()
        shown.set_first_sheet()
        hidden.hide()
    assert rows_of("表.xlsx", out.getvalue()) == [["看得见的"]]


def macros():
    out = io.BytesIO(workbook([["甲"]]))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    return out.getvalue()


def slip():
    out = io.BytesIO(workbook([["甲"]]))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("../../evil.txt", b"x")
    return out.getvalue()


def bomb():
    out = io.BytesIO(workbook([["甲"]]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/big.xml", b"0" * (210 * 1024 * 1024))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("表.xlsx", b"", "empty"),
        ("表.csv", b"", "empty"),
        ("表.csv", b"a" * (5 * 1024 * 1024 + 1), "size"),
        ("表.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "not_text"),
        ("表.csv", '甲,"乙\n丙'.encode(), "quotes"),
        ("表.xlsx", b"PK\x03\x04 broken", "broken"),
        ("表.xlsx", "甲,乙".encode(), "broken"),
        ("表.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "kind"),
        ("表.exe", b"MZ", "kind"),
        ("无扩展名", b"x", "kind"),
        ("表.xlsx", macros(), "runs"),
        ("表.xlsx", slip(), "runs"),
    ],
)
def test_what_is_no_table_is_refused_for_one_reason(name, data, reason):
    with pytest.raises(NotATable) as refusal:
        rows_of(name, data)
    assert refusal.value.reason == reason


def test_a_bomb_does_not_go_off():
    with pytest.raises(NotATable) as refusal:
        rows_of("表.xlsx", bomb())
    assert refusal.value.reason == "runs"


def test_a_book_gives_every_sheet_and_says_what_is_hidden_and_what_a_formula_gave():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        first, second = book.add_worksheet("台账"), book.add_worksheet("藏")
        first.write_row(0, 0, ["编号", "天数"])
        first.write_formula(1, 0, '="甲"&1', None, "甲1")
        first.write_formula(2, 0, "=NOW()", None, "")
        first.write(2, 1, 3)
        first.set_row(2, None, None, {"hidden": True})
        second.hide()
    read = book_of("台账.xlsx", out.getvalue())
    assert [(one.name, one.is_shown) for one in read.sheets] == [("台账", True), ("藏", False)]
    assert read.sheets[0].rows == [["编号", "天数"], ["甲1"], ["", "3"]]
    assert read.sheets[0].hidden == (3,)
    assert read.sheets[0].formulas == {(1, 0), (2, 0)}


@pytest.mark.parametrize("from_1904", [False, True])
def test_a_day_is_the_same_day_in_a_workbook_that_counts_from_1904(from_1904):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "date_1904": from_1904}) as book:
        book.add_worksheet().write_datetime(
            0, 0, date(2024, 3, 4), book.add_format({"num_format": "yyyy/m/d"})
        )
    read = book_of("表.xlsx", out.getvalue())
    assert (read.sheets[0].rows, read.counts_from_1904) == ([["2024-03-04"]], from_1904)


def test_a_cell_in_the_last_row_of_a_sheet_is_no_reason_to_keep_a_million_rows():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write(1_048_575, 0, "末")
    with pytest.raises(NotATable) as refusal:
        book_of("表.xlsx", out.getvalue())
    assert refusal.value.reason == "long"
