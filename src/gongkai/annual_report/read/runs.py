"""Runs: the numbers that stand together, with the words since the last ones.

A run is one row of values as far as the file tells: a row of a grid, or the numbers between two pieces of text.
It does not yet know which row of the form it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from gongkai.annual_report.blocks import Block, Document, Grid, GridCell, Line, Place
from gongkai.annual_report.read.spelling import compact, level

NOT_APPLICABLE = frozenset({"/", "-", "--", "\\", "//", "无", "不适用", "*"})
_UNIT = r"(?P<unit>万元|亿元|元|万|%)?"
_NUMBER = re.compile(
    r"(?:(?:(?<=\s)|^)[/-](?=\s|$)|//+|[+-]?\d(?:[\d ]*\d)?(?:,\d{3})*(?:\.\d+)?)\s*" + _UNIT
)
_VALUE_CELL = re.compile(
    r"\s*(?:[+\-]?[\d,.\s+\-]+(?:万元|亿元|元|件|条|项|个|次|宗|人|份|篇)?|万元|亿元|元|/|--?|//|\\|无|不适用|\*)?\s*"
)
_PAGE_NUMBER = re.compile(r"\s*(?:-+\s*\d{1,3}\s*-+|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*/\s*\d{1,3})\s*")
_PIECE = re.compile(r"[^\t\n\r]+")
_BARE_UNITS = frozenset({"元", "万元", "亿元"})
_COUNTED_AS = ("信息计", "舆情计")  # of the labels "…公开相同信息计1条", "…回应同一热点或舆情计1次"
_BREAK = re.compile(r"[\n\r\t]")
_MEASURE = re.compile(r"\s*(?:件|条|项|个|次|宗|人|份|篇)$")
_POINT = re.compile(r"\s*[.、](?=\s*[\u4e00-\u9fff])")
_BARE_ITEM_NUMBER = re.compile(r"\s*[1-9](?=[\u4e00-\u9fff](?<![件条项个次宗人份篇元万亿年月日]))")
_ITEM_NUMBER = re.compile(r"(?P<digit>[1-9])\s*[.、](?=\s*(?:[^\d\s]|$))")


class Slot(NamedTuple):
    """Digits (or a blank, or a "/") with certain borders. `text` is levelled; blank is "".

    Spaces inside `text` may part numbers or break one: `parts` gives what stands between them.
    """

    text: str
    raw: str
    place: Place
    unit: str | None = None

    @property
    def not_applicable(self) -> bool:
        return self.text.strip() in NOT_APPLICABLE

    def parts(self) -> list[Slot]:
        if " " not in self.text:
            return [self]
        where = self.place
        found = [
            Slot(
                part.group(),
                self.raw[part.start() : part.end()],
                where._replace(start=where.start + part.start(), end=where.start + part.end()),
            )
            for part in re.finditer(r"[^ ]+", self.text)
        ]
        return [*found[:-1], found[-1]._replace(unit=self.unit)]


@dataclass
class Run:
    """before: the words since the last run, compact. own: of those, the words of the same grid row.

    aligned: the slots are the printed cells of one grid row, blanks included.
    start: (block, character) where its words begin; end: where its last slot ends, for marking tables off from prose.
    """

    before: str
    own: str
    slots: list[Slot]
    start: tuple[int, int]
    end: tuple[int, int]
    aligned: bool = False

    @cached_property
    def empty(self) -> bool:
        return not any(slot.text.strip() for slot in self.slots)

    @cached_property
    def digits(self) -> int:
        """How many values could at most be here: its digits."""
        return sum(map(str.isdigit, "".join([slot.text for slot in self.slots])))


@dataclass(slots=True)
class _Collector:
    """Gathers words until numbers come, and numbers until words come."""

    words: list[str] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    start: tuple[int, int] | None = None
    end: tuple[int, int] = (0, 0)

    def add_words(self, text: str, at: tuple[int, int]) -> Iterator[Run]:
        word = compact(text)
        if not word or word.isdigit():
            return
        yield from self.flush()
        self.start = self.start or at
        self.words.append(word)

    def add_slot(self, slot: Slot) -> None:
        if slot.text == "1" and not self.slots and "".join(self.words[-3:]).endswith(_COUNTED_AS):
            self.words.append("一")  # the label "…计1条" broken before its number
            return
        self.start = self.start or (slot.place.block, slot.place.start)
        self.end = (slot.place.block, slot.place.end)
        self.slots.append(slot)

    def take_back_item_number(self) -> None:
        """A digit at the end of a line whose next line begins with its point was the number of a label."""
        if self.slots and len(self.slots[-1].text) == 1 and self.slots[-1].text in "123456789":
            self.slots.pop()

    def flush(self) -> Iterator[Run]:
        if self.slots:
            words = "".join(self.words)
            yield Run(words, words, self.slots, self.start or self.end, self.end)
            self.words, self.slots, self.start = [], [], None

    def take_words(self) -> str:
        words, self.words, self.start = "".join(self.words), [], None
        return words


def runs_of(document: Document, first: tuple[int, int], last: tuple[int, int]) -> list[Run]:
    """The runs between two positions of a document, in order. A position in a grid is a row."""
    runs: list[Run] = []
    collector = _Collector()
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
            runs.extend(_grid_runs(block, index, begin, end, collector))
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


def _line_runs(line: Line, index: int, begin: int, end: int, collector: _Collector) -> Iterator[Run]:
    text = line.text[begin:end]
    for piece in _PIECE.finditer(text):
        start = begin + piece.start()
        yield from _piece_runs(piece.group(), level(piece.group()), index, start, line.page, collector)


def _piece_runs(
    raw: str, text: str, block: int, offset: int, page: int | None, collector: _Collector
) -> Iterator[Run]:
    """Words and numbers of one piece of text; a piece is what stands between tabs or line ends."""

    def place(start: int, end: int) -> Place:
        return Place(block, offset + start, offset + end, page=page)

    if text.strip() in NOT_APPLICABLE and "无" not in text:
        start = len(text) - len(text.lstrip())
        end = start + len(text.strip())
        collector.add_slot(Slot(text.strip(), raw[start:end], place(start, end)))
        return
    if _POINT.match(text):
        collector.take_back_item_number()
    bare = _BARE_ITEM_NUMBER.match(text)
    done = bare.end() if bare else 0
    for match in _NUMBER.finditer(text):
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


def _grid_runs(grid: Grid, index: int, begin: int, end: int, collector: _Collector) -> Iterator[Run]:
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if begin <= cell.row < end:
            rows.setdefault(cell.row, []).append(cell)
    values = {row: _values_of(cells) for row, cells in rows.items()}
    usual = _usual_columns(values)
    for row in sorted(rows):
        trailing = values[row]
        labels = [level(cell.text) for cell in rows[row][: len(rows[row]) - len(trailing)]]
        if usual and len(trailing) > len(usual):
            kept = [cell for cell in trailing if cell.column in usual]
            dropped_text = any(cell.text.strip() for cell in trailing if cell.column not in usual)
            trailing = trailing if dropped_text else kept
        for label in labels:
            yield from collector.add_words(label, (index, row))
        if not trailing:
            continue
        yield from collector.flush()
        own = "".join(map(compact, labels))
        before = collector.take_words()
        slots = [_slot_of(cell, index, grid.page) for cell in trailing]
        yield Run(before, own, slots, (index, row), (index, row + 1), aligned=True)


def _values_of(cells: list[GridCell]) -> list[GridCell]:
    """The cells after the last one with words."""
    for position in range(len(cells) - 1, -1, -1):
        text = cells[position].text
        if text and not (text.isdigit() and text.isascii()) and not _VALUE_CELL.fullmatch(level(text)):
            return cells[position + 1 :]
    return cells


def _usual_columns(values: dict[int, list[GridCell]]) -> frozenset[int]:
    """The columns in which the rows of this grid usually have their numbers (empty where there is no usual)."""
    counts = Counter(
        tuple(cell.column for cell in cells)
        for cells in values.values()
        if any(cell.text.strip() for cell in cells)
    )
    if not counts:
        return frozenset()
    columns, times = counts.most_common(1)[0]
    return frozenset(columns) if times > 2 and len(columns) >= 5 else frozenset()


def _slot_of(cell: GridCell, index: int, page: int | None) -> Slot:
    if not cell.text or (cell.text.isdigit() and cell.text.isascii()):
        place = Place(index, 0, len(cell.text), cell.row, cell.column, page)
        return Slot(cell.text, cell.text, place)
    text = _BREAK.sub(" ", level(cell.text))
    stripped = _MEASURE.sub("", text).strip()
    if stripped in _BARE_UNITS:
        return Slot("", cell.text, Place(index, 0, 0, cell.row, cell.column, page), stripped)
    start = text.index(stripped) if stripped else 0
    unit = None
    if match := _NUMBER.fullmatch(stripped):
        unit = match["unit"]
        value = stripped[: match.start("unit")].rstrip() if unit else stripped
    else:
        value = stripped
    place = Place(index, start, start + len(value), cell.row, cell.column, page)
    return Slot(value, cell.text[start : start + len(value)], place, unit)


def without_idle_columns(runs: list[Run], width: int) -> list[Run]:
    """Columns that a drawing gave to a grid and that no row uses are no columns of the form.

    They go only where the rows of a grid have more places than `width`, and only if it is plain which ones to drop.
    """
    wide = [run for run in runs if run.aligned and len(run.slots) > width]
    for block in {run.start[0] for run in wide}:
        group = [run for run in wide if run.start[0] == block]
        used = {slot.place.column or 0 for run in group for slot in run.slots if slot.text}
        idle = {slot.place.column or 0 for run in group for slot in run.slots} - used
        inner = {column for column in idle if min(used, default=0) < column < max(used, default=0)}
        for run in group:
            for dropped in (idle, idle - inner):  # all of them, or those beside the values
                kept = [slot for slot in run.slots if slot.place.column not in dropped]
                if len(kept) == width:
                    run.slots = kept
                    break
    return runs
