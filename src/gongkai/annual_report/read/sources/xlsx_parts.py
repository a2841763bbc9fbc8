"""The parts of a workbook: its sheets, shared strings and number formats, as texts by place."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from gongkai.annual_report.read.sources.archive import broken
from gongkai.annual_report.read.sources.limits import MAX_CELLS, MAX_COLUMNS, too_many

if TYPE_CHECKING:
    from lxml import etree

    from gongkai.annual_report.read.sources.archive import Archive

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_DATE_FORMATS = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)))
_PERCENT_FORMATS = frozenset((9, 10))
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a date in a cell has no zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - as above
_LAST_SERIAL = 2_958_465  # 9999-12-31
_LAST_SERIAL_1904 = 2_957_003  # the same day, counted as old Mac workbooks do


@dataclass(slots=True)
class Sheet:
    """texts by (row, column) from 0; merged: first row, first column, last row, last column; hidden: rows from 1.

    formulas: places whose text is what a formula gave when the file was last saved, or nothing where it was not kept.
    """

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    formulas: list[tuple[int, int]] = field(default_factory=list)


class Workbook:
    """max_cells: how many filled cells of all sheets that are read; more is no report, but may be a register."""

    def __init__(self, archive: Archive, *, max_cells: int = MAX_CELLS) -> None:
        self._archive = archive
        self._max_cells = max_cells
        self._strings = [_rich(one) for one in _every(self._part("xl/sharedStrings.xml"), "si")]
        self._formats = self._number_formats()
        self._cells = 0
        self.counts_from_1904 = any(
            one.get("date1904") in ("1", "true")
            for one in _every(self._part("xl/workbook.xml"), "workbookPr")
        )

    def sheets(self) -> list[tuple[str, bool, str]]:
        """Name, whether it is shown, and part of each sheet."""
        targets = {
            one.get("Id", ""): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/")
            for one in _every(self._part("xl/_rels/workbook.xml.rels"), "Relationship")
        }
        return [
            (
                one.get("name", ""),
                one.get("state", "visible") == "visible",
                targets.get(one.get(_RELATION) or one.get(_STRICT_RELATION) or "", ""),
            )
            for one in _every(self._archive.xml("xl/workbook.xml"), "sheet")
        ]

    def sheet(self, path: str) -> Sheet:
        if path not in self._archive.names:
            raise broken(self._archive.what)
        found = Sheet()
        root = self._archive.xml(path)
        at = -1
        for row in _every(root, "row"):
            at = _whole(row.get("r"), at + 2) - 1
            if row.get("hidden") in ("1", "true"):
                found.hidden.append(at + 1)
            self._row(row, at, found)
        for one in _every(root, "mergeCell"):
            first, _, last = one.get("ref", "").partition(":")
            if (start := _place(first)) and (end := _place(last)):
                found.merged.append((*start, *end))
        return found

    def _row(self, row: etree._Element, at: int, found: Sheet) -> None:
        column = -1
        for cell in _every(row, "c"):
            place = _place(cell.get("r", ""))
            column = place[1] if place else column + 1
            if next(cell.iter("{*}f"), None) is not None:
                found.formulas.append((at, column))
            if text := self._text(cell):
                if column >= MAX_COLUMNS:
                    raise too_many("表格列", MAX_COLUMNS)
                found.texts[at, column] = text
                self._cells += 1
                if self._cells > self._max_cells:
                    raise too_many("单元格", self._max_cells)

    def _text(self, cell: etree._Element) -> str:
        """The value as a person sees it: 12 and not 12.0, dates as dates, percentages with their sign."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(_rich(one) for one in _every(cell, "is")).strip()
        raw = next((one.text or "" for one in _every(cell, "v")), "").strip()
        if kind == "s":
            return self._strings[int(raw)] if raw.isdecimal() and int(raw[:9]) < len(self._strings) else ""
        if kind == "b":
            return "是" if raw == "1" else "否"
        return self._number(raw, _whole(cell.get("s"), 0)) if kind == "n" else raw.replace("\xa0", " ")

    def _number(self, raw: str, style: int) -> str:
        try:
            value = float(raw)
        except ValueError:
            return raw
        how = self._formats.get(style, "")
        first, last = (_EPOCH_1904, _LAST_SERIAL_1904) if self.counts_from_1904 else (_EPOCH, _LAST_SERIAL)
        if how == "date" and 1 <= value <= last:
            return (first + timedelta(days=int(value))).date().isoformat()
        if how == "percent":
            return f"{value * 100:.12g}%"
        if raw.lstrip("-").isdecimal():
            return raw
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"

    def _number_formats(self) -> dict[int, str]:
        """For each style of a cell whether it shows a date or a percentage."""
        root = self._part("xl/styles.xml")
        own = {
            _whole(one.get("numFmtId"), -1): _QUOTED.sub("", one.get("formatCode", ""))
            for one in _every(root, "numFmt")
        }
        styles: dict[int, str] = {}
        for group in _every(root, "cellXfs"):
            for at, style in enumerate(_every(group, "xf")):
                number = _whole(style.get("numFmtId"), 0)
                code = own.get(number, "").lower()
                if number in _PERCENT_FORMATS or "%" in code:
                    styles[at] = "percent"
                elif number in _DATE_FORMATS or ("y" in code and "m" in code):
                    styles[at] = "date"
        return styles

    def _part(self, name: str) -> etree._Element | None:
        return self._archive.xml(name) if name in self._archive.names else None


def _every(parent: etree._Element | None, name: str) -> list[etree._Element]:
    """All elements of that name inside, whichever of the two namespaces the file uses."""
    return list(parent.iter(f"{{*}}{name}")) if parent is not None else []


def _rich(element: etree._Element) -> str:
    """The text of a string without its reading aid (rPh)."""
    texts = [
        one.text or ""
        for one in element.iter("{*}t")
        if (parent := one.getparent()) is None or not str(parent.tag).endswith("}rPh")
    ]
    return "".join(texts).replace("\r\n", "\n").replace("\xa0", " ").strip()


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and text.isascii() and len(text) < 9 else default


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column from 0 of a reference such as B12."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1
