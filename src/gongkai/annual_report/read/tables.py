"""The three tables of the forms since 2019: regions → runs → rows → cells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gongkai.annual_report.blocks import Document
from gongkai.annual_report.forms import FORMS, Table
from gongkai.annual_report.read.arithmetic import (
    no_row_cost,
    no_table_cost,
    proactive_cost,
    remedies_cost,
    requests_costs,
)
from gongkai.annual_report.read.cells import blank, row_cells, unreadable
from gongkai.annual_report.read.grid_runs import without_idle_columns
from gongkai.annual_report.read.labels import assign, assign_by_words
from gongkai.annual_report.read.regions import Region
from gongkai.annual_report.read.runs import runs_of
from gongkai.annual_report.read.slots import Run, Slot
from gongkai.annual_report.read.solve import RowReading, row_reading, settle
from gongkai.annual_report.read.stream import Position, Stream
from gongkai.annual_report.report import Cell, ReadTable

EDITIONS = ("form_2021", "form_2019")


@dataclass
class FoundTable:
    """A table as read so far; `open` are rows that the prose may still settle. first, last: its extent."""

    table: Table
    cells: dict[str, Cell]
    first: Position
    last: Position
    open: dict[int, RowReading] = field(default_factory=dict)

    @property
    def result(self) -> ReadTable:
        ordered = {each: self.cells[each] for each in self.table.cell_ids if each in self.cells}
        return ReadTable(self.table, ordered)


def table_of(edition: str, table_id: str) -> Table:
    table = FORMS[edition].table(table_id)
    assert table is not None, (edition, table_id)
    return table


def read_requests(document: Document, stream: Stream, region: Region) -> FoundTable | None:
    words = stream.text[region.start : region.end]
    table = table_of(_requests_edition(words), "requests")
    width = len(table.columns)
    runs = without_idle_columns(runs_of(document, region.first, region.last), width)
    assigned, named = assign(table, runs, width)
    if not assigned and len(named) < 5:
        return None
    row_cost, table_cost = requests_costs(table)
    assigned = _with_edges(table, assigned)
    readings = {row: row_reading(row, _trimmed(run, width), width, row_cost) for row, run in assigned.items()}
    settled = settle(readings, row_cost, table_cost, frozenset({_index(table, "results_total")}))
    return _found(table, region, assigned, settled, named)


def _with_edges(table: Table, assigned: dict[int, Run]) -> dict[int, Run]:
    """Tabbed lines in which blank fields beside the values are cells: where then each row has as many as the form."""
    tabbed = {row: run for row, run in assigned.items() if not run.aligned}
    widths = {row: len(table.columns_of(table.rows[row])) for row in tabbed}
    for trailing in (0, 1):  # a tab may end each line, and the last cell of a narrower row be merged
        fields = {row: run.lead + len(run.slots) + run.trail - trailing for row, run in tabbed.items()}
        if all(width <= fields[row] <= max(widths.values()) for row, width in widths.items()):
            return assigned | {row: _filled_out(run) for row, run in tabbed.items() if run.lead or run.trail}
    return assigned


def _filled_out(run: Run) -> Run:
    at = run.slots[0].place
    blank = Slot("", "", at._replace(end=at.start))
    return replace(run, slots=[blank] * run.lead + run.slots + [blank] * run.trail, aligned=True)


def _index(table: Table, row: str) -> int:
    return table.rows.index(table.row_by_id[row])


def _requests_edition(words: str) -> str:
    """The edition by its rows: since 2021 （六）其他处理 has three rows of its own."""
    newer = sum(part in words for part in ("逾期不补正", "收费通知", "缴纳费用", "行政机关不再处理"))
    return "form_2021" if newer else "form_2019"


def _found(
    table: Table, region: Region, assigned: dict[int, Run], settled: dict[int, RowReading], named: set[int]
) -> FoundTable:
    cells: dict[str, Cell] = {}
    for index in range(len(table.rows)):
        if index in settled:
            cells |= row_cells(table, settled[index])
            continue
        make = blank if index in named else unreadable
        cells |= {each: make(each) for each in table.ids_by_row[index]}
    last = max((run.end for run in assigned.values()), default=region.first)
    open_rows = {index: reading for index, reading in settled.items() if len(reading.options) > 1}
    return FoundTable(table, cells, region.first, last, open_rows)


def read_remedies(document: Document, region: Region, edition: str) -> FoundTable | None:
    """All rows stand beside each other: one run of fifteen, or three of five under each other.

    The table is the same in both editions; `edition` is that of the tables it stands with.
    """
    table = table_of(edition, "remedies")
    width = len(table.rows) * len(table.columns)
    runs = without_idle_columns(runs_of(document, region.first, region.last), width)
    runs = [run for run in runs if run.slots]
    run = next((run for run in runs if run.digits >= width or len(_trimmed(run, width).slots) == width), None)
    if run is None:
        run = _joined([_trimmed(run, width) for run in runs], width)
    if run is None:
        return None
    reading = settle({0: _remedies_row(run, width)}, remedies_cost, no_table_cost)[0]
    cells = row_cells(table, reading, table.cell_ids)
    return FoundTable(table, cells, region.first, run.end)


def _remedies_row(run: Run, width: int) -> RowReading:
    """No label stands right before these values: with blank cells on both sides it is open which one is the first."""
    first, last = _room(run, width)
    if first >= last:
        return row_reading(0, _trimmed(run, width), width, remedies_cost)
    shifted = [
        row_reading(0, replace(run, slots=run.slots[start : start + width]), width, remedies_cost)
        for start in range(first, last + 1)
    ]
    options = [
        option._replace(
            pieces=tuple(piece and piece._replace(slot=piece.slot + start) for piece in option.pieces)
        )
        for start, reading in enumerate(shifted, start=first)
        for option in reading.options
    ]
    return RowReading(0, tuple(run.slots), tuple(options), printed=False)


def _joined(runs: list[Run], width: int) -> Run | None:
    """The values of a table that was cut into several rows or lines, if together they have the right number."""
    for size in (2, 3):
        for start in range(len(runs) - size + 1):
            group = runs[start : start + size]
            if sum(len(run.slots) for run in group) == width:
                slots = [slot for run in group for slot in run.slots]
                return Run(group[0].before, group[0].own, slots, group[0].start, group[-1].end, aligned=True)
    fullest = max(runs, key=lambda run: run.digits, default=None)
    apart = sum(len(slot.parts()) for slot in fullest.slots) if fullest else 0
    return fullest if fullest and fullest.digits >= 5 <= apart else None


def read_proactive(document: Document, stream: Stream, region: Region) -> FoundTable | None:
    words = stream.text[region.start : region.end]
    table = table_of(_proactive_edition(words), "proactive")
    runs = runs_of(document, region.first, region.last)
    assigned, named = assign_by_words(table, runs)
    if not assigned and len(named) < 3:
        return None
    assigned = _with_edges(table, assigned)
    readings = {row: _proactive_row(table, row, run) for row, run in assigned.items()}
    settled = settle(readings, proactive_cost(table), no_table_cost)
    return _found(table, region, assigned, settled, named)


def _proactive_row(table: Table, row: int, run: Run) -> RowReading:
    columns = table.columns_of(table.rows[row])
    signed = frozenset(index for index, column in enumerate(columns) if column.signed)
    return row_reading(row, _trimmed(run, len(columns)), len(columns), no_row_cost, signed)


def _trimmed(run: Run, width: int) -> Run:
    """A row with more places than the form has columns: without the blank ones beside its values.

    Merged cells to the right of the last value stay blank in a grid, and bars fill up a line or open the next one.
    """
    if not run.aligned or len(run.slots) <= width:
        return run
    first, last = _room(run, width)
    if first <= last:
        return replace(run, slots=run.slots[first : first + width])
    return run


def _room(run: Run, width: int) -> tuple[int, int]:
    """The first and the last place at which so many columns may begin that hold all values of the run."""
    written = [place for place, slot in enumerate(run.slots) if slot.text] or [0]
    spare = len(run.slots) - width
    if not run.aligned or spare < 0:
        return 0, 0
    return max(0, written[-1] + 1 - width), min(written[0], spare)


def _proactive_edition(words: str) -> str:
    newer = sum(word in words for word in ("制发件数", "废止件数", "现行有效", "收费金额", "处理决定数量"))
    older = sum(
        word in words
        for word in ("制作数量", "公开数量", "公开总数", "项目数量", "增/减", "采购", "其他对外管理")
    )
    return "form_2019" if older > newer else "form_2021"
