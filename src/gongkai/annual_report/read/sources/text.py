"""Plain text and Markdown: each line is a line; a run of pipe lines is one grid. Nothing is guessed here."""

from __future__ import annotations

import re

from gongkai.annual_report.blocks import Block, Document, Grid, GridCell, Line
from gongkai.annual_report.read.sources.limits import MAX_CELLS, MAX_LINES, too_many

_PIPE_LINE = re.compile(r"[ \t]*+\|.*\|[ \t]*+")
_RULE_LINE = re.compile(r"[ \t]*+\|(?:[ \t]*+:?-++:?[ \t]*+\|)++[ \t]*+")
_PIPE = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARKDOWN_NAMES = (".md", ".markdown")


def document_of_plain(text: str, name: str = "") -> Document:
    """Lines with their tabs and inner spaces as found; blank lines stay, they may stand between cells."""
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        raise too_many("行", MAX_LINES)
    markdown = name.lower().endswith(_MARKDOWN_NAMES) or any(map(_RULE_LINE.fullmatch, lines))
    if not markdown:
        return Document("text", tuple(map(Line, lines)))
    return Document("markdown", tuple(_markdown_blocks(lines)))


def _markdown_blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    rows: list[list[str]] = []
    cells = 0
    for line in (*lines, ""):
        if _PIPE_LINE.fullmatch(line):
            if not _RULE_LINE.fullmatch(line):
                cells += line.count("|") - 1
                if cells > MAX_CELLS:
                    raise too_many("单元格", MAX_CELLS)
                rows.append(_cells(line))
            continue
        if rows:
            blocks.append(_grid(rows))
            rows = []
        blocks.append(Line(_plain(line)))
    return blocks[:-1]


def _cells(line: str) -> list[str]:
    """What stands between the pipes; a blank stays as a cell without text."""
    return [
        _BREAK.sub("\n", _plain(cell)).replace("&nbsp;", " ").strip()
        for cell in _PIPE.split(line.strip())[1:-1]
    ]


def _plain(text: str) -> str:
    """The text without the marks of headings and emphasis."""
    if heading := _HEADING.fullmatch(text):
        text = heading[1]
    return _ESCAPED.sub(r"\1", text.replace("**", ""))


def _grid(rows: list[list[str]]) -> Grid:
    return Grid(
        tuple(
            GridCell(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)
        )
    )
