"""From the blocks of a table to its runs: the lines here, the rows of grids in `grid_runs`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual_report.blocks import Block, Document, Line, Place
from gongkai.annual_report.read.grid_runs import grid_runs
from gongkai.annual_report.read.slots import (
    NOT_APPLICABLE,
    WORDS_FOR_NUMBERS,
    Collector,
    Run,
    Slot,
    number_in,
    told,
)
from gongkai.annual_report.read.spelling import level

_PAGE_NUMBER = re.compile(r"\s*(?:-+\s*\d{1,3}\s*-+|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*/\s*\d{1,3})\s*")
_BARS = "|｜"
_BORDER = re.compile(rf"[\t\n\r{_BARS}]")
_PIECE = re.compile(rf"[^\t\n\r{_BARS}]+|[{_BARS}]+|\t+")  # a cell, or what stands after it
_LONG = 40  # no value has as many characters, be it set off by spaces
_POINT = re.compile(r"\s*[.、](?=\s*[\u4e00-\u9fff])")
_BARE_ITEM_NUMBER = re.compile(r"\s*[1-9](?=[\u4e00-\u9fff](?<![件条项个次宗人份篇元万亿年月日]))")
_ITEM_NUMBER = re.compile(r"(?P<digit>[1-9])\s*[.、](?=\s*(?:[^\d\s]|$))")


def runs_of(document: Document, first: tuple[int, int], last: tuple[int, int]) -> list[Run]:
    """The runs between two positions of a document, in order. A position in a grid is a row."""
    runs: list[Run] = []
    collector = Collector()
    for index in range(first[0], min(last[0], len(document.blocks) - 1) + 1):
        block = document.blocks[index]
        if isinstance(block, Line):
            begin = first[1] if index == first[0] else 0
            end = last[1] if index == last[0] else len(block.text)
            if not _is_page_number(document, index, block):
                runs.extend(_line_runs(block, index, begin, end, collector))
        else:
            begin = first[1] if index == first[0] else 0
            end = last[1] if index == last[0] else block.height
            runs.extend(grid_runs(block, index, begin, end, collector))
    runs.extend(collector.flush())
    return runs


def _is_page_number(document: Document, index: int, line: Line) -> bool:
    """`- 4 -` anywhere; a lone number only where the next block begins another page of a paged file."""
    if _PAGE_NUMBER.fullmatch(level(line.text)):
        return True
    number = line.text.strip()
    if line.page is None or len(number) > 3 or not number.isdecimal():
        return False
    following: Block | None = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    return int(number) == line.page and (following is None or following.page != line.page)


def _line_runs(line: Line, index: int, begin: int, end: int, collector: Collector) -> Iterator[Run]:
    text = line.text[begin:end]
    if collector.tabs:
        collector.new_line()
    if not _BORDER.search(text):  # most lines are one cell
        if text:
            collector.said(text)
            yield from _piece_runs(text, level(text), index, begin, line.page, collector)
        return
    begun = False
    for piece in _PIECE.finditer(text):
        said, start = piece.group(), begin + piece.start()
        if said[0] == "\t":
            collector.tabs += len(said) if begun else 0
            continue
        begun = begun or not said.isspace()
        if said[0] in _BARS:
            filling = len(said) > 1 and _filling(text, piece.start(), piece.end())
            collector.bars(len(said), Place(index, start, start, page=line.page), filling=filling)
            continue
        collector.said(said)
        yield from _piece_runs(said, level(said), index, start, line.page, collector)


def _filling(text: str, start: int, end: int) -> bool:
    """Several bars set off from the cells at the end of a line stand for columns that its row does not have."""
    return not text[start - 1 : start].strip() and not text[end:].strip()


def _piece_runs(
    raw: str, text: str, block: int, offset: int, page: int | None, collector: Collector
) -> Iterator[Run]:
    """Words and numbers of one piece of text; a piece is what stands between tabs, bars or line ends."""

    def place(start: int, end: int) -> Place:
        return Place(block, offset + start, offset + end, page=page)

    if len(text) < _LONG and (whole := _whole(text, collector)) is not None:
        start = len(text) - len(text.lstrip())
        end = start + len(text.strip())
        collector.add_slot(Slot(whole, raw[start:end], place(start, end)))
        return
    if _POINT.match(text):
        collector.take_back_item_number()
    bare = _BARE_ITEM_NUMBER.match(text)
    done = bare.end() if bare else 0
    for match in number_in(text).finditer(text):
        start, end = match.start(), match.end()
        if start < done:
            continue
        value_end, words_from = _without_item_number(
            text, start, end, match.start("unit") if match["unit"] else end
        )
        yield from collector.add_words(text[done:start], (block, offset + done))
        if value_end > start:
            value = text[start:value_end].rstrip()
            if value[0] == "/":
                for slash in range(start, start + len(value)):
                    collector.add_slot(Slot("/", "/", place(slash, slash + 1)))
                done = words_from
                continue
            unit = match["unit"] if words_from == end else None
            collector.add_slot(
                Slot(value, raw[start : start + len(value)], place(start, start + len(value)), unit)
            )
        if words_from > end:
            yield from collector.add_words(f"{text[value_end]}.", (block, offset + value_end))
        done = words_from
    yield from collector.add_words(text[done:], (block, offset + done))


def _whole(text: str, collector: Collector) -> str | None:
    """The value that the whole of a piece is, where it is not digits alone. "无" is a word of the prose too."""
    said = text.strip()
    if said in NOT_APPLICABLE:
        return said if "无" not in said or collector.barred else None
    if said in WORDS_FOR_NUMBERS:
        return said if collector.slots else None
    return told(said) if said and not collector.amid_label else None


def _without_item_number(text: str, start: int, end: int, value_end: int) -> tuple[int, int]:
    """Where the value ends and the words go on. "30010042.没有" is the value 3001004 and the item "2.没有"."""
    digits_end = value_end
    while digits_end > start and text[digits_end - 1] == " ":
        digits_end -= 1
    if "." in text[start:digits_end]:
        return digits_end, end
    item = _ITEM_NUMBER.match(text, digits_end - 1)
    if item is None:
        return digits_end, end
    return digits_end - 1, item.end()
