"""The rows of a table that somebody uploads, as CSV or XLSX: texts only, nothing of the file is kept or run.

Workbooks are read in a process of their own with limits. Knows no framework, for that process has none.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from gongkai.annual_report.read.sources import Unreadable, guarded
from gongkai.annual_report.read.sources.archive import Archive
from gongkai.annual_report.read.sources.encoding import decode
from gongkai.annual_report.read.sources.limits import too_many
from gongkai.annual_report.read.sources.xlsx_parts import Workbook
from gongkai.lib.uploads import Fault, examined, extension

SIZE_AT_MOST: Final = 5 * 1024 * 1024
SECONDS: Final = 10.0
MEMORY_MB: Final = 512
COLUMNS_AT_MOST: Final = 100
# Of a whole register: some thousand rows with everything that is noted of a case.
BOOK_SIZE_AT_MOST: Final = 10 * 1024 * 1024
BOOK_SECONDS: Final = 30.0
BOOK_MEMORY_MB: Final = 1536
BOOK_CELLS_AT_MOST: Final = 600_000
BOOK_ROWS_AT_MOST: Final = (
    50_000  # of one sheet, the empty ones among them: a cell in the last possible row is cheap
)
HARMFUL: Final = frozenset({Fault.MACRO, Fault.RUNS, Fault.VIRUS, Fault.PATHS, Fault.BOMB})


class Reason(StrEnum):
    """Why a file is no table; the sentence for the person belongs to the page."""

    SIZE = "size"
    EMPTY = "empty"
    RUNS = "runs"
    KIND = "kind"
    NOT_TEXT = "not_text"
    QUOTES = "quotes"
    BROKEN = "broken"
    LONG = "long"


T = TypeVar("T")
Packed = list[tuple[str, bool, list[list[str]], list[int], list[tuple[int, int]]]]


@dataclass(frozen=True)
class SheetRows:
    """One sheet. rows: each as long as its last filled cell. hidden: numbers of hidden rows, from 1.

    formulas: rows and columns, from 0, whose text is what a formula gave when the file was last saved; "" where that
    was not kept.
    """

    name: str
    is_shown: bool
    rows: list[list[str]]
    hidden: tuple[int, ...] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Book:
    """counts_from_1904: what a number without the look of a date means as one."""

    sheets: tuple[SheetRows, ...]
    counts_from_1904: bool = False


class NotATable(Exception):  # noqa: N818 (a refusal, not a fault)
    """The file cannot be read as a table."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def rows_of(name: str, data: bytes) -> list[list[str]]:
    """Rows of the first sheet in sight, each as long as its last filled cell; empty ones stay, so that numbers are right.

    Raises NotATable.
    """
    if _is_csv(name, data, SIZE_AT_MOST):
        return _of_csv(data)
    return _read_apart(_of_workbook, data, name, seconds=SECONDS, memory_mb=MEMORY_MB)


def book_of(name: str, data: bytes) -> Book:
    """Every sheet, also those out of sight, as texts: dates as 2024-03-04, of formulas what they last gave.

    Larger than what rows_of takes. Raises NotATable.
    """
    if _is_csv(name, data, BOOK_SIZE_AT_MOST):
        return Book((SheetRows("CSV", is_shown=True, rows=_of_csv(data)),))
    sheets, from_1904 = _read_apart(_of_book, data, name, seconds=BOOK_SECONDS, memory_mb=BOOK_MEMORY_MB)
    return Book(
        tuple(
            SheetRows(title, is_shown, rows, tuple(hidden), frozenset(formulas))
            for title, is_shown, rows, hidden, formulas in sheets
        ),
        from_1904,
    )


def _is_csv(name: str, data: bytes, size: int) -> bool:
    """Else it is a workbook that does no harm as far as its name and members tell. Raises NotATable."""
    if len(data) > size:
        raise NotATable(Reason.SIZE)
    if not data:
        raise NotATable(Reason.EMPTY)
    if extension(name) == "csv":
        return True
    if extension(name) != "xlsx":
        raise NotATable(Reason.KIND)
    if isinstance(fault := examined(name, data), Fault):
        raise NotATable(Reason.RUNS if fault in HARMFUL else Reason.BROKEN)
    return False


def _read_apart(
    task: Callable[[bytes, str], T], data: bytes, name: str, *, seconds: float, memory_mb: int
) -> T:
    try:
        return guarded(task, data, name, seconds=seconds, memory_mb=memory_mb)
    except Unreadable as refusal:
        long = {"too_many", "too_slow", "too_much_memory"}
        raise NotATable(Reason.LONG if refusal.reason in long else Reason.BROKEN) from None


def _of_csv(data: bytes) -> list[list[str]]:
    try:
        text, _encoding = decode(data)
        rows = [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), strict=True)
        ]
    except Unreadable:
        raise NotATable(Reason.NOT_TEXT) from None
    except csv.Error:
        raise NotATable(Reason.QUOTES) from None
    return [_trimmed(row) for row in rows]


def _of_workbook(data: bytes, name: str) -> list[list[str]]:
    """Runs in the process with limits."""
    workbook = Workbook(Archive(data, name))
    path = next((path for _name, is_shown, path in workbook.sheets() if is_shown), "")
    return _rows(workbook.sheet(path).texts)


def _of_book(data: bytes, name: str) -> tuple[Packed, bool]:
    """As above; plain values, for nothing else is taken from that process."""
    workbook = Workbook(Archive(data, name), max_cells=BOOK_CELLS_AT_MOST)
    sheets: Packed = []
    for title, is_shown, path in workbook.sheets():
        found = workbook.sheet(path)
        if max((row for row, _column in found.texts), default=0) >= BOOK_ROWS_AT_MOST:
            raise too_many("行", BOOK_ROWS_AT_MOST)
        sheets.append((title, is_shown, _rows(found.texts), found.hidden, found.formulas))
    return sheets, workbook.counts_from_1904


def _rows(texts: dict[tuple[int, int], str]) -> list[list[str]]:
    height = max((row for row, _column in texts), default=-1) + 1
    rows: list[list[str]] = [[] for _row in range(height)]
    for (row, column), text in sorted(texts.items()):
        if column < COLUMNS_AT_MOST:
            rows[row].extend([""] * (column - len(rows[row])))
            rows[row].append(text.strip())
    return rows


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row[:COLUMNS_AT_MOST]
