"""Lists as files for spreadsheet programs: CSV that they read as Chinese, and XLSX. What is text stays text in both.

Whoever writes a name or a title may write something that a spreadsheet program would run as a formula.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

import xlsxwriter

Value = str | int | float | date | None
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
CELL_AT_MOST = 32_767  # characters; the format allows no more


def harmless(words: str) -> str:
    """Spreadsheet programs run what begins like a formula; a quotation mark before it makes it text."""
    return f"'{words}" if words.startswith(FORMULA_SIGNS) else words


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """With a mark of the encoding, by which spreadsheet programs know it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([harmless(word) for word in head])
    writer.writerows([_plain(value) for value in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()


def _plain(value: Value) -> str | int | float:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else value


def as_xlsx(title: str, head: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """One sheet whose first row stays in sight. title: of the sheet; signs that the format forbids are left out."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("".join(sign for sign in title if sign not in "[]:*?/\\'")[:31])
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, head, book.add_format({"bold": True, "bottom": 1}))
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                _write(sheet, number, column, value, day)
        sheet.set_column(0, len(head) - 1, 14)
        sheet.set_column(0, 0, 48)
    return out.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value, day: xlsxwriter.format.Format
) -> None:
    """A text is written as a text, whatever it begins with."""
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time.min), day)
    elif isinstance(value, str):
        sheet.write_string(row, column, value[:CELL_AT_MOST])
    elif value is not None:
        sheet.write_number(row, column, value)
