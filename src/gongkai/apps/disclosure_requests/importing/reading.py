"""A sheet as requests: all rows read, those that double another named, and what the person should know beforehand."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests.importing.entries import Entry, RowReader
from gongkai.apps.disclosure_requests.importing.fields import NEEDED, Field, labels
from gongkai.lib.importing import reading
from gongkai.lib.importing.headings import letter_of
from gongkai.lib.importing.reading import BadLayout, Fault
from gongkai.lib.table_files import Book, SheetRows

ROWS_AT_MOST: Final = 20_000
_OURS = re.compile(r"〔(20\d{2})〕第(\d{4,6})号")


@dataclass(frozen=True)
class Layout:
    """How a sheet is to be read. sheet: its place in the book, from 0. head: the row of headings, from 1.

    columns: of each field, from 0. left_out: numbers of rows that the person wants not to be taken over.
    """

    sheet: int
    head: int
    columns: Mapping[Field, int]
    left_out: frozenset[int] = frozenset()

    def as_data(self) -> dict[str, object]:
        columns = {field.value: column for field, column in self.columns.items()}
        return {"sheet": self.sheet, "head": self.head, "columns": columns, "left_out": sorted(self.left_out)}

    @classmethod
    def of_data(cls, data: Mapping[str, object]) -> Layout:
        columns, left_out = data["columns"], data["left_out"]
        assert isinstance(columns, dict)
        assert isinstance(left_out, list)
        known = {Field(name): column for name, column in columns.items()}
        return cls(int(str(data["sheet"])), int(str(data["head"])), known, frozenset(left_out))


@dataclass
class Reading(reading.Reading[Entry]):
    """left_out: rows with something in them only."""

    left_out: list[int] = field(default_factory=list)


def ours(number: str) -> tuple[int, int] | None:
    """Year and serial of a number in the form that our own have."""
    match = _OURS.fullmatch(number)
    return (int(match[1]), int(match[2])) if match else None


def shown_number(year: int, serial: int) -> str:
    return f"〔{year}〕第{serial:04d}号"


def read(book: Book, layout: Layout, *, today: date, known: Collection[str] = ()) -> Reading:
    """known: numbers that the body has already. Raises BadLayout."""
    sheet = _sheet(book, layout)
    found = Reading()
    blank = _blank_formulas(sheet)
    head = sheet.rows[layout.head - 1]
    for at, texts in enumerate(sheet.rows[layout.head :], start=layout.head):
        if not any(texts) and at not in blank:
            continue
        if at + 1 in layout.left_out:
            found.left_out.append(at + 1)
            continue
        reader = RowReader(
            at + 1, texts, layout.columns, head, today, book.counts_from_1904, blank.get(at, frozenset())
        )
        entry = reader.entry()
        found.faults.extend(reader.faults)
        if entry is not None:
            found.entries.append(entry)
    _require_rows(found)
    _name_doubles(found, layout, head, known)
    found.settle()
    return found


def _sheet(book: Book, layout: Layout) -> SheetRows:
    if not 0 <= layout.sheet < len(book.sheets):
        raise BadLayout(_("没有这张工作表；请重新选择。"))
    sheet = book.sheets[layout.sheet]
    if not 1 <= layout.head <= len(sheet.rows):
        raise BadLayout(_("工作表里没有第%(row)d行；请重新填写表头所在的行。") % {"row": layout.head})
    if missing := [one for one in NEEDED if one not in layout.columns]:
        raise BadLayout(
            _("还没有选定“%(labels)s”是哪一列；没有这一列的，请先在文件里补上。")
            % {"labels": labels(missing)}
        )
    width = max((len(row) for row in sheet.rows), default=0)
    if any(not 0 <= column < width for column in layout.columns.values()):
        raise BadLayout(_("选定的列不在工作表里；请重新选择。"))
    return sheet


def _blank_formulas(sheet: SheetRows) -> dict[int, frozenset[int]]:
    """Columns by row, both from 0, whose formula has no kept value."""
    found: dict[int, set[int]] = {}
    for row, column in sheet.formulas:
        texts = sheet.rows[row] if row < len(sheet.rows) else []
        if column >= len(texts) or not texts[column]:
            found.setdefault(row, set()).add(column)
    return {row: frozenset(columns) for row, columns in found.items()}


def _require_rows(found: Reading) -> None:
    count = len(found.entries) + len(found.bad_rows)
    if not count:
        raise BadLayout(_("表头下面没有要导入的行；请核对工作表和表头所在的行。"))
    if count > ROWS_AT_MOST:
        words = _("有%(count)d行，一次最多导入%(limit)d行；请按年度分成几个文件。")
        raise BadLayout(words % {"count": count, "limit": ROWS_AT_MOST})


def _name_doubles(found: Reading, layout: Layout, head: list[str], known: Collection[str]) -> None:
    column = layout.columns.get(Field.NUMBER)
    if column is None:
        return
    first: dict[str, int] = {}
    for entry in found.entries:
        said = {"number": entry.number, "row": first.setdefault(entry.number, entry.row)}
        if first[entry.number] != entry.row:
            words = _("“%(number)s”与第%(row)d行重复；请按原件核对，同一件只留一行。") % said
        elif entry.number in known:
            words = (
                _("“%(number)s”在本单位的登记中已经有了；以前导入过或者登记过的，请把行号填入“不导入的行”。")
                % said
            )
        else:
            continue
        found.faults.append(Fault(entry.row, words, letter_of(column), head[column]))
