"""What people type or paste into the field of the text: plain words become paragraphs, headings and tables. Pure.

The field takes HTML too. What is there already comes back as plain words wherever nothing is lost by it, so that who
corrects one sign meets no marks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser

_MARKED = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|table|tr|td|br|blockquote|figure|img|a|strong|em|span)\b[^>]*>",
    re.IGNORECASE,
)
# 一、总体要求 and （一）基本原则, as 《党政机关公文格式》 numbers; a line that ends like a sentence is a paragraph.
_SECTION = re.compile(r"^(?:第[一二三四五六七八九十百零]+章\s|[一二三四五六七八九十]+、)\S.{0,38}$")
_POINT = re.compile(r"^[（(][一二三四五六七八九十]+[)）]\S.{0,38}$")
_ENDS = tuple("。；：，、！？.;:,!?")
_BLANKS = " \t\u3000\xa0"
_PLAIN_TAGS = frozenset({"p", "h2", "h3", "table", "tbody", "tr", "td"})


def as_html(typed: str) -> str:
    """HTML as it is; of plain words a paragraph for each line, headings as documents number them, and tables.

    Lines that are parted by tabs are rows of a table: so do cells come out of a spreadsheet or a word processor.
    """
    if _MARKED.search(typed):
        return typed
    lines = [
        line for line in typed.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip(_BLANKS)
    ]
    return "".join(
        _table(group) if is_table else "".join(_paragraph(line) for line in group)
        for is_table, group in ((key, list(rows)) for key, rows in groupby(lines, _is_row))
    )


def _is_row(line: str) -> bool:
    return "\t" in line.strip(_BLANKS)


def _table(rows: list[str]) -> str:
    cells = [[html.escape(cell.strip(_BLANKS), quote=False) for cell in row.split("\t")] for row in rows]
    width = max(len(row) for row in cells)
    whole = (row + [""] * (width - len(row)) for row in cells)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in whole)
    return f"<table><tbody>{body}</tbody></table>"


def _paragraph(line: str) -> str:
    words = line.strip(_BLANKS)
    tag = tag_of(words)
    return f"<{tag}>{html.escape(words, quote=False)}</{tag}>"


def tag_of(words: str) -> str:
    """The element of a line by the way documents number their headings."""
    if words.endswith(_ENDS):
        return "p"
    return "h2" if _SECTION.match(words) else "h3" if _POINT.match(words) else "p"


def as_typed(kept: str) -> str:
    """The text as it could have been typed, or the HTML itself where typing would lose something of it."""
    typed = "\n".join(_lines(kept))
    return typed if as_html(typed) == kept else kept


def _lines(kept: str) -> Iterator[str]:
    body = LexborHTMLParser(kept).body
    if body is None:
        return
    for node in body.iter(include_text=False):
        if node.tag not in _PLAIN_TAGS:
            continue
        if node.tag == "table":
            for row in node.css("tr"):
                yield "\t".join(cell.text(deep=True) for cell in row.css("td"))
        else:
            yield node.text(deep=True)
