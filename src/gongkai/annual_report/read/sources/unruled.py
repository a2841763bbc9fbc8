"""Tables drawn without lines, as grids: columns by place, labels and numbers broken over lines put together.

Without this a blank cell of such a table leaves no trace in the text of its line, and a label broken over lines is
half before its numbers and half after them. What is not plain stays lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.annual_report.blocks import Block, Grid, GridCell, Line
from gongkai.annual_report.read.sources.columns import columns_of, nearest
from gongkai.annual_report.read.sources.logical_rows import TableLine, logical_rows
from gongkai.annual_report.read.sources.printed import Printed, lines_of, mark_furniture
from gongkai.annual_report.read.sources.stacks import Stack, headings_of, stacks_of
from gongkai.annual_report.read.sources.words import joined, rows_of
from gongkai.annual_report.read.sources.zones import Part, parts_of, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gongkai.annual_report.read.sources.words import Word

Placed = tuple[float, Block]  # how far down the page, and what

_COVERED = 0.4  # of a label that several rows share: so much of its height has other labels to its right


@dataclass
class _Sheet:
    """One page. used: texts that stand in a grid; headings: lines whose texts were put together."""

    number: int
    lines: list[Printed]
    parts: list[Part]
    grids: list[Placed] = field(default_factory=list)
    used: set[Word] = field(default_factory=set)
    headings: dict[int, list[str]] = field(default_factory=dict)

    def blocks(self) -> Iterator[Placed]:
        yield from self.grids
        for at, line in enumerate(self.lines):
            texts = self.headings.get(at)
            if texts is None:
                texts = [one.text for one in line.segments if one not in self.used]
            if texts and not line.repeated:
                yield line.top, Line("\t".join(texts), self.number)


def free_blocks(pages: Sequence[tuple[int, list[Word]]]) -> list[list[Placed]]:
    """What the words outside ruled tables are, for each page. pages: number and words."""
    printed = [lines_of(rows_of(words), number) for number, words in pages]
    mark_furniture(printed)
    sheets = [
        _Sheet(number, lines, parts_of(lines)) for (number, _), lines in zip(pages, printed, strict=True)
    ]
    sheet_of = {id(part): sheet for sheet in sheets for part in sheet.parts}
    for table in tables_of([sheet.parts for sheet in sheets]):
        for part, columns in _with_columns(table):
            _lay_out(part, columns, sheet_of[id(part)])
    return [list(sheet.blocks()) for sheet in sheets]


def _with_columns(table: list[Part]) -> Iterator[tuple[Part, list[float]]]:
    """The parts of a table whose columns are plain: of all of them together, or of each page by itself."""
    if len(table) > 1 and not any(part.headings for part in table[1:]) and (columns := _columns(table)):
        yield from ((part, columns) for part in table)
        return
    for part in table:
        if columns := _columns([part]):
            yield part, columns


def _columns(parts: list[Part]) -> list[float]:
    rows = [part.lines[row].numbers for part in parts for row in part.rows]
    return columns_of(rows, parts[0].headings, named=any(part.units is not None for part in parts))


def _lay_out(part: Part, columns: list[float], sheet: _Sheet) -> None:
    """Make a grid of a part of a table, and put its headings together."""
    lines = part.lines[part.first : part.last + 1]
    shared = _shared_labels([word for line in lines for word in line.labels if not part.is_unit(word)])
    aside = {word for stack in shared for word in stack.words}
    rows = logical_rows(
        [table_line for line in lines for table_line in _table_line(part, line, columns, aside)]
    )
    while rows and not _stays(rows[0]):
        rows.pop(0)
    while rows and not _stays(rows[-1]):
        rows.pop()
    if not rows:
        return
    top, bottom = _edges(rows)
    shared = [stack for stack in shared if top <= stack.centre <= bottom]
    beside = _by_row(shared, rows)
    cells = tuple(
        GridCell(y, x, text)
        for y, row in enumerate(rows)
        for x, text in enumerate([*_shared_text(y, beside), *_texts(row, part, len(columns))])
    )
    sheet.grids.append((top, Grid(cells, sheet.number)))
    sheet.used |= {word for stack in shared for word in stack.words}
    sheet.used |= {word for row in rows for line in row for word in line.printed}
    if len(part.stacks) < sum(len(stack.words) for stack in part.stacks):
        sheet.headings |= dict(_headings(part))


def _stays(row: list[TableLine]) -> bool:
    """Whether a line at the edge of a table belongs to it: by a number, or by a unit whose number is blank."""
    return any(line.values or line.units for line in row)


def _edges(rows: list[list[TableLine]]) -> tuple[float, float]:
    return rows[0][0].top, max(word.bottom for line in rows[-1] for word in line.printed)


def _shared_labels(labels: list[Word]) -> list[Stack]:
    """Labels that several rows share: beside most of their height other labels stand to the right."""
    stacks = stacks_of(labels)
    return [one for one in stacks if _covered(one, stacks) > _COVERED * (one.bottom - one.top)]


def _covered(stack: Stack, stacks: list[Stack]) -> float:
    """How much of a stack's height has other labels to its right, which do not overlap with each other."""
    return sum(
        max(0.0, min(stack.bottom, other.bottom) - max(stack.top, other.top))
        for other in stacks
        if other.left >= stack.right
    )


def _table_line(part: Part, line: Printed, columns: list[float], aside: set[Word]) -> Iterator[TableLine]:
    found = TableLine(line.top)
    for word, group in zip(line.labels, line.label_groups, strict=True):
        found.printed += [] if word in aside else [word]
        measured = part.is_unit(group[-1])
        found.units += group[-1:] if measured else []
        label = group[:-1] if measured else group
        if label and word not in aside:
            found.labels.append(joined(label))
    for group, number in zip(line.values, line.numbers, strict=True):
        by_column: dict[int, list[Word]] = {}
        for word in group:
            by_column.setdefault(nearest(columns, word.middle), []).append(word)
        for column, words in by_column.items():
            before = [found.values[column]] if column in found.values else []
            found.values[column] = joined([*before, *words])
        found.printed.append(number)
    if found.printed:
        yield found


def _by_row(shared: list[Stack], rows: list[list[TableLine]]) -> dict[int, list[Stack]]:
    """The labels that several rows share, by the row beside their middle."""
    found: dict[int, list[Stack]] = {}
    centres = [sum(_edges([row])) / 2 for row in rows]
    for stack in sorted(shared, key=lambda one: one.left):
        found.setdefault(nearest(centres, stack.centre), []).append(stack)
    return found


def _shared_text(row: int, beside: dict[int, list[Stack]]) -> list[str]:
    """The cell for what the row shares with others, where any row of the table does."""
    return ["\n".join(stack.text for stack in beside.get(row, []))] if beside else []


def _texts(row: list[TableLine], part: Part, columns: int) -> Iterator[str]:
    """The cells of a row: its label, its unit if the table has units, its numbers."""
    if part.labels:
        yield "\n".join(word.text for line in row for word in line.labels)
    if part.units is not None:
        yield "\n".join(word.text for line in row for word in line.units)
    for column in range(columns):
        yield "\n".join(line.values[column].text for line in row if column in line.values)


def _headings(part: Part) -> Iterator[tuple[int, list[str]]]:
    """Each heading in the line in which it begins."""
    texts = {stack.words[0]: stack.text for stack in part.stacks}
    for at in part.head:
        yield at, [texts[word] for word in headings_of(part.lines[at].words) if word in texts]
