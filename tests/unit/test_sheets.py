"""Lists as CSV and XLSX: Chinese is read as Chinese, and no cell is run as a formula."""

import io
from datetime import date
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from gongkai.lib import sheets

HEAD = ("报告", "数")
EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1＋1", "＋1", "－1", "＠SUM"]


def rows_of(data):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def test_csv_begins_with_the_mark_of_its_encoding_and_keeps_nought_and_nothing_apart():
    data = sheets.as_csv(HEAD, [("清源县", 0), ("东河镇", None), ("西河镇", date(2026, 11, 23))])
    lines = data.decode("utf-8-sig").splitlines()
    assert data.startswith(b"\xef\xbb\xbf")
    assert lines == ["报告,数", "清源县,0", "东河镇,", "西河镇,2026-11-23"]


@pytest.mark.parametrize("words", EVIL)
def test_what_begins_like_a_formula_is_text_in_a_csv(words):
    assert sheets.harmless(words) == "'" + words
    assert (
        sheets.as_csv(HEAD, [(words, 1)]).decode("utf-8-sig").partition("\r\n")[2].lstrip('"').startswith("'")
    )


def test_numbers_below_nought_stay_numbers():
    assert sheets.as_csv(HEAD, [("甲", -1)]).decode("utf-8-sig").endswith("甲,-1\r\n")


def test_a_workbook_holds_texts_as_texts_and_no_formula_and_no_link():
    data = sheets.as_xlsx("年度报告", HEAD, [(words, 1) for words in EVIL] + [("https://example.cn/", None)])
    with ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert rows_of(data)[1][0] == "=1+1"


def test_a_workbook_holds_numbers_days_and_nothing():
    data = sheets.as_xlsx("年度报告", HEAD, [("甲", 0), ("乙", None), ("丙", date(2026, 11, 23))])
    assert [row[1] for row in rows_of(data)] == ["数", 0, "", date(2026, 11, 23)]


def test_the_name_of_a_sheet_has_no_forbidden_sign_and_is_not_too_long():
    data = sheets.as_xlsx("[年]度:报*告?/\\'" + "长" * 40, HEAD, [])
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == ["年度报告" + "长" * 27]
