"""From a web page to blocks, by a few regular expressions over markup that `html_markup` has put in order.

A tree of Python objects would cost ten times the parsing itself. Tables are taken out from the inside outwards, each
leaving a mark in the text around it; what is left between the tags of paragraphs are lines.
"""

from __future__ import annotations

import re
from html import unescape

from gongkai.annual_report.blocks import Document, Line
from gongkai.annual_report.read.sources.html_markup import OutOfOrderError, in_order, mended
from gongkai.annual_report.read.sources.limits import (
    MAX_CELLS,
    MAX_LINES,
    MAX_TABLE_DEPTH,
    Deadline,
    too_deep,
    too_many,
)
from gongkai.annual_report.read.sources.tables import Item, RawCell, items_of, placed

_TABLE = re.compile(r"<(/?)table\b[^<>]*>")
_CELL_START = re.compile(r"<t(?=[rdh]\b)")
_CELL = re.compile(r"(?:(r)|[dh])\b([^<>]*+)>([^<]*+(?:<(?!/?t[rdh]\b)[^<]*+)*+)")
_STRAY = re.compile(r"</?t[rdh]\b")
_BETWEEN_CELLS = (
    re.compile(  # something after a cell or a row that a browser moves elsewhere or gives a new row
        r"</t(?:[dh]\s*+>\s*+(?!<t[dh]\b|</?t(?:r|body|head|foot)\b|\Z)|"
        r"(?:r|body|head|foot)\s*+>\s*+(?!<tr\b|</?t(?:body|head|foot)\b|\Z))"
    )
)
_SPAN = re.compile(r"(col|row)span\s*=\s*[\"']?\s*(-?\d{1,9})", re.IGNORECASE)
_LINE_END = re.compile(
    r"<(?:\0(\d+)|/?(?:a(?:ddress|rticle|side)|b(?:lockquote|ody|r)|c(?:aption|enter)|d(?:d|etails|ialog|ir|iv|l|t)|"
    r"f(?:ieldset|ig(?:caption|ure)|o(?:oter|rm))|h(?:[1-6r]|eader|tml)|l(?:egend|i)|m(?:ain|enu)|nav|ol|p(?:re)?|"
    r"s(?:ection|ummary)|ul)\b[^<>]*)>"
)
_ANY_TAG = re.compile(r"<[a-z/!?][^<>]*>")
_META = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s="'/<]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)</title", re.IGNORECASE)
# One piece of text without spaces and entities among tags, as most cells have it: nothing in it needs folding.
_ONE_WORD = re.compile(
    r"\s*+(?:<[a-z/!?][^<>\0]*+>\s*+)*+([^<>&\s]++)(?:\s*+<[a-z/!?][^<>\0]*+>)*+\s*+",
)
_SPACES = re.compile(r"[ \t\r\n\f]+")


def document_of_html(text: str, deadline: Deadline | None = None) -> Document:
    """The blocks of a page. Scripts, styles and hidden parts are dropped; what surrounds the report is kept."""
    deadline = deadline or Deadline()
    text = text.replace("\0", "")
    try:
        items = _Reading(in_order(text), deadline, strict=True).items()
    except OutOfOrderError:
        items = _Reading(mended(text), deadline, strict=False).items()
    if len(items) > MAX_LINES:
        raise too_many("行", MAX_LINES)
    blocks = tuple([Line(item) if isinstance(item, str) else item for item in items])
    return Document("html", blocks, tuple(_metadata(text)))


def _metadata(text: str) -> list[tuple[str, str]]:
    """Title and meta tags, those of the site guideline (ArticleTitle, PubDate, ContentSource …) among them."""
    found = [("title", _plain(title[1]))] if (title := _TITLE.search(text)) else []
    for tag in _META.findall(text):
        said = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
        found.append((said.get("name") or said.get("property") or "", _plain(said.get("content", ""))))
    return [(name, value) for name, value in found if name and value]


def _plain(text: str) -> str:
    return _SPACES.sub(" ", unescape(text)).replace("\xa0", " ").strip()


class _Reading:
    """One page. strict: refuse what only mending can settle; without it, take such a page as well as can be."""

    def __init__(self, text: str, deadline: Deadline, *, strict: bool) -> None:
        self._text = text
        self._deadline = deadline
        self._strict = strict
        self._tables: list[list[Item]] = []  # what each mark <\0n> in the text stands for
        self._cells = 0
        # Most cells of a report are written alike (a blank, a 0 in the same markup), so each writing is read once.
        self._read: dict[str, RawCell | tuple[()] | None] = {}

    def items(self) -> list[Item]:
        text = self._text
        open_tables: list[list[str]] = [
            []
        ]  # the text so far of the page and of each table that is open in it
        at = 0
        for tag in _TABLE.finditer(text):
            open_tables[-1].append(text[at : tag.start()])
            at = tag.end()
            if not tag[1]:
                open_tables.append([])
                if len(open_tables) > MAX_TABLE_DEPTH + 1:
                    raise too_deep("网页中的表格", MAX_TABLE_DEPTH)
            elif len(open_tables) > 1:
                self._close(open_tables)
            elif self._strict:
                raise OutOfOrderError
        open_tables[-1].append(text[at:])
        if self._strict and len(open_tables) > 1:
            raise OutOfOrderError
        while len(open_tables) > 1:
            self._close(open_tables)
        around = "".join(open_tables[0])
        if self._strict and _STRAY.search(around):
            raise OutOfOrderError
        return self._lines(around)

    def _close(self, open_tables: list[list[str]]) -> None:
        """Read the innermost open table and leave its mark in the text around."""
        self._deadline.check()
        inside = "".join(open_tables.pop())
        self._tables.append(self._table(inside))
        open_tables[-1].append(f"<\0{len(self._tables) - 1}>")

    def _table(self, text: str) -> list[Item]:
        strict = self._strict
        if strict and _BETWEEN_CELLS.search(text):
            raise OutOfOrderError
        first = _STRAY.search(text)
        before = self._lines(text[: first.start()]) if first else self._lines(text)  # a caption
        rows: list[list[RawCell]] = []
        for written in _CELL_START.split(text)[1:]:
            if written not in self._read:
                self._read[written] = self._cell(written)
            cell = self._read[written]
            if cell:
                if not rows:
                    rows.append([])
                rows[-1].append(cell)
            elif cell is not None:
                rows.append([])
        self._cells += sum(map(len, rows))
        if self._cells > MAX_CELLS:
            raise too_many("单元格", MAX_CELLS)
        return before + items_of(placed(rows))

    def _cell(self, written: str) -> RawCell | tuple[()] | None:
        """What was written between `<t` and the next: a cell, the start of a row (empty), or neither."""
        found = _CELL.match(written)
        if found is None:
            return None
        if not found[1]:
            return *_spans(found[2]), self._lines(found[3])
        if self._strict and not found[3].isspace() and self._lines(found[3]):
            raise OutOfOrderError
        return ()

    def _lines(self, text: str) -> list[Item]:
        """The lines of a piece of the page, and the contents of the tables whose marks stand in it."""
        if "<" not in text:
            line = _folded(text)
            return [line] if line else []
        if word := _ONE_WORD.fullmatch(text):
            return [word[1]]
        found: list[Item] = []
        parts = _LINE_END.split(text)
        for at in range(0, len(parts) - 1, 2):
            if part := parts[at]:
                line = _folded(_ANY_TAG.sub("", part) if "<" in part else part)
                if line:
                    found.append(line)
            if (mark := parts[at + 1]) is not None:
                found.extend(self._tables[int(mark)])
        if parts[-1] and (line := _folded(_ANY_TAG.sub("", parts[-1]))):
            found.append(line)
        return found


def _spans(attributes: str) -> tuple[int, int]:
    columns = rows = 1
    if "span" not in attributes.lower():
        return columns, rows
    for which, number in reversed(_SPAN.findall(attributes)):  # of two that are given the first counts
        if which in ("col", "COL"):
            columns = int(number)
        else:
            rows = int(number)
    return columns, rows


def _folded(text: str) -> str:
    """Text as a browser shows it, without white space at its ends; wide spaces inside a line stay."""
    text = _SPACES.sub(" ", text) if "\u3000" in text or "\xa0" in text else " ".join(text.split())
    if "&" in text:
        text = unescape(text)
    return text.replace("\xa0", " ").strip() if text else ""
