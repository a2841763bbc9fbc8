"""An Excel workbook: every cell of every sheet, also of those that are hidden."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from gongkai.release.archive import Archive, tree_of
from gongkai.release.content import Content, Passage, Trace, Trait, shortened
from gongkai.release.file_types import Kind
from gongkai.release.limits import MAX_CELLS, too_many
from gongkai.release.reading.heads import Heads, is_long_number
from gongkai.release.reading.ooxml import traces_of_package
from gongkai.release.refusal import broken

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_USUAL = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINK = re.compile(r"\{[^}]+\}id$")
_WHOLE = re.compile(r"\d+\.?\d*E\+?\d+", re.IGNORECASE)


@dataclass(frozen=True)
class _Sheet:
    title: str
    part: str
    is_hidden: bool


def content_of_xlsx(data: bytes) -> Content:
    archive = Archive(data, "Excel工作簿")
    strings = _strings(archive)
    passages: list[Passage] = []
    traces: list[Trace] = []
    for sheet in _sheets(archive):
        where = f"工作表“{shortened(sheet.title, 31)}”"
        if sheet.is_hidden:
            traces.append(Trace(Trait.HIDDEN_SHEET, where, f"sheet/{sheet.title}"))
        if sheet.part in archive.names:
            root = _tree(archive, sheet.part)
            passages.extend(_cells(root, where, sheet.title, strings))
            traces.extend(_hidden_lines(root, where, sheet.title))
        if len(passages) > MAX_CELLS:
            raise too_many("单元格", MAX_CELLS)
    passages.extend(_notes(archive))
    traces.extend(_comments(archive))
    traces.extend(traces_of_package(archive, "Excel工作簿"))
    return Content(Kind.XLSX, tuple(passages), tuple(traces))


def _tree(archive: Archive, name: str) -> etree._Element:
    return tree_of(archive.part(name).replace(_STRICT, _USUAL), archive.what)


def _strings(archive: Archive) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.names:
        return []
    root = _tree(archive, "xl/sharedStrings.xml")
    return ["".join(text.text or "" for text in one.iter(f"{_S}t")) for one in root.iter(f"{_S}si")]


def _sheets(archive: Archive) -> list[_Sheet]:
    book = _tree(archive, "xl/workbook.xml")
    links = (
        _tree(archive, "xl/_rels/workbook.xml.rels") if "xl/_rels/workbook.xml.rels" in archive.names else ()
    )
    targets = {
        link.get("Id"): posixpath.normpath(posixpath.join("xl", link.get("Target", ""))).lstrip("/")
        for link in links
    }
    found = []
    for sheet in book.iter(f"{_S}sheet"):
        key = next((value for name, value in sheet.attrib.items() if _LINK.search(str(name))), "")
        part = targets.get(str(key), "")
        found.append(
            _Sheet(
                sheet.get("name", ""), part.removeprefix("xl/xl/"), sheet.get("state", "visible") != "visible"
            )
        )
    if not found:
        raise broken(archive.what)
    return found


def _cells(root: etree._Element, where: str, title: str, strings: list[str]) -> Iterator[Passage]:
    heads = Heads()
    for line in root.iter(f"{_S}row"):
        heads.begin_row()
        for cell in line.iterchildren(f"{_S}c"):
            if text := _text(cell, strings):
                place = cell.get("r", "")
                column = _column_number(place)
                beside = heads.beside(column) if is_long_number(text) else ""
                yield Passage(f"{where}{place}", f"sheet/{title}!{place}", text, beside=beside)
                heads.add(column, text)
    for element in root.iter(
        f"{_S}oddHeader",
        f"{_S}oddFooter",
        f"{_S}evenHeader",
        f"{_S}evenFooter",
        f"{_S}firstHeader",
        f"{_S}firstFooter",
    ):
        if element.text:
            yield Passage(f"{where}页眉页脚", f"sheet/{title}", element.text)


def _text(cell: etree._Element, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_S}t"))
    value = cell.findtext(f"{_S}v") or ""
    if kind == "s":
        return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
    if kind == "n" and _WHOLE.fullmatch(value) and len(value) < 40:
        return f"{float(value):.0f}"  # a telephone typed as a number
    return value


def _hidden_lines(root: etree._Element, where: str, title: str) -> Iterator[Trace]:
    rows = [
        row.get("r", "")
        for row in root.iter(f"{_S}row")
        if _is_hidden(row, "ht") and row.find(f"{_S}c") is not None
    ]
    if rows:
        said = f"第{'、'.join(rows[:5])}行{f'等{len(rows)}行' if len(rows) > 5 else ''}"
        yield Trace(Trait.HIDDEN_ROWS, where, f"sheet/{title}", said)
    columns = [column for column in root.iter(f"{_S}col") if _is_hidden(column, "width")]
    filled = {_column_number(cell.get("r", "")) for cell in root.iter(f"{_S}c") if cell.find(f"{_S}v") is not None or cell.find(f"{_S}is") is not None} if columns else set()  # fmt: skip
    for column in columns:
        first, last = _number(column.get("min")), _number(column.get("max"))
        if any(first <= number <= last for number in filled):
            names = _column_name(first) if first == last else f"{_column_name(first)}至{_column_name(last)}"
            yield Trace(Trait.HIDDEN_COLUMNS, where, f"sheet/{title}", f"{names}列")


def _is_hidden(line: etree._Element, size: str) -> bool:
    return line.get("hidden", "0") in {"1", "true"} or line.get(size, "1") in {"0", "0.0"}


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else 0


def _column_number(place: str) -> int:
    number = 0
    for sign in place:
        if not "A" <= sign <= "Z":
            break
        number = number * 26 + ord(sign) - 64
    return number


def _column_name(number: int) -> str:
    name = ""
    while number > 0:
        number, left = divmod(number - 1, 26)
        name = chr(65 + left) + name
    return name


def _is_note(name: str) -> bool:
    return (
        name.startswith("xl/")
        and ("comments" in name.lower() or "/drawings/" in name)
        and name.endswith(".xml")
    )


def _notes(archive: Archive) -> Iterator[Passage]:
    """Words in text boxes, charts and comments."""
    for name in archive.names:
        if _is_note(name) or (name.startswith("xl/charts/") and name.endswith(".xml")):
            words = ((one.text or "").strip() for one in archive.xml(name).iter() if isinstance(one.tag, str))
            if text := "\n".join(word for word in words if word):
                yield Passage("图形、图表和批注", f"part/{name}", text)


def _comments(archive: Archive) -> Iterator[Trace]:
    for name in archive.names:
        if name.startswith("xl/") and "comments" in name.lower() and name.endswith(".xml"):
            places = [
                one.get("ref", "")
                for one in archive.xml(name).iter()
                if isinstance(one.tag, str) and one.tag.endswith(("}comment", "}threadedComment"))
            ]
            for place in places:
                yield Trace(Trait.COMMENT, "Excel工作簿", f"comment/{place}", f"{place}单元格")
