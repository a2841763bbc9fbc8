"""The runs of a grid: the cells after the last one with words are the values of its row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gongkai.annual_report.blocks import Grid, GridCell, Place
from gongkai.annual_report.read.slots import Collector, Run, Slot, number_in, told
from gongkai.annual_report.read.spelling import compact, level

_VALUE_CELL = re.compile(
    r"\s*(?:(?:增加?|新增|减少?)?[+\-]?[\d,.\s+\-]+(?:万元|亿元|元|件|条|项|个|次|宗|人|份|篇)?|万元|亿元|元|/|--?|//|\\|无|不适用|增|减|增加|减少|\*)?\s*"
)
_BARE_UNITS = frozenset({"元", "万元", "亿元"})
_BREAK = re.compile(r"[\n\r\t]")
_MEASURE = re.compile(r"\s*(?:件|条|项|个|次|宗|人|份|篇)$")


def grid_runs(grid: Grid, index: int, begin: int, end: int, collector: Collector) -> Iterator[Run]:
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
    if text[0] in "增新减" and (number := told(text.strip())) is not None:
        return Slot(number, cell.text.strip(), Place(index, 0, len(cell.text), cell.row, cell.column, page))
    stripped = _MEASURE.sub("", text).strip()
    if stripped in _BARE_UNITS:
        return Slot("", cell.text, Place(index, 0, 0, cell.row, cell.column, page), stripped)
    start = text.index(stripped) if stripped else 0
    unit = None
    if match := number_in(stripped).fullmatch(stripped):
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
