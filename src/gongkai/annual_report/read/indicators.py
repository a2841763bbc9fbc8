"""The statistics sheet of the years before 2019: a list of indicators, each with a unit and one or two values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz

from gongkai.annual_report.blocks import Document
from gongkai.annual_report.forms import Table, cell_id
from gongkai.annual_report.forms.pre_2019 import INDICATORS
from gongkai.annual_report.read.arithmetic import BROKEN, TableCost, Values, agreement, no_row_cost
from gongkai.annual_report.read.cells import row_cells
from gongkai.annual_report.read.regions import Region
from gongkai.annual_report.read.runs import runs_of
from gongkai.annual_report.read.slots import Run
from gongkai.annual_report.read.solve import row_reading, settle
from gongkai.annual_report.read.spelling import core
from gongkai.annual_report.read.stream import Stream
from gongkai.annual_report.read.tables import FoundTable
from gongkai.annual_report.report import Cell

UNITS = ("万元", "人次", "条", "件", "次", "篇", "个", "人", "元", "场", "期")
LIKE, VERY_LIKE = 80.0, 90.0
_CUT = 9  # characters by which the beginning of a label is known


@cache
def _labels(table: Table) -> tuple[tuple[str, int], ...]:
    """Label words without unit, with the row: the longest first, so that a part is not taken for the whole."""
    words = {
        (core(label).removeprefix("其中"), index)
        for index, row in enumerate(table.rows)
        for label in (row.label, *row.aliases)
    }
    words |= {
        (word.split("不同", 1)[0], index) for word, index in words if "不同渠道" in word or "不同方式" in word
    }
    return tuple(sorted(words, key=lambda pair: -len(pair[0])))


def read_indicators(document: Document, stream: Stream, region: Region) -> FoundTable | None:
    words = stream.text[region.start : region.end]
    two = "历年累计" in words or "累计数" in words
    columns = 2 if two else 1
    runs = [run for run in runs_of(document, region.first, region.last) if run.slots]
    rows = _rows_of(INDICATORS, runs)
    if len(rows) < 4:
        return None
    row_cost = _row_cost if two else no_row_cost
    readings = {row: row_reading(row, _values(run, columns), columns, row_cost) for row, run in rows.items()}
    wholes = frozenset(position for position, row in enumerate(INDICATORS.rows) if row.parts)
    settled = settle(readings, row_cost, _table_cost(INDICATORS), wholes)
    cells: dict[str, Cell] = {}
    for row in sorted(settled):
        ids = [
            cell_id("indicators", INDICATORS.rows[row].id, column.id)
            for column in INDICATORS.columns[:columns]
        ]
        cells |= row_cells(INDICATORS, settled[row], ids)
    last = max(run.end for run in rows.values())
    return FoundTable(INDICATORS, cells, region.first, last)


def _values(run: Run, columns: int) -> Run:
    slots = run.slots
    while (
        len(slots) > columns and not slots[0].text
    ):  # a unit in a cell of its own leaves an empty slot before the values
        slots = slots[1:]
    slots = [slot for slot in slots if slot.text] if len(slots) > columns else slots
    return replace(run, slots=slots)


def _rows_of(table: Table, runs: list[Run]) -> dict[int, Run]:
    """Each run's row by the words before it; a label that several rows share belongs to the last whole before it."""
    found: dict[int, Run] = {}
    latest = -1
    words = [_without_unit(run.before) for run in runs]
    exact = [_named(table, each, frozenset()) for each in words]
    spoken_for = {
        row for rows in exact if len(rows) == 1 for row in rows
    }  # what is only alike must be another
    for run, each in zip(runs, words, strict=True):
        taken = frozenset(found)
        candidates = _named(table, each, taken) or _candidates(table, each, taken | spoken_for)
        if not candidates:
            continue
        later = [row for row in candidates if row > latest]
        latest = min(later) if later else min(candidates)
        found[latest] = run
    return found


def _without_unit(words: str) -> str:
    for unit in UNITS:
        if words.endswith(unit):
            return words.removesuffix(unit)
    return words


def _named(table: Table, words: str, taken: frozenset[int]) -> set[int]:
    """The rows not yet found whose label these words are to the letter."""
    for label, _ in _labels(table):
        if words.endswith(label) and (
            rows := {row for other, row in _labels(table) if other == label} - taken
        ):
            return rows
    return set()


def _candidates(table: Table, words: str, taken: frozenset[int]) -> set[int]:
    """The rows not yet found that these words may be the label of: much alike, cut short, or alike."""
    tail = words[-34:]
    number = next(iter(re.findall(r"([1-9])\.", tail)), "")
    scored = [
        (_alike(table, tail, number, label, row), row)
        for label, row in _labels(table)
        if len(label) > 3 and row not in taken
    ]
    best = max(score for score, _ in scored) if scored else 0.0
    if best < VERY_LIKE:
        for label, row in _labels(table):
            at = words.rfind(label[:_CUT])
            if len(label) > _CUT and at >= 0 and label.startswith(words[at:]) and row not in taken:
                return {row}
    return {row for score, row in scored if score == best} if best >= LIKE else set()


def _alike(table: Table, tail: str, number: str, label: str, row: int) -> float:
    """Likeness of a text's end with a label; the same item number before both speaks for it."""
    words = tail.rsplit(".", 1)[-1]
    same = bool(number) and any(
        text.startswith(f"{number}.") for text in (table.rows[row].label, *table.rows[row].aliases)
    )
    return fuzz.ratio(words[-len(label) :], label) + 12.0 * same


def _row_cost(_row: int, values: Values) -> float:
    """What was counted over the years is not less than what was counted in this one."""
    this_year, cumulative = values
    if this_year is None or cumulative is None:
        return 0.0
    return BROKEN if cumulative < this_year else 0.0


def _table_cost(table: Table) -> TableCost:
    """Parts add up to their whole where the sheet has them all; otherwise a fitting sum still counts for a reading."""
    index = {row.id: position for position, row in enumerate(table.rows)}
    sums = [
        (position, [index[part] for part in row.parts])
        for position, row in enumerate(table.rows)
        if row.parts
    ]

    def cost(values: Mapping[int, Values]) -> float:
        total = 0.0
        for whole, parts in sums:
            present = [values[part] for part in parts if part in values]
            if whole not in values or not present:
                continue
            for column, printed in enumerate(values[whole]):
                if printed is not None:
                    total += min(agreement(sum(part[column] or 0 for part in present), printed), 1.0)
        return total

    return cost
