"""The rows of a table that somebody uploads, as CSV or XLSX: texts only, nothing of the file is kept or run.

Workbooks are read in a process of their own with limits. Knows no framework, for that process has none.
"""

from __future__ import annotations

import csv
import io
from enum import StrEnum
from typing import Final

from gongkai.annual_report.read.sources import Unreadable, guarded
from gongkai.annual_report.read.sources.archive import Archive
from gongkai.annual_report.read.sources.encoding import decode
from gongkai.annual_report.read.sources.xlsx_parts import Workbook
from gongkai.lib.uploads import Fault, examined, extension

SIZE_AT_MOST: Final = 5 * 1024 * 1024
SECONDS: Final = 10.0
MEMORY_MB: Final = 512
COLUMNS_AT_MOST: Final = 100
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


class NotATable(Exception):  # noqa: N818 (a refusal, not a fault)
    """The file cannot be read as a table."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def rows_of(name: str, data: bytes) -> list[list[str]]:
    """Rows of the first sheet in sight, each as long as its last filled cell; empty ones stay, so that numbers are right.

    Raises NotATable.
    """
    if len(data) > SIZE_AT_MOST:
        raise NotATable(Reason.SIZE)
    if not data:
        raise NotATable(Reason.EMPTY)
    if extension(name) == "csv":
        return _of_csv(data)
    if extension(name) != "xlsx":
        raise NotATable(Reason.KIND)
    if isinstance(fault := examined(name, data), Fault):
        raise NotATable(Reason.RUNS if fault in HARMFUL else Reason.BROKEN)
    try:
        return guarded(_of_workbook, data, name, seconds=SECONDS, memory_mb=MEMORY_MB)
    except Unreadable:
        raise NotATable(Reason.BROKEN) from None


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
    texts = workbook.sheet(path).texts
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
