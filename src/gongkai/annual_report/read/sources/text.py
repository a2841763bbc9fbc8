"""Plain text and Markdown: each line is a line; a run of pipe lines is one grid. Nothing is guessed here."""

from __future__ import annotations

import re
from itertools import groupby

from gongkai.annual_report.blocks import Block, Document, Grid, GridCell, Line
from gongkai.annual_report.read.sources.limits import MAX_CELLS, MAX_LINES, too_many

_PIPE_LINE = re.compile(r"[ \t]*+\|.*\|[ \t]*+")
_RULE_LINE = re.compile(r"[ \t]*+\|(?:[ \t]*+:?-++:?[ \t]*+\|)++[ \t]*+")
_FILLING = re.compile(
    r"(?<=[ \t])\|{2,}[ \t]*$"
)  # set off from the cells: as many bars as the row lacks columns
_PIPE = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d[\d,.]*")
_BLANK = frozenset({"", "/", "-", "无"})
_LEAST_TABS, _LEAST_ROWS = 3, 3
_MARKDOWN_NAMES = (".md", ".markdown")


def document_of_plain(text: str, name: str = "") -> Document:
    """Lines with their tabs and inner spaces as found; blank lines stay, they may stand between cells."""
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        raise too_many("行", MAX_LINES)
    markdown = name.lower().endswith(_MARKDOWN_NAMES) or any(map(_RULE_LINE.fullmatch, lines))
    if not markdown:
        return Document("text", tuple(_tabbed_blocks(lines)))
    return Document("markdown", tuple(_markdown_blocks(lines)))


def _tabbed_blocks(lines: list[str]) -> list[Block]:
    """Lines as they are; those that are a pasted table in which blank cells keep their place are one grid."""
    blocks: list[Block] = []
    for (bars, tabs), group in groupby(lines, key=_borders):
        together = list(group)
        rows = list(map(_cells, together)) if bars and not any(map(_FILLING.search, together)) else []
        if tabs >= _LEAST_TABS:
            rows = [line.split("\t") for line in together]
        if rows and (_one_border(rows) if bars else _keeps_blanks(rows) or _two_borders(rows)):
            blocks.append(_grid(rows))
        else:
            blocks.extend(map(Line, together))
    return blocks


def _borders(line: str) -> tuple[int, int]:
    """How many bars and tabs part the cells of a line; bars only where one begins and one ends it."""
    if "|" in line and _PIPE_LINE.fullmatch(line):
        return line.count("|"), 0
    return 0, line.count("\t")


def _one_border(rows: list[list[str]]) -> bool:
    """Whether one column parts the words of all rows with numbers from their numbers."""
    words, numbers = _words_and_numbers(rows)
    border = max((columns[-1] for columns in words if columns), default=-1)
    return len(rows) >= _LEAST_ROWS and border < min((columns[0] for columns in numbers), default=-1)


def _two_borders(rows: list[list[str]]) -> bool:
    """One border, words in each row, and in most rows a number in the first and in the last column of numbers."""
    words, numbers = _words_and_numbers(rows)
    first = min((columns[0] for columns in numbers), default=0)
    last = max((columns[-1] for columns in numbers), default=0)
    most = 2 * len(numbers) / 3
    whole = sum(columns[0] == first for columns in numbers), sum(columns[-1] == last for columns in numbers)
    return _one_border(rows) and all(words) and min(whole) >= most


def _words_and_numbers(rows: list[list[str]]) -> tuple[list[list[int]], list[list[int]]]:
    """The columns of words and the columns of numbers of each row that has numbers."""
    words, numbers = [], []
    for row in rows:
        said = {
            column: _NUMBER.fullmatch(text)
            for column, text in enumerate(map(str.strip, row))
            if text not in _BLANK
        }
        if any(said.values()):
            words.append([column for column, number in said.items() if not number])
            numbers.append([column for column, number in said.items() if number])
    return words, numbers


def _keeps_blanks(rows: list[list[str]]) -> bool:
    """Whether the numbers of all rows begin in the same column, and between them a cell is blank."""
    numbers = [[column for column, text in enumerate(row) if _NUMBER.fullmatch(text.strip())] for row in rows]
    numbers = [columns for columns in numbers if columns]
    starts = {columns[0] for columns in numbers}
    last = max((columns[-1] for columns in numbers), default=0)
    blanks = any(last - columns[0] + 1 > len(columns) for columns in numbers)
    return len(numbers) >= _LEAST_ROWS and len(starts) == 1 and blanks


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
    """What stands between the pipes; a blank stays as a cell without text, columns that a row lacks do not."""
    return [
        _BREAK.sub("\n", _plain(cell)).replace("&nbsp;", " ").strip()
        for cell in _PIPE.split(_FILLING.sub("|", line.strip()))[1:-1]
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
