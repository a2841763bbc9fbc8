"""From a web page to blocks.

Lexbor mends the markup (implied ends, misnested tags) and writes it out again; that text is well-formed, so one
pass over its tags without a tree and without recursion is enough, however deep the page is nested.
"""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from gongkai.annual_report.blocks import Document, Line
from gongkai.annual_report.read.sources.limits import MAX_TABLE_DEPTH, Deadline, too_deep
from gongkai.annual_report.read.sources.tables import Item, RawCell, items_of, placed

_SPLIT = re.compile(
    r"<(!--.*?--|(?:script|style|xmp|iframe|noembed|noframes)\b.*?</(?:script|style|xmp|iframe|noembed|noframes)"
    r"""|[^"<>]*(?:"[^"]*"[^">]*)*)>""",
    re.DOTALL,
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "ul",
    ]
)
_TABLES = frozenset(("table", "tr", "td", "th"))
_DROPPED = frozenset(
    [
        "script",
        "style",
        "xmp",
        "iframe",
        "noembed",
        "noframes",
        "template",
        "svg",
        "math",
        "object",
        "applet",
        "select",
        "textarea",
        "datalist",
        "audio",
        "video",
        "canvas",
        "xml",
        "map",
        "rp",
    ]
)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_HIDDEN = re.compile(
    r"""\shidden(?=[\s=]|$)|display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden""", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SPAN = re.compile(r'\s(col|row)span="\s*(\d{1,9})')


def document_of_html(text: str, deadline: Deadline | None = None) -> Document:
    """The blocks of a page. Scripts, styles and hidden parts are dropped; what surrounds the report is kept."""
    deadline = deadline or Deadline()
    walk = _Walk(deadline)
    walk.through(LexborHTMLParser(text).html or "")
    blocks = tuple(Line(item) if isinstance(item, str) else item for item in walk.items)
    return Document("html", blocks, tuple(walk.metadata))


class _OpenTable:
    """A table whose end has not come yet; `around` is the list that gets its content."""

    __slots__ = ("around", "rows")

    def __init__(self, around: list[Item]) -> None:
        self.around = around
        self.rows: list[list[RawCell]] = []


class _Walk:
    """One pass over the written-out markup, collecting lines, grids and what the page says of itself."""

    def __init__(self, deadline: Deadline) -> None:
        self.items: list[Item] = []
        self.metadata: list[tuple[str, str]] = []
        self._into = self.items
        self._words: list[str] = []
        self._tables: list[_OpenTable] = []
        self._deadline = deadline
        self._skipping = ""
        self._skipped = 0

    def through(self, markup: str) -> None:
        parts = _SPLIT.split(markup)
        words = self._words
        title = False
        for index in range(1, len(parts), 2):
            text = parts[index - 1]
            tag = parts[index]
            if self._skipping:
                self._skip(tag)
                continue
            if text:
                if title:
                    self._note("title", text)
                else:
                    words.append(text)
            name, _, attributes = tag.partition(" ")
            if name in _BLOCKS or (name[:1] == "/" and name[1:] in _BLOCKS):
                self._end_line()
            elif name in _TABLES or (name[:1] == "/" and name[1:] in _TABLES):
                self._end_line()
                self._table_tag(name, attributes)
            elif name == "meta":
                self._meta(attributes)
            elif name in ("title", "/title"):
                title = name == "title"
            if name in _DROPPED or (attributes and name not in _VOID and _HIDDEN.search(" " + attributes)):
                self._start_skipping(name, tag)
        words.append(parts[-1])
        self._end_line()
        while self._tables:
            self._end_table()

    def _start_skipping(self, name: str, tag: str) -> None:
        if "</" not in tag:  # a script with its end is one token already
            self._skipping, self._skipped = name, 1

    def _skip(self, tag: str) -> None:
        name = tag.partition(" ")[0]
        if name == self._skipping:
            self._skipped += 1
        elif name[:1] == "/" and name[1:] == self._skipping:
            self._skipped -= 1
            if not self._skipped:
                self._skipping = ""
                if name[1:] in _TABLES:
                    self._table_tag(name, "")

    def _end_line(self) -> None:
        words = self._words
        if not words:
            return
        text = "".join(words)
        words.clear()
        if "&" in text:
            text = unescape(text)
        text = _SPACES.sub(" ", text).replace("\xa0", " ").strip()
        if text:
            self._into.append(text)

    def _table_tag(self, name: str, attributes: str) -> None:
        tables = self._tables
        if name == "table":
            if len(tables) >= MAX_TABLE_DEPTH:
                raise too_deep("网页中的表格", MAX_TABLE_DEPTH)
            tables.append(_OpenTable(self._into))
        elif not tables:
            return
        elif name == "tr":
            tables[-1].rows.append([])
        elif name in ("td", "th"):
            self._start_cell(tables[-1], attributes)
        elif name == "/table":
            self._end_table()
        else:
            self._into = tables[-1].around

    def _start_cell(self, table: _OpenTable, attributes: str) -> None:
        cell = RawCell()
        if "span=" in attributes:
            for which, number in _SPAN.findall(" " + attributes):
                if which == "col":
                    cell.column_span = int(number)
                else:
                    cell.row_span = int(number)
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(cell)
        self._into = cell.items

    def _end_table(self) -> None:
        self._deadline.check()
        table = self._tables.pop()
        self._into = table.around
        self._into.extend(items_of(placed(table.rows)))

    def _meta(self, attributes: str) -> None:
        found = {name.lower(): value for name, value in _ATTRIBUTE.findall(attributes)}
        name = found.get("name") or found.get("property", "")
        if name and (content := found.get("content", "")):
            self._note(name, content)

    def _note(self, name: str, content: str) -> None:
        if value := _SPACES.sub(" ", unescape(content)).replace("\xa0", " ").strip():
            self.metadata.append((unescape(name), value))
